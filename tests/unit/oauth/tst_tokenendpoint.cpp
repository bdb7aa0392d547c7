#include "jose/jws.h"
#include "oauth/grants.h"
#include "oauth/tokenendpoint.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/outcome.h"
#include "support/rawtoken.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QTest>
#include <QUrlQuery>

using namespace agent0;

namespace {

const QString tokenUrl = u"https://idp.example/token"_s;
const QByteArray goodTokens = R"({"access_token":"at","token_type":"Bearer","expires_in":300})";

ClientCredentials secretClient(ClientAuthenticationMethod method = ClientAuthenticationMethod::ClientSecretBasic)
{
    ClientCredentials client;
    client.clientId = u"agent0"_s;
    client.method = method;
    client.secret = Secret("cl1ent-s3cret:/+");
    if (method == ClientAuthenticationMethod::PrivateKeyJwt)
        client.key = test::publishedKey(u"rfc7515-a2"_s);
    return client;
}

TokenRequest refreshOf(
    const QByteArray &token, ClientAuthenticationMethod method = ClientAuthenticationMethod::ClientSecretBasic)
{
    TokenRequest request(Leg::Refresh, tokenUrl, refreshGrant(Secret(token), {u"openid"_s}));
    request.client = secretClient(method);
    request.connection = u"todo0"_s;
    return request;
}

} // namespace

class TokenEndpointTest : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    test::ScriptedHttp m_http;
    TokenEndpoint m_endpoint{m_http, m_clock, systemRandomBytes};

    Result<TokenResponse> ask(TokenRequest request) { return test::await(m_endpoint.request(std::move(request))); }
    Error refusedWith(int status, const QByteArray &body, QList<HttpHeader> headers = {})
    {
        m_http.answer(status, body, std::move(headers));
        return ask(refreshOf("r3fresh-token")).error();
    }
    QByteArray header(const char *name) const
    {
        for (const HttpHeader &one : m_http.requests.back().headers) {
            if (one.name.compare(name, Qt::CaseInsensitive) == 0)
                return one.value;
        }
        return {};
    }

