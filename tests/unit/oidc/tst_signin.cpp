#include "oidc/signin.h"
#include "support/outcome.h"
#include "support/testmain.h"
#include "unit/oidc/scriptedprovider.h"

#include <QTest>

using namespace agent0;

class SignInTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::ScriptedProvider> m_provider;
    std::unique_ptr<SignIn> m_signIn;

    SignInRequest request() const
    {
        SignInRequest wanted;
        wanted.idp = m_provider->metadata();
        wanted.settings.issuer = m_provider->issuer;
        wanted.settings.clientId = m_provider->clientId;
        wanted.settings.scopes = {u"openid"_s, u"profile"_s, u"offline_access"_s};
        wanted.client.clientId = m_provider->clientId;
        return wanted;
    }
    Result<SignedIn> run(SignInRequest wanted)
    {
        return test::await(m_signIn->signIn(std::move(wanted), m_provider->browser()));
    }
    Result<SignedIn> run() { return run(request()); }
    QString outcome() { return test::codeOf(run()); }

    void oidcc_client_test()
    {
        const auto person = run();
        QVERIFY2(person, person ? "" : qPrintable(person.error().message));
        QCOMPARE(person->idTokenClaims.subject(), u"ada"_s);
        QCOMPARE(person->idTokenClaims.displayName(), u"Ada"_s);
        QCOMPARE(person->accessToken.reveal(), QByteArray("at-1"));
        QCOMPARE(person->refreshToken.reveal(), QByteArray("rt-1"));
        QCOMPARE(person->accessTokenLife->count(), 3600);
        QCOMPARE(person->scopes, (QStringList{u"openid"_s, u"profile"_s}));
        QVERIFY(m_provider->visitor->listen().contains("Signed in"));
    }

    void asksForWhatTheCallerWants()
    {
        SignInRequest wanted = request();
        wanted.loginHint = u"ada+1@acme.example"_s;
        wanted.prompt = u"login"_s;
        wanted.acrValues = {u"urn:mfa"_s, u"urn:phr"_s};
        wanted.maxAge = 0;
        m_provider->claims = {{u"acr"_s, u"urn:phr"_s}, {u"auth_time"_s, unixSeconds(m_provider->clock.now())}};
        QVERIFY(run(std::move(wanted)));
        QCOMPARE(m_provider->parameter(u"login_hint"_s), u"ada+1@acme.example"_s);
        QCOMPARE(m_provider->parameter(u"prompt"_s), u"login"_s);
        QCOMPARE(m_provider->parameter(u"acr_values"_s), u"urn:mfa urn:phr"_s);
        QCOMPARE(m_provider->parameter(u"max_age"_s), u"0"_s);
        QVERIFY(m_provider->parameter(u"nonce"_s).size() >= 43);
        QVERIFY(m_provider->parameter(u"nonce"_s) != m_provider->parameter(u"state"_s));
    }

    void theIdTokenIsCheckedInFull_data()
    {
        QTest::addColumn<QJsonObject>("claims");
        QTest::addColumn<QString>("code");
        const qint64 now = unixSeconds(test::ManualClock().now());
        QTest::newRow("oidcc_client_test_invalid_iss")
            << QJsonObject{{u"iss"_s, u"https://evil.example"_s}} << u"claim_iss"_s;
        QTest::newRow("oidcc_client_test_missing_sub") << QJsonObject{{u"sub"_s, QJsonValue()}} << u"claim_sub"_s;
        QTest::newRow("oidcc_client_test_invalid_aud") << QJsonObject{{u"aud"_s, u"other"_s}} << u"claim_aud"_s;
        QTest::newRow("oidcc_client_test_missing_iat") << QJsonObject{{u"iat"_s, QJsonValue()}} << u"claim_iat"_s;
        QTest::newRow("oidcc_client_test_nonce_invalid") << QJsonObject{{u"nonce"_s, u"other"_s}} << u"claim_nonce"_s;
        QTest::newRow("fapi2_invalid_missing_nonce") << QJsonObject{{u"nonce"_s, QJsonValue()}} << u"claim_nonce"_s;
        QTest::newRow("fapi2_invalid_expired_exp") << QJsonObject{{u"exp"_s, now - 3600}} << u"claim_exp"_s;
        QTest::newRow("oidcc_client_test_invalid_athash")
            << QJsonObject{{u"at_hash"_s, u"AAAAAAAAAAAAAAAAAAAAAA"_s}} << u"claim_at_hash"_s;
    }
    void theIdTokenIsCheckedInFull()
    {
        QFETCH(QJsonObject, claims);
        QFETCH(QString, code);
        m_provider->claims = claims;
        const auto person = run();
        QCOMPARE(test::codeOf(person), code);
        QCOMPARE(person.error().fault, Fault::Untrusted);
        QCOMPARE(person.error().leg, Leg::SignIn);
        QVERIFY(m_provider->visitor->listen().contains("Not signed in"));
    }

    void aStepUpThatWasNotGivenIsNoSignIn()
    {
        SignInRequest wanted = request();
        wanted.acrValues = {u"urn:mfa"_s};
        QCOMPARE(test::codeOf(run(std::move(wanted))), u"claim_acr"_s);
        wanted = request();
        wanted.maxAge = 60;
        m_provider->claims = {{u"auth_time"_s, unixSeconds(m_provider->clock.now()) - 3600}};
        QCOMPARE(test::codeOf(run(std::move(wanted))), u"claim_auth_time"_s);
    }

    void onlyTheExpectedPersonWillDo()
    {
        SignInRequest wanted = request();
        wanted.expectedSubject = u"ada"_s;
        QCOMPARE(test::codeOf(run(std::move(wanted))), u"good"_s);
        wanted = request();
        wanted.expectedSubject = u"grace"_s;
        const auto other = run(std::move(wanted));
        QCOMPARE(test::codeOf(other), u"another_person"_s);
        QCOMPARE(other.error().fault, Fault::Untrusted);
    }

    void anAnswerWithoutIdTokenIsNoSignIn()
    {
        m_provider->tokenAnswer = [&](const HttpRequest &) {
            return HttpResponse{
                200, {{"Content-Type", "application/json"}}, m_provider->tokens({{u"id_token"_s, QJsonValue()}})};
        };
        QCOMPARE(outcome(), u"id_token_missing"_s);
    }

    void anIdTokenThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("words") << u"hello"_s;
        QTest::newRow("none") << u"eyJhbGciOiJub25lIn0.e30."_s;
        QTest::newRow("JSON serialization") << u"e30"_s;
    }
    void anIdTokenThatIsNoneIsRefused()
    {
        QFETCH(QString, token);
        m_provider->tokenAnswer = [&](const HttpRequest &) {
            return HttpResponse{
                200, {{"Content-Type", "application/json"}}, m_provider->tokens({{u"id_token"_s, token}})};
        };
        const auto person = run();
        QVERIFY(!person);
        QCOMPARE(person.error().fault, Fault::Untrusted);
        QCOMPARE(person.error().leg, Leg::SignIn);
    }

    void oidcc_client_test_signing_key_rotation_just_before_signing()
    {
        QCOMPARE(outcome(), u"good"_s);
        m_provider->clock.advance(Milliseconds(61'000));
        m_provider->keyIds = {"k1", "k2"};
        QCOMPARE(outcome(), u"good"_s);
    }

    void anUnknownKeyFetchesTheKeysOnce()
    {
        QCOMPARE(outcome(), u"good"_s);
        m_provider->clock.advance(Milliseconds(61'000));
        m_provider->tokenAnswer = [&](const HttpRequest &) {
            m_provider->keyIds = {"unpublished"};
            const QByteArray tokens = m_provider->tokens();
            m_provider->keyIds = {"k1"};
            return HttpResponse{200, {{"Content-Type", "application/json"}}, tokens};
        };
        const auto keyRequests = [&] {
            return std::ranges::count_if(
                m_provider->http.requests, [](const HttpRequest &one) { return one.url.endsWith("/jwks"); });
        };
        const auto before = keyRequests();
        QCOMPARE(outcome(), u"jws_no_key"_s);
        QCOMPARE(outcome(), u"jws_no_key"_s);
        QCOMPARE(keyRequests(), before + 1);
    }

    void keysThatCannotBeHadAreAFailureOfDiscovery()
    {
        m_provider->http.otherwise = [this](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.url.endsWith("/jwks"))
                return HttpResponse{503, {}, {}};
            return HttpResponse{200, {{"Content-Type", "application/json"}}, m_provider->tokens()};
        };
        const auto person = run();
        QVERIFY(!person);
        QCOMPARE(person.error().leg, Leg::Discovery);
        QCOMPARE(person.error().fault, Fault::Network);
    }

    void nobodyComesBackForEver()
    {
        m_provider->instead = [](test::ScriptedProvider &provider) {
            QTimer::singleShot(0, [&provider] { provider.clock.advance(Milliseconds(300'000)); });
        };
        const auto person = run();
        QCOMPARE(test::codeOf(person), u"sign_in_timeout"_s);
        QCOMPARE(person.error().leg, Leg::SignIn);
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), m_provider->port());
        QVERIFY(!late.waitForConnected(1000));
    }

    void aFixedPortIsUsedAndFreedAgain()
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress(QHostAddress::LocalHost), 0));
        const quint16 free = probe.serverPort();
        SignInRequest wanted = request();
        wanted.settings.redirectPort = free;
        wanted.settings.redirectPath = u"/here"_s;
        QCOMPARE(test::codeOf(run(std::move(wanted))), u"redirect_port_taken"_s);
        probe.close();
        for (int i = 0; i < 2; ++i) {
            wanted = request();
            wanted.settings.redirectPort = free;
            wanted.settings.redirectPath = u"/here"_s;
            QCOMPARE(test::codeOf(run(std::move(wanted))), u"good"_s);
            QCOMPARE(m_provider->redirect(), u"http://127.0.0.1:%1/here"_s.arg(free));
        }
    }
};

AGENT0_TEST(SignInTest)
#include "tst_signin.moc"
