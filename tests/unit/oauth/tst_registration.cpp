#include "oauth/registration.h"
#include "support/await.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;

/// RFC 7591, as an installed program does it.
class RegistrationTest : public QObject {
    Q_OBJECT

    test::ScriptedHttp m_http;

    static ServerMetadata server(const QStringList &methods = {})
    {
        ServerMetadata metadata;
        metadata.issuer = u"https://as.example"_s;
        metadata.registrationEndpoint = u"https://as.example/register"_s;
        metadata.tokenAuthMethods = methods;
        return metadata;
    }
    Result<RegisteredClient> enroll(const ServerMetadata &metadata, const QStringList &scopes = {})
    {
        return test::await(registerClient(m_http, metadata, u"http://127.0.0.1:4711/callback"_s, scopes, u"todo0"_s));
    }
    QJsonObject sent() const { return QJsonDocument::fromJson(m_http.requests.back().body).object(); }

private slots:
    void aNativeApplicationSaysWhatItIs()
    {
        m_http.answer(201, R"({"client_id":"c1"})");
        QVERIFY(enroll(server(), {u"a"_s, u"b"_s}));
        QCOMPARE(sent().value("application_type"_L1).toString(), u"native"_s);
        QCOMPARE(sent().value("redirect_uris"_L1).toArray(), QJsonArray{u"http://127.0.0.1:4711/callback"_s});
        QCOMPARE(sent().value("grant_types"_L1).toArray(), QJsonArray({u"authorization_code"_s, u"refresh_token"_s}));
        QCOMPARE(sent().value("scope"_L1).toString(), u"a b"_s);
    }

    void theLeastMethodThatTheServerHasIsAskedFor_data()
    {
        QTest::addColumn<QStringList>("offered");
        QTest::addColumn<QString>("asked");
        QTest::newRow("all") << QStringList{u"client_secret_post"_s, u"client_secret_basic"_s, u"none"_s} << u"none"_s;
        QTest::newRow("secrets") << QStringList{u"client_secret_post"_s, u"client_secret_basic"_s}
                                 << u"client_secret_basic"_s;
        QTest::newRow("post") << QStringList{u"client_secret_post"_s} << u"client_secret_post"_s;
        QTest::newRow("unsaid") << QStringList() << u"none"_s;
    }
    void theLeastMethodThatTheServerHasIsAskedFor()
    {
        QFETCH(QStringList, offered);
        QFETCH(QString, asked);
        m_http.answer(201, R"({"client_id":"c1","client_secret":"s"})");
        QVERIFY(enroll(server(offered)));
        QCOMPARE(sent().value("token_endpoint_auth_method"_L1).toString(), asked);
    }

    void theServersWordOnTheMethodCounts_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ClientAuthenticationMethod>("method");
        using enum ClientAuthenticationMethod;
        QTest::newRow("none") << QByteArray(R"({"client_id":"c","token_endpoint_auth_method":"none"})") << None;
        QTest::newRow("post") << QByteArray(
            R"({"client_id":"c","client_secret":"s","token_endpoint_auth_method":"client_secret_post"})")
                              << ClientSecretPost;
        QTest::newRow("unsaid, with a secret")
            << QByteArray(R"({"client_id":"c","client_secret":"s"})") << ClientSecretBasic;
        QTest::newRow("unsaid, without") << QByteArray(R"({"client_id":"c"})") << None;
    }
    void theServersWordOnTheMethodCounts()
    {
        QFETCH(QByteArray, answer);
        QFETCH(ClientAuthenticationMethod, method);
        m_http.answer(201, answer);
        const auto client = enroll(server());
        QVERIFY(client);
        QCOMPARE(client->credentials.method, method);
    }

    void anAnswerThatCannotBeUsedIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("no client_id") << QByteArray("{}");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("a method that was not asked for")
            << QByteArray(R"({"client_id":"c","token_endpoint_auth_method":"tls_client_auth"})");
        QTest::newRow("a secret's method without one")
            << QByteArray(R"({"client_id":"c","token_endpoint_auth_method":"client_secret_basic"})");
    }
    void anAnswerThatCannotBeUsedIsSaid()
    {
        QFETCH(QByteArray, answer);
        m_http.answer(201, answer);
        const auto client = enroll(server());
        QVERIFY(!client);
        QCOMPARE(client.error().code, u"registration_answer"_s);
        QCOMPARE(client.error().leg, Leg::Consent);
    }

    void aRefusalKeepsTheServersWords()
    {
        m_http.answer(400, R"({"error":"invalid_redirect_uri","error_description":"no loopback"})");
        const auto client = enroll(server());
        QVERIFY(!client);
        QCOMPARE(client.error().code, u"registration_refused"_s);
        QCOMPARE(client.error().oauth->code, u"invalid_redirect_uri"_s);
    }

    void aServerThatRegistersNobodyIsNotAsked()
    {
        ServerMetadata metadata = server();
        metadata.registrationEndpoint.clear();
        const std::size_t before = m_http.requests.size();
        const auto client = enroll(metadata);
        QVERIFY(!client);
        QCOMPARE(client.error().code, u"registration_unsupported"_s);
        QCOMPARE(m_http.requests.size(), before);
    }

    void whatIsKeptIsReadBack()
    {
        m_http.answer(201, R"({"client_id":"c1","client_secret":"s1","client_secret_expires_at":1900000000})");
        const auto client = enroll(server());
        QVERIFY(client);
        const auto again = RegisteredClient::fromText(client->toText());
        QVERIFY(again);
        QCOMPARE(again->credentials.clientId, u"c1"_s);
        QVERIFY(again->credentials.secret.equals("s1"));
        QCOMPARE(again->credentials.method, ClientAuthenticationMethod::ClientSecretBasic);
        QCOMPARE(again->redirectUri, u"http://127.0.0.1:4711/callback"_s);
        QCOMPARE(again->secretExpires, fromUnixSeconds(1'900'000'000));
        QVERIFY(!RegisteredClient::fromText(Secret("not ours")));
    }
};

AGENT0_TEST(RegistrationTest)
#include "tst_registration.moc"