private slots:
    void init() { m_http.requests.clear(); }
    void cleanup() { QVERIFY(m_http.exhausted()); }

    void sendsOneFormWithTheGrantAndTheClient()
    {
        m_http.answer(200, goodTokens);
        const auto tokens = ask(refreshOf("r3fresh"));
        QVERIFY(tokens);
        const HttpRequest &sent = m_http.requests.back();
        QCOMPARE(sent.method, QByteArray("POST"));
        QCOMPARE(sent.url, tokenUrl.toLatin1());
        QCOMPARE(sent.body, QByteArray("grant_type=refresh_token&refresh_token=r3fresh&scope=openid"));
        QCOMPARE(sent.leg, Leg::Refresh);
        QCOMPARE(sent.connection, u"todo0"_s);
        QCOMPARE(header("Accept"), QByteArray("application/json"));
        QCOMPARE(header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    }

    void provesTheClientInOneWayOnlyAndNeverAsABrowser_data()
    {
        QTest::addColumn<ClientAuthenticationMethod>("method");
        QTest::newRow("none") << ClientAuthenticationMethod::None;
        QTest::newRow("basic") << ClientAuthenticationMethod::ClientSecretBasic;
        QTest::newRow("post") << ClientAuthenticationMethod::ClientSecretPost;
        QTest::newRow("key") << ClientAuthenticationMethod::PrivateKeyJwt;
    }
    void provesTheClientInOneWayOnlyAndNeverAsABrowser()
    {
        QFETCH(ClientAuthenticationMethod, method);
        m_http.answer(200, goodTokens);
        QVERIFY(ask(refreshOf("r", method)));
        const QUrlQuery body(QString::fromLatin1(m_http.requests.back().body));
        const int proofs = int(!header("Authorization").isEmpty()) + int(body.hasQueryItem(u"client_secret"_s))
            + int(body.hasQueryItem(u"client_assertion"_s));
        QCOMPARE(proofs, method == ClientAuthenticationMethod::None ? 0 : 1);
        QVERIFY(header("Origin").isEmpty());
        QVERIFY(header("Cookie").isEmpty());
    }

    void carriesAProofOfPossession()
    {
        m_http.answer(200, goodTokens);
        TokenRequest request = refreshOf("r");
        request.headers = {{"DPoP", "a.b.c"}};
        QVERIFY(ask(std::move(request)));
        QCOMPARE(header("DPoP"), QByteArray("a.b.c"));
    }

    void keepsAnOAuthErrorWhole()
    {
        const Error error = refusedWith(400,
            QByteArray("{\"error\":\"invalid_target\",\"error_description\":\"no such "
                       "audience\",\"error_uri\":\"https://idp.example/e1\"}"),
            {{"X-Okta-Request-Id", "req-77"}});
        QVERIFY(error.oauth);
        QCOMPARE(error.oauth->code, u"invalid_target"_s);
        QCOMPARE(error.oauth->description, u"no such audience"_s);
        QCOMPARE(error.oauth->uri, u"https://idp.example/e1"_s);
        QCOMPARE(error.oauth->requestId, u"req-77"_s);
        QCOMPARE(error.oauth->httpStatus, 400);
        QCOMPARE(error.leg, Leg::Refresh);
        QVERIFY(!error.message.isEmpty() && !error.hint.isEmpty());
    }

    void tellsFaultsApart_data()
    {
        QTest::addColumn<int>("leg");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<Fault>("fault");
        const auto row = [](Leg leg, int status, const char *error, Fault fault) {
            QTest::addRow("%s %d %s", name(leg).data(), status, error)
                << int(leg) << status << QByteArray(error) << fault;
        };
        row(Leg::Refresh, 400, "invalid_grant", Fault::SignInNeeded);
        row(Leg::Redemption, 400, "invalid_grant", Fault::Refused);
        row(Leg::Exchange, 401, "invalid_client", Fault::Refused);
        row(Leg::Exchange, 400, "access_denied", Fault::Refused);
        row(Leg::Exchange, 400, "invalid_target", Fault::Refused);
        row(Leg::Exchange, 400, "insufficient_user_authentication", Fault::SignInNeeded);
        row(Leg::Exchange, 401, "insufficient_user_authentication", Fault::SignInNeeded);
        row(Leg::Refresh, 400, "interaction_required", Fault::SignInNeeded);
        row(Leg::Refresh, 400, "login_required", Fault::SignInNeeded);
        row(Leg::Exchange, 400, "temporarily_unavailable", Fault::Network);
        row(Leg::Exchange, 500, "server_error", Fault::Network);
        row(Leg::Exchange, 429, "too_many_requests", Fault::Network);
        row(Leg::Refresh, 429, "invalid_grant", Fault::Network);
        row(Leg::Redemption, 400, "something_new", Fault::Refused);
    }
    void tellsFaultsApart()
    {
        QFETCH(int, leg);
        QFETCH(int, status);
        QFETCH(QByteArray, error);
        QFETCH(Fault, fault);
        m_http.answer(status, "{\"error\":\"" + error + "\"}");
        TokenRequest request(Leg(leg), tokenUrl, {});
        request.client = secretClient();
        QCOMPARE(ask(std::move(request)).error().fault, fault);
    }

    void aStepUpSaysWhatTheSignInMustAskFor()
    {
        const Error error =
            refusedWith(401, R"({"error":"insufficient_user_authentication","acr_values":"urn:mfa","max_age":300})");
        QCOMPARE(error.oauth->acrValues, u"urn:mfa"_s);
        QCOMPARE(*error.oauth->maxAge, 300);
        QCOMPARE(*refusedWith(401, R"({"error":"insufficient_user_authentication","max_age":"60"})").oauth->maxAge, 60);
        QVERIFY(!refusedWith(401, R"({"error":"insufficient_user_authentication","max_age":-1})").oauth->maxAge);
    }

    void retryAfterIsHandedOn_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("7") << 7;
        QTest::newRow("nonsense") << QByteArray("soon") << -1;
        QTest::newRow("negative") << QByteArray("-3") << -1;
        QTest::newRow("none") << QByteArray() << -1;
    }
    void retryAfterIsHandedOn()
    {
        QFETCH(QByteArray, value);
        QFETCH(int, seconds);
        const Error error = refusedWith(503, "<html>busy</html>",
            value.isEmpty() ? QList<HttpHeader>() : QList<HttpHeader>{{"Retry-After", value}});
        QCOMPARE(error.fault, Fault::Network);
        QCOMPARE(error.oauth->httpStatus, 503);
        QCOMPARE(int(error.retryAfterSeconds.value_or(-1)), seconds);
    }

    void whatIsNoOAuthAnswerIsMalformed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308, 400, 401, 403, 404, 405})
            QTest::addRow("%d", status) << status;
    }
    void whatIsNoOAuthAnswerIsMalformed()
    {
        QFETCH(int, status);
        const Error error = refusedWith(
            status, "<html></html>", {{"Location", "https://evil.example/"}, {"WWW-Authenticate", "Basic realm=x"}});
        QCOMPARE(error.fault, Fault::Malformed);
        QVERIFY(!error.hint.isEmpty());
        QCOMPARE(m_http.requests.size(), 1U);
    }

    void anErrorOfAWrongTypeIsNone()
    {
        QCOMPARE(refusedWith(400, R"({"error":["invalid_grant"]})").fault, Fault::Malformed);
        QCOMPARE(refusedWith(400, R"({"error":null})").fault, Fault::Malformed);
        QCOMPARE(refusedWith(400, R"({"errorCode":"E0000011"})").fault, Fault::Malformed);
        QCOMPARE(refusedWith(400, R"({"error":"invalid_grant","error":"x"})").fault, Fault::Malformed);
    }

    void whatAServerRepeatsOfOurSecretsIsTakenOut_data()
    {
        QTest::addColumn<QByteArray>("echo");
        QTest::newRow("refresh token") << QByteArray("r3fresh-token");
        QTest::newRow("client secret") << QByteArray("cl1ent-s3cret:/+");
        QTest::newRow("encoded client secret") << QByteArray("cl1ent-s3cret%3A%2F%2B");
        QTest::newRow("basic credentials") << QByteArray("agent0:cl1ent-s3cret%3A%2F%2B").toBase64();
        QTest::newRow("some JWT") << QByteArray("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln");
        QTest::newRow("start of a JWT") << QByteArray("eyJhbGciOiJSUzI1NiJ9.eyJzdW");
    }
    void whatAServerRepeatsOfOurSecretsIsTakenOut()
    {
        QFETCH(QByteArray, echo);
        const QByteArray body = "{\"error\":\"x " + echo + R"(","error_description":"the token ')" + echo
            + R"(' is bad","error_uri":"u?t=)" + echo + "\"}";
        const Error error = refusedWith(400, body, {{"x-request-id", echo}});
        for (const QString &text : {error.message, error.hint, error.oauth->code, error.oauth->description,
                 error.oauth->uri, error.oauth->requestId})
            QVERIFY2(!text.contains(QString::fromUtf8(echo)), "a secret came back");
        QVERIFY(error.oauth->description.startsWith(u"the token '"_s));
    }

    void textFromOutsideIsShownHarmlessly_data()
    {
        QTest::addColumn<QByteArray>("description");
        QTest::newRow("terminal escape") << QByteArray(R"(\u001b]0;owned\u0007)");
        QTest::newRow("direction override") << QByteArray(R"(\u202egnp)");
        QTest::newRow("line breaks") << QByteArray(R"(a\r\nb)");
        QTest::newRow("2 MB") << QByteArray(2'000'000, 'x');
    }
    void textFromOutsideIsShownHarmlessly()
    {
        QFETCH(QByteArray, description);
        const Error error =
            refusedWith(400, "{\"error\":\"invalid_request\",\"error_description\":\"" + description + "\"}");
        QVERIFY(error.message.size() < 1000);
        for (const QChar c : error.message)
            QVERIFY(c.unicode() >= 0x20 && c.unicode() != 0x7f && c.unicode() != 0x202e);
    }

    void hintsNameWhatWasSent()
    {
        m_http.answer(400, R"({"error":"invalid_target","error_description":"'audience' is unknown"})");
        const ExchangeGrant grant{IdTokenType, u"https://as.example/"_s, u"https://api.example"_s, {u"a"_s}, {}};
        TokenRequest request(Leg::Exchange, tokenUrl, exchangeGrant(grant, Secret("idt-secret")));
        request.client = secretClient();
        const Error error = ask(std::move(request)).error();
        QCOMPARE(error.code, u"audience_mismatch"_s);
        QVERIFY2(error.hint.contains(u"https://as.example/ "_s), qPrintable(error.hint));
    }

    void aFailureOfTheNetworkKeepsItsLeg()
    {
        m_http.failWith(Fault::Network);
        const auto tokens = ask(refreshOf("r"));
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, Fault::Network);
        QCOMPARE(tokens.error().leg, Leg::Refresh);
        QCOMPARE(m_http.requests.size(), 1U);
    }

    void aClientWithoutItsSecretSendsNothing()
    {
        TokenRequest request = refreshOf("r");
        request.client.secret = Secret();
        QCOMPARE(test::codeOf(ask(std::move(request))), u"client_secret_missing"_s);
        QVERIFY(m_http.requests.empty());
    }

    void revocationSendsTheTokenAndItsKind()
    {
        m_http.answer(200, "");
        QVERIFY(test::await(m_endpoint.revoke(u"https://idp.example/revoke"_s, Secret("rt"), "refresh_token",
            secretClient(ClientAuthenticationMethod::PrivateKeyJwt), {})));
        const QUrlQuery body(QString::fromLatin1(m_http.requests.back().body));
        QCOMPARE(body.queryItemValue(u"token"_s), u"rt"_s);
        QCOMPARE(body.queryItemValue(u"token_type_hint"_s), u"refresh_token"_s);
        QCOMPARE(m_http.requests.back().leg, Leg::Revocation);
        const auto proof = UnverifiedJws::parse(body.queryItemValue(u"client_assertion"_s).toLatin1());
        QCOMPARE(proof->claims["aud"_L1].toString(), u"https://idp.example/revoke"_s);
    }

    void revokingWhatIsGoneSucceeds()
    {
        const auto revoke = [&] {
            return test::await(m_endpoint.revoke(tokenUrl, Secret("rt"), {}, secretClient(), {}));
        };
        m_http.answer(400, R"({"error":"invalid_token"})");
        QVERIFY(revoke());
        m_http.answer(401, R"({"error":"invalid_client"})");
        QCOMPARE(revoke().error().fault, Fault::Refused);
        m_http.answer(503, R"({})", {{"Retry-After", "3"}});
        const auto busy = revoke();
        QVERIFY(!busy);
        QCOMPARE(busy.error().fault, Fault::Network);
        QCOMPARE(*busy.error().retryAfterSeconds, 3);
    }

    void whereNothingCanBeRevokedNothingIsSent()
    {
        const auto revoked = test::await(m_endpoint.revoke({}, Secret("rt"), {}, secretClient(), {}));
        QCOMPARE(test::codeOf(revoked), u"no_revocation_endpoint"_s);
        QVERIFY(m_http.requests.empty());
    }
};

AGENT0_TEST(TokenEndpointTest)
#include "tst_tokenendpoint.moc"
