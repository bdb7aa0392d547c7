#include "jose/jws.h"
#include "oidc/userinfo.h"
#include "support/outcome.h"
#include "support/rawtoken.h"
#include "support/testmain.h"
#include "unit/oidc/scriptedprovider.h"

#include <QTest>

using namespace agent0;

class UserInfoTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::ScriptedProvider> m_provider;

    /// What the endpoint answers; everything else goes to the provider.
    void answerWith(int status, const QByteArray &type, const QByteArray &body, QList<HttpHeader> headers = {})
    {
        const auto usual = m_provider->http.otherwise;
        headers.prepend({"Content-Type", type});
        m_provider->http.otherwise = [=](const HttpRequest &request) -> Result<HttpResponse> {
            if (request.url.endsWith("/userinfo"))
                return HttpResponse{status, headers, body};
            return usual(request);
        };
    }
    Result<QJsonObject> ask()
    {
        UserInfo info(m_provider->http, m_provider->clock, systemRandomBytes, m_provider->discovery);
        return test::await(info.ask(m_provider->metadata(), Secret("at-1"), u"agent0"_s, u"ada"_s));
    }
    QString outcome()
    {
        const auto claims = ask();
        return claims ? u"good"_s : claims.error().code;
    }
    static QByteArray signedClaims(const QJsonObject &claims, const QString &keyName = u"rfc7515-a2"_s,
        JwsAlgorithm algorithm = JwsAlgorithm::RS256)
    {
        return *signJws({}, claims, test::publishedKey(keyName), algorithm);
    }

private slots:
    void init() { m_provider = std::make_unique<test::ScriptedProvider>(); }

    void oidcc_client_test_scope_userinfo_claims()
    {
        answerWith(200, "application/json;charset=utf-8", "{\"sub\":\"ada\",\"email\":\"ada@acme.example\"}");
        const auto claims = ask();
        QVERIFY(claims);
        QCOMPARE(claims->value("email"_L1).toString(), u"ada@acme.example"_s);
    }

    void oidcc_client_test_userinfo_bearer_header()
    {
        answerWith(200, "application/json", "{\"sub\":\"ada\"}");
        QCOMPARE(outcome(), u"good"_s);
        const HttpRequest &sent = m_provider->http.requests.back();
        QCOMPARE(sent.method, QByteArray("GET"));
        QCOMPARE(sent.url, QByteArray("https://idp.example/userinfo"));
        QVERIFY(std::ranges::any_of(sent.headers,
            [](const HttpHeader &one) { return one.name == "Authorization" && one.value == "Bearer at-1"; }));
    }

    void oidcc_client_test_userinfo_invalid_sub_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("another") << QByteArray("{\"sub\":\"grace\"}");
        QTest::newRow("another case") << QByteArray("{\"sub\":\"Ada\"}");
        QTest::newRow("missing") << QByteArray("{\"email\":\"a@b\"}");
        QTest::newRow("a list") << QByteArray("{\"sub\":[\"ada\"]}");
        QTest::newRow("null") << QByteArray("{\"sub\":null}");
    }
    void oidcc_client_test_userinfo_invalid_sub()
    {
        QFETCH(QByteArray, body);
        answerWith(200, "application/json", body);
        const auto claims = ask();
        QCOMPARE(test::codeOf(claims), u"userinfo_subject"_s);
        QCOMPARE(claims.error().fault, Fault::Untrusted);
    }

    void oidcc_client_test_userinfo_signed()
    {
        answerWith(200, "application/jwt",
            signedClaims({{u"iss"_s, u"https://idp.example"_s}, {u"aud"_s, u"agent0"_s}, {u"sub"_s, u"ada"_s}}));
        QCOMPARE(outcome(), u"good"_s);
    }

    void aSignedAnswerIsVerified_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("code");
        const QJsonObject good{{u"iss"_s, u"https://idp.example"_s}, {u"aud"_s, u"agent0"_s}, {u"sub"_s, u"ada"_s}};
        auto changed = [&](const QString &key, const QJsonValue &value) {
            QJsonObject claims = good;
            claims[key] = value;
            return claims;
        };
        QTest::newRow("other issuer") << signedClaims(changed(u"iss"_s, u"https://evil.example"_s)) << u"claim_iss"_s;
        QTest::newRow("other client") << signedClaims(changed(u"aud"_s, u"other"_s)) << u"claim_aud"_s;
        QTest::newRow("other person") << signedClaims(changed(u"sub"_s, u"grace"_s)) << u"userinfo_subject"_s;
        QTest::newRow("changed") << signedClaims(good).replace(signedClaims(good).size() - 4, 2, "AA")
                                 << u"jws_signature"_s;
        QTest::newRow("none") << QByteArray("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.") << u"jws_algorithm"_s;
        QTest::newRow("not signed at all") << QByteArray("{\"sub\":\"ada\"}") << u"jws_parts"_s;
    }
    void aSignedAnswerIsVerified()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, code);
        answerWith(200, "application/jwt", token);
        QCOMPARE(outcome(), code);
    }

    void whatCannotBeReadIsRefused()
    {
        answerWith(200, "text/html", "{\"sub\":\"ada\"}");
        QCOMPARE(outcome(), u"userinfo_unreadable"_s);
        answerWith(200, "application/json", "{\"sub\":\"grace\",\"sub\":\"ada\"}");
        QCOMPARE(outcome(), u"json_invalid"_s);
    }

    void aRefusalIsHandedOn()
    {
        answerWith(401, "text/plain", "",
            {{"WWW-Authenticate", "Bearer error=\"invalid_token\", error_description=\"expired\""}});
        const auto claims = ask();
        QVERIFY(!claims);
        QCOMPARE(claims.error().oauth->code, u"invalid_token"_s);
        QCOMPARE(claims.error().oauth->description, u"expired"_s);
        QVERIFY(!claims.error().hint.isEmpty());
        answerWith(503, "text/plain", "");
        QCOMPARE(ask().error().fault, Fault::Network);
    }

    void aProviderWithoutAnEndpointIsNotAsked()
    {
        UserInfo info(m_provider->http, m_provider->clock, systemRandomBytes, m_provider->discovery);
        ServerMetadata idp = m_provider->metadata();
        idp.userinfoEndpoint.clear();
        QCOMPARE(
            test::codeOf(test::await(info.ask(idp, Secret("at-1"), u"agent0"_s, u"ada"_s))), u"userinfo_missing"_s);
        QVERIFY(m_provider->http.requests.empty());
    }
};

AGENT0_TEST(UserInfoTest)
#include "tst_userinfo.moc"
