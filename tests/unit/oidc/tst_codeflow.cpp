#include "oidc/codeflow.h"
#include "support/outcome.h"
#include "support/rawtoken.h"
#include "support/testmain.h"
#include "unit/oidc/scriptedprovider.h"

#include <QTest>

using namespace agent0;

namespace {

ClientCredentials flowClient(ClientAuthenticationMethod method = ClientAuthenticationMethod::None)
{
    ClientCredentials client;
    client.clientId = u"agent0"_s;
    client.method = method;
    client.secret = Secret("s3cret +:/%");
    if (method == ClientAuthenticationMethod::PrivateKeyJwt)
        client.key = test::publishedKey(u"rfc7515-a2"_s);
    return client;
}

/// Takes every request and answers none.
class SilentServer final : public HttpClient {
public:
    Task<Result<HttpResponse>> send(HttpRequest) override
    {
        asked = true;
        OneShot<bool> never;
        co_await never.receiver;
        co_return HttpResponse();
    }
    bool asked = false;
};

} // namespace

/// The authorization code grant without OpenID: also for resources with a consent of their own.
class CodeFlowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::ScriptedProvider> m_provider;
    std::unique_ptr<CodeFlow> m_flow;

    CodeFlowRequest request() const
    {
        CodeFlowRequest wanted;
        wanted.server = m_provider->metadata();
        wanted.client = flowClient();
        wanted.scopes = {u"todos.read"_s, u"a+b"_s};
        wanted.redirectPath = u"/callback"_s;
        return wanted;
    }
    Result<TokenResponse> run(CodeFlowRequest wanted)
    {
        return test::await(m_flow->run(std::move(wanted), m_provider->browser()));
    }
    Result<TokenResponse> run() { return run(request()); }
    QByteArray sentHeader(const char *name) const
    {
        for (const HttpHeader &header : m_provider->http.requests.back().headers) {
            if (header.name == name)
                return header.value;
        }
        return {};
    }

