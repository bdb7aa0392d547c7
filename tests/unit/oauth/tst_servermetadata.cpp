#include "oauth/servermetadata.h"
#include "support/outcome.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;

namespace {

const QString idpIssuer = u"https://idp.example"_s;

QJsonObject goodMetadata()
{
    return {{u"issuer"_s, idpIssuer}, {u"authorization_endpoint"_s, u"https://idp.example/authorize"_s},
        {u"token_endpoint"_s, u"https://idp.example/token"_s}, {u"jwks_uri"_s, u"https://keys.example/jwks"_s},
        {u"userinfo_endpoint"_s, u"https://idp.example/userinfo"_s},
        {u"grant_types_supported"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
        {u"authorization_response_iss_parameter_supported"_s, true}};
}

} // namespace

class ServerMetadataTest : public QObject {
    Q_OBJECT

private slots:
    void readsWhatAServerPublishes()
    {
        const auto server = ServerMetadata::fromJson(goodMetadata(), idpIssuer);
        QVERIFY(server);
        QCOMPARE(server->tokenEndpoint, u"https://idp.example/token"_s);
        QCOMPARE(server->jwksUri, u"https://keys.example/jwks"_s);
        QCOMPARE(server->grantTypes.size(), 2);
        QVERIFY(server->issInAuthorizationResponse);
        QVERIFY(server->revocationEndpoint.isEmpty());
    }

    void nullIsAbsent()
    {
        QJsonObject document = goodMetadata();
        document[u"revocation_endpoint"_s] = QJsonValue();
        document[u"scopes_supported"_s] = QJsonValue();
        QVERIFY(ServerMetadata::fromJson(document, idpIssuer));
    }

    void refusesAnotherIssuer_data()
    {
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("reason");
        QTest::newRow("other") << u"https://evil.example"_s << u"different hosts"_s;
        QTest::newRow("slash") << u"https://idp.example/"_s << u"slash at the end"_s;
        QTest::newRow("case") << u"https://IDP.example"_s << u"case"_s;
        QTest::newRow("port") << u"https://idp.example:443"_s << u"port"_s;
        QTest::newRow("scheme") << u"http://idp.example"_s << u"scheme"_s;
        QTest::newRow("blank") << u"https://idp.example "_s << u"blanks"_s;
        QTest::newRow("custom server") << u"https://idp.example/oauth2/default"_s << u"custom authorization server"_s;
    }
    void refusesAnotherIssuer()
    {
        QFETCH(QString, published);
        QFETCH(QString, reason);
        QJsonObject document = goodMetadata();
        document[u"issuer"_s] = published;
        const auto server = ServerMetadata::fromJson(document, idpIssuer);
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Untrusted);
        QCOMPARE(server.error().leg, Leg::Discovery);
        QCOMPARE(test::codeOf(server), u"issuer_mismatch"_s);
        QVERIFY2(server.error().message.contains(reason), qPrintable(server.error().message));
        QVERIFY(!server.error().hint.isEmpty());
    }

    void refusesWhatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        const auto row = [](const char *name, const char *member, const QJsonValue &value) {
            QTest::newRow(name) << QString::fromLatin1(member) << value;
        };
        row("issuer missing", "issuer", QJsonValue::Undefined);
        row("issuer of a wrong type", "issuer", 5);
        row("issuer in a list", "issuer", QJsonArray{idpIssuer});
        row("token endpoint missing", "token_endpoint", QJsonValue::Undefined);
        row("token endpoint empty", "token_endpoint", u""_s);
        row("token endpoint relative", "token_endpoint", u"/token"_s);
        row("token endpoint plain http", "token_endpoint", u"http://idp.example/token"_s);
        row("token endpoint on this machine", "token_endpoint", u"http://127.0.0.1/token"_s);
        row("token endpoint with user", "token_endpoint", u"https://u:p@idp.example/token"_s);
        row("token endpoint with fragment", "token_endpoint", u"https://idp.example/token#f"_s);
        row("token endpoint with line break", "token_endpoint", u"https://idp.example/\r\ntoken"_s);
        row("token endpoint with NUL", "token_endpoint", QString(u"https://idp.example/"_s + QChar(0)));
        row("authorization endpoint file", "authorization_endpoint", u"file:///bin/sh"_s);
        row("authorization endpoint javascript", "authorization_endpoint", u"javascript:alert(1)"_s);
        row("authorization endpoint data", "authorization_endpoint", u"data:text/html,<b>"_s);
        row("authorization endpoint smb", "authorization_endpoint", u"smb://host/x"_s);
        row("authorization endpoint custom scheme", "authorization_endpoint", u"calc://x"_s);
        row("authorization endpoint with backtick", "authorization_endpoint", u"https://idp.example/`id`"_s);
        row("authorization endpoint with dash", "authorization_endpoint", u"--new-window"_s);
        row("key set relative", "jwks_uri", u"jwks"_s);
        row("userinfo of a wrong type", "userinfo_endpoint", true);
        row("revocation file", "revocation_endpoint", u"file:///x"_s);
        row("end of session mailto", "end_session_endpoint", u"mailto:a@b"_s);
        row("list of a wrong type", "scopes_supported", u"openid"_s);
        row("list of numbers", "grant_types_supported", QJsonArray{1});
        row("iss support as text", "authorization_response_iss_parameter_supported", u"true"_s);
    }
    void refusesWhatCannotBeUsed()
    {
        QFETCH(QString, member);
        QFETCH(QJsonValue, value);
        QJsonObject document = goodMetadata();
        document[member] = value;
        const auto server = ServerMetadata::fromJson(document, idpIssuer);
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Malformed);
        QCOMPARE(test::codeOf(server), u"metadata_invalid"_s);
        QVERIFY2(server.error().message.contains(member), qPrintable(server.error().message));
    }

    void aResourceMustBeTheOneThatWasAskedAbout()
    {
        const QJsonObject document{{u"resource"_s, u"https://api.example/"_s},
            {u"authorization_servers"_s, QJsonArray{u"https://as.example"_s}}};
        QVERIFY(ResourceMetadata::fromJson(document, u"https://api.example/"_s));
        const auto other = ResourceMetadata::fromJson(document, u"https://api.example"_s);
        QCOMPARE(test::codeOf(other), u"resource_mismatch"_s);
        QCOMPARE(other.error().fault, Fault::Untrusted);
    }

    void aResourceMustNotNameAServerThatCannotBe()
    {
        const QJsonObject document{{u"resource"_s, u"https://api.example"_s},
            {u"authorization_servers"_s, QJsonArray{u"https://as.example"_s, u"file:///etc"_s}}};
        QCOMPARE(test::codeOf(ResourceMetadata::fromJson(document, u"https://api.example"_s)), u"metadata_invalid"_s);
    }
};

AGENT0_TEST(ServerMetadataTest)
#include "tst_servermetadata.moc"