private slots:
    void init()
    {
        m_provider = std::make_unique<test::ScriptedProvider>();
        m_flow = std::make_unique<CodeFlow>(m_provider->http, m_provider->clock, systemRandomBytes);
    }
    void cleanup()
    {
        m_flow.reset();
        m_provider.reset();
    }

    void givesTheTokensOfTheCode()
    {
        const auto tokens = run();
        QVERIFY2(tokens, tokens ? "" : qPrintable(tokens.error().message));
        QCOMPARE(tokens->accessToken.reveal(), QByteArray("at-1"));
        QCOMPARE(tokens->refreshToken.reveal(), QByteArray("rt-1"));
        QCOMPARE(m_provider->http.requests.size(), 1U);
        QCOMPARE(m_provider->http.requests[0].leg, Leg::SignIn);
    }

    void asksInTheWordsOfTheProtocol()
    {
        CodeFlowRequest wanted = request();
        wanted.extra = {{"prompt", "login"}, {"resource", "https://api.example/"}};
        QVERIFY(run(std::move(wanted)));
        QVERIFY(m_provider->opened.startsWith("https://idp.example/authorize?"));
        QCOMPARE(m_provider->parameter(u"response_type"_s), u"code"_s);
        QCOMPARE(m_provider->parameter(u"client_id"_s), u"agent0"_s);
        QCOMPARE(m_provider->parameter(u"scope"_s), u"todos.read a+b"_s);
        QCOMPARE(m_provider->parameter(u"code_challenge_method"_s), u"S256"_s);
        QCOMPARE(m_provider->parameter(u"code_challenge"_s).size(), 43);
        QVERIFY(m_provider->parameter(u"state"_s).size() >= 43);
        QVERIFY(m_provider->redirect().startsWith(u"http://127.0.0.1:"_s)
            && m_provider->redirect().endsWith(u"/callback"_s));
        QCOMPARE(m_provider->parameter(u"prompt"_s), u"login"_s);
        QCOMPARE(m_provider->parameter(u"resource"_s), u"https://api.example/"_s);
        for (const auto &[name, value] : m_provider->asked.queryItems())
            QCOMPARE(m_provider->asked.allQueryItemValues(name).size(), 1);
    }

    void everyTimeIsAnew()
    {
        QVERIFY(run());
        const QStringList first{m_provider->parameter(u"state"_s), m_provider->parameter(u"code_challenge"_s)};
        QVERIFY(run());
        QVERIFY(
            first[0] != m_provider->parameter(u"state"_s) && first[1] != m_provider->parameter(u"code_challenge"_s));
    }

    void whatTheServersAddressAlreadyAsksIsKept()
    {
        CodeFlowRequest wanted = request();
        wanted.server.authorizationEndpoint += u"?p=B2C_1%20x"_s;
        QVERIFY(run(std::move(wanted)));
        QVERIFY(m_provider->opened.startsWith("https://idp.example/authorize?p=B2C_1%20x&response_type=code"));
    }

    void provesTheClientInEachOfFourWays_data()
    {
        QTest::addColumn<ClientAuthenticationMethod>("method");
        QTest::newRow("none") << ClientAuthenticationMethod::None;
        QTest::newRow("client_secret_basic") << ClientAuthenticationMethod::ClientSecretBasic;
        QTest::newRow("client_secret_post") << ClientAuthenticationMethod::ClientSecretPost;
        QTest::newRow("private_key_jwt") << ClientAuthenticationMethod::PrivateKeyJwt;
    }
    void provesTheClientInEachOfFourWays()
    {
        QFETCH(ClientAuthenticationMethod, method);
        CodeFlowRequest wanted = request();
        wanted.client = flowClient(method);
        QVERIFY(run(std::move(wanted)));
        const bool basic = method == ClientAuthenticationMethod::ClientSecretBasic;
        QCOMPARE(sentHeader("Authorization"),
            basic ? "Basic " + QByteArray("agent0:s3cret+%2B%3A%2F%25").toBase64() : QByteArray());
        QCOMPARE(m_provider->sentField(u"client_secret"_s),
            method == ClientAuthenticationMethod::ClientSecretPost ? u"s3cret +:/%"_s : QString());
        QCOMPARE(m_provider->sentField(u"client_assertion"_s).isEmpty(),
            method != ClientAuthenticationMethod::PrivateKeyJwt);
        QCOMPARE(m_provider->http.requests.size(), 1U);
    }

    void fapi2_ensure_authorization_response_with_invalid_state_fails_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::newRow("another") << QByteArray("another");
        QTest::newRow("empty") << QByteArray("");
    }
    void fapi2_ensure_authorization_response_with_invalid_state_fails()
    {
        QFETCH(QByteArray, state);
        m_provider->redirectWith = [&](QList<FormField> &fields) { fields[1].value = state; };
        neverGetsTokens();
    }

    void fapi2_ensure_authorization_response_with_invalid_missing_state_fails()
    {
        m_provider->redirectWith = [](QList<FormField> &fields) { fields.removeLast(); };
        neverGetsTokens();
    }

    void fapi2_invalid_authorization_response_iss_data()
    {
        QTest::addColumn<QByteArray>("iss");
        QTest::addColumn<bool>("announced");
        for (const char *iss : {"https://evil.example", "https://idp.example/", "https://IDP.example", ""}) {
            QTest::addRow("announced %s", iss) << QByteArray(iss) << true;
            if (*iss)
                QTest::addRow("not announced %s", iss) << QByteArray(iss) << false;
        }
    }
    void fapi2_invalid_authorization_response_iss()
    {
        QFETCH(QByteArray, iss);
        QFETCH(bool, announced);
        m_provider->redirectWith = [&](QList<FormField> &fields) { fields.append(FormField{"iss", iss}); };
        CodeFlowRequest wanted = request();
        wanted.server.issInAuthorizationResponse = announced;
        const auto tokens = run(std::move(wanted));
        QCOMPARE(test::codeOf(tokens), u"iss_mismatch"_s);
        QCOMPARE(tokens.error().fault, Fault::Untrusted);
        QVERIFY(m_provider->http.requests.empty());
    }

    void fapi2_remove_authorization_response_iss()
    {
        CodeFlowRequest wanted = request();
        wanted.server.issInAuthorizationResponse = true;
        QCOMPARE(test::codeOf(run(std::move(wanted))), u"iss_mismatch"_s);
        QVERIFY(m_provider->http.requests.empty());
    }

    void theRightIssuerIsTaken()
    {
        m_provider->redirectWith = [](QList<FormField> &fields) {
            fields.append(FormField{"iss", "https://idp.example"});
        };
        CodeFlowRequest wanted = request();
        wanted.server.issInAuthorizationResponse = true;
        QVERIFY(run(std::move(wanted)));
    }

    void anErrorOfAnotherServerIsNotBelieved()
    {
        m_provider->redirectWith = [](QList<FormField> &fields) {
            fields[0] = {"error", "access_denied"};
            fields.append(FormField{"iss", "https://evil.example"});
        };
        QCOMPARE(test::codeOf(run()), u"iss_mismatch"_s);
    }

    void aRefusalSaysWhyAndWhatToDo_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<Fault>("fault");
        QTest::newRow("denied") << QByteArray("access_denied") << Fault::Refused;
        QTest::newRow("login") << QByteArray("login_required") << Fault::SignInNeeded;
        QTest::newRow("interaction") << QByteArray("interaction_required") << Fault::SignInNeeded;
        QTest::newRow("busy") << QByteArray("temporarily_unavailable") << Fault::Network;
        QTest::newRow("server") << QByteArray("server_error") << Fault::Network;
        QTest::newRow("unknown") << QByteArray("<b>\x1b[2J") << Fault::Refused;
    }
    void aRefusalSaysWhyAndWhatToDo()
    {
        QFETCH(QByteArray, error);
        QFETCH(Fault, fault);
        m_provider->redirectWith = [&](QList<FormField> &fields) {
            fields = {{"error", error}, {"error_description", "because\x07"}, fields[1]};
        };
        const auto tokens = run();
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, fault);
        QCOMPARE(tokens.error().leg, Leg::SignIn);
        QVERIFY(!tokens.error().hint.isEmpty());
        QVERIFY(!tokens.error().message.contains(QChar(0x1b)) && !tokens.error().message.contains(QChar(7)));
        QVERIFY(m_provider->http.requests.empty());
    }

    void neitherCodeNorErrorIsABrokenAnswer()
    {
        m_provider->redirectWith = [](QList<FormField> &fields) { fields.removeFirst(); };
        QCOMPARE(test::codeOf(run()), u"code_missing"_s);
    }

    void theTokenEndpointsRefusalComesWhole()
    {
        m_provider->tokenAnswer = [](const HttpRequest &) {
            return HttpResponse{400, {{"Content-Type", "application/json"}, {"x-okta-request-id", "r1"}},
                "{\"error\":\"invalid_grant\",\"error_description\":\"The authorization code is invalid or has "
                "expired.\"}"};
        };
        const auto tokens = run();
        QCOMPARE(test::codeOf(tokens), u"code_expired"_s);
        QCOMPARE(tokens.error().oauth->requestId, u"r1"_s);
        QCOMPARE(m_provider->http.requests.size(), 1U);
    }

    void theTokenEndpointMayFailInAnyWay_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Fault>("fault");
        const QByteArray json = "application/json";
        QTest::newRow("500") << 500 << json << QByteArray("{}") << Fault::Network;
        QTest::newRow("503 page") << 503 << QByteArray("text/html") << QByteArray("<html>") << Fault::Network;
        QTest::newRow("401 with Basic") << 401 << json << QByteArray("{\"error\":\"invalid_client\"}")
                                        << Fault::Refused;
        QTest::newRow("redirect") << 302 << json << QByteArray() << Fault::Malformed;
        QTest::newRow("page") << 200 << QByteArray("text/html") << QByteArray("<html>") << Fault::Malformed;
        QTest::newRow("no type") << 200 << QByteArray()
                                 << QByteArray("{\"access_token\":\"a\",\"token_type\":\"Bearer\"}")
                                 << Fault::Malformed;
        QTest::newRow("error in a 200") << 200 << json << QByteArray("{\"error\":\"access_denied\"}") << Fault::Refused;
        QTest::newRow("empty") << 200 << json << QByteArray() << Fault::Malformed;
    }
    void theTokenEndpointMayFailInAnyWay()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(Fault, fault);
        m_provider->tokenAnswer = [&](const HttpRequest &) {
            return HttpResponse{status,
                {{"Content-Type", type}, {"WWW-Authenticate", "Basic realm=\"x\""},
                    {"Location", "https://evil.example/"}},
                body};
        };
        const auto tokens = run();
        QVERIFY(!tokens);
        QCOMPARE(tokens.error().fault, fault);
        QCOMPARE(m_provider->http.requests.size(), 1U); // a code is never sent twice
    }

    void aServerThatCannotBeUsedOpensNoBrowser_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QStringList>("challenges");
        QTest::addColumn<QString>("code");
        const QString good = u"https://idp.example/authorize"_s;
        QTest::newRow("no address") << QString() << QStringList() << u"authorization_endpoint_missing"_s;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << QStringList() << u"authorization_endpoint_unsafe"_s;
        QTest::newRow("file") << u"file:///bin/sh"_s << QStringList() << u"authorization_endpoint_unsafe"_s;
        QTest::newRow("plain http") << u"http://idp.example/"_s << QStringList() << u"authorization_endpoint_unsafe"_s;
        QTest::newRow("dash") << u"--help"_s << QStringList() << u"authorization_endpoint_unsafe"_s;
        QTest::newRow("plain PKCE only") << good << QStringList{u"plain"_s} << u"pkce_s256_unsupported"_s;
    }
    void aServerThatCannotBeUsedOpensNoBrowser()
    {
        QFETCH(QString, endpoint);
        QFETCH(QStringList, challenges);
        QFETCH(QString, code);
        CodeFlowRequest wanted = request();
        wanted.server.authorizationEndpoint = endpoint;
        wanted.server.codeChallengeMethods = challenges;
        QCOMPARE(test::codeOf(run(std::move(wanted))), code);
        QCOMPARE(m_provider->timesOpened, 0);
    }

    void theResultIsShownInTheBrowser()
    {
        QVERIFY(run());
        m_flow->finish({});
        const QByteArray page = m_provider->visitor->listen();
        QVERIFY(page.contains("Signed in") && !page.contains("c0de")
            && !page.contains(m_provider->parameter(u"state"_s).toLatin1()));
    }

    void aFailureIsShownAsOne()
    {
        m_provider->redirectWith = [](QList<FormField> &fields) { fields[0] = {"error", "access_denied"}; };
        const auto tokens = run();
        m_flow->finish(fail(tokens.error()));
        QVERIFY(m_provider->visitor->listen().contains("Not signed in"));
    }

    void droppingItClosesThePortAtOnce()
    {
        m_provider->instead = [](test::ScriptedProvider &) { };
        {
            TaskScope scope;
            scope.start(drop(m_flow->run(request(), m_provider->browser())));
            QCOMPARE(m_provider->timesOpened, 1);
        }
        m_flow.reset();
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), m_provider->port());
        QVERIFY(!late.waitForConnected(1000));
    }

    void droppingItInTheMiddleOfTheCodeExchangeIsSafe()
    {
        SilentServer silent;
        auto flow = std::make_unique<CodeFlow>(silent, m_provider->clock, systemRandomBytes);
        TaskScope scope;
        scope.start(drop(flow->run(request(), m_provider->browser())));
        QVERIFY(QTest::qWaitFor([&] { return silent.asked; }, 5000));
        scope.cancel();
        flow.reset();
        QCoreApplication::processEvents();
    }

private:
    static Task<> drop(Task<Result<TokenResponse>> task) { co_await task; }

    /// The wait goes on, and only its owner ends it.
    void neverGetsTokens()
    {
        TaskScope scope;
        scope.start(drop(m_flow->run(request(), m_provider->browser())));
        QVERIFY(m_provider->visitor->listen().startsWith("HTTP/1.1 400 "));
        QVERIFY(!scope.idle());
        QVERIFY(m_provider->http.requests.empty());
    }
};

AGENT0_TEST(CodeFlowTest)
#include "tst_codeflow.moc"
