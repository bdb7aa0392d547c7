#include "base/result.h"
#include "oauth/serverprofile.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {
ServerMetadata serverAt(const char *issuer, const char *tokenEndpoint)
{
    ServerMetadata server;
    server.issuer = QString::fromLatin1(issuer);
    server.tokenEndpoint = QString::fromLatin1(tokenEndpoint);
    return server;
}
} // namespace

class ServerProfileTest : public QObject {
    Q_OBJECT

private slots:
    void oktaForbidsScopeAndTakesAnIdJagOnce()
    {
        const ServerProfile &row = serverProfile(u"okta");
        QCOMPARE(row.scope, RedemptionScope::Forbidden);
        QVERIFY(!row.idJagReusable && row.issuerHasNoSlash && !row.publicClients);
    }
    void auth0TakesAnIdJagAgainAndItsIssuerEndsWithASlash()
    {
        const ServerProfile &row = serverProfile(u"auth0");
        QCOMPARE(row.scope, RedemptionScope::Optional);
        QVERIFY(row.idJagReusable && row.issuerEndsWithSlash && row.publicClients);
    }
    void keycloakTakesConfidentialClientsAndAnIdJagOnce()
    {
        const ServerProfile &row = serverProfile(u"keycloak");
        QCOMPARE(row.scope, RedemptionScope::Optional);
        QVERIFY(!row.idJagReusable && row.issuerHasNoSlash && !row.publicClients);
    }
    void todo0NeedsScopeAndAnIdJagOfLessThanHalfAMinute()
    {
        const ServerProfile &row = serverProfile(u"todo0");
        QCOMPARE(row.scope, RedemptionScope::Required);
        QCOMPARE(row.maxIdJagAgeSeconds, 30);
        QVERIFY(row.idJagReusable && row.issuerHasNoSlash && !row.publicClients);
    }
    void xaaDevNeedsScope()
    {
        const ServerProfile &row = serverProfile(u"xaa.dev");
        QCOMPARE(row.scope, RedemptionScope::Required);
        QVERIFY(!row.idJagReusable && !row.issuerEndsWithSlash && !row.issuerHasNoSlash);
    }
    void janssenLeavesScopeToTheClient()
    {
        const ServerProfile &row = serverProfile(u"janssen");
        QCOMPARE(row.scope, RedemptionScope::Optional);
        QVERIFY(!row.idJagReusable && !row.issuerEndsWithSlash && !row.issuerHasNoSlash);
    }
    void genericSpendsNoIdJagTwiceAndForbidsNothing()
    {
        const ServerProfile &row = serverProfile(u"generic");
        QCOMPARE(row.scope, RedemptionScope::Optional);
        QVERIFY(!row.idJagReusable && !row.issuerEndsWithSlash && !row.issuerHasNoSlash && row.publicClients);
    }

    void eachKindIsThereOnceAndUnknownNamesAreGeneric()
    {
        QStringList names;
        for (const ServerProfile &row : serverProfiles())
            names << QString(row.name);
        QCOMPARE(names,
            (QStringList{u"okta"_s, u"auth0"_s, u"keycloak"_s, u"todo0"_s, u"xaa.dev"_s, u"janssen"_s, u"generic"_s}));
        QCOMPARE(serverProfile(u"auto").name, "generic"_L1);
        QCOMPARE(serverProfile(u"Okta").name, "generic"_L1);
    }

    void guessesTheKindFromWhatAServerPublishes_data()
    {
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *kind, const char *issuer, const char *endpoint) {
            QTest::addRow("%s %s", kind, issuer)
                << QString::fromLatin1(issuer) << QString::fromLatin1(endpoint) << QString::fromLatin1(kind);
        };
        row("okta", "https://acme.okta.com/oauth2/default", "https://acme.okta.com/oauth2/default/v1/token");
        row("okta", "https://acme.oktapreview.com/oauth2/aus1", "https://acme.oktapreview.com/oauth2/aus1/v1/token");
        row("okta", "https://login.acme.example/oauth2/aus1", "https://login.acme.example/oauth2/aus1/v1/token");
        row("auth0", "https://acme.eu.auth0.com/", "https://acme.eu.auth0.com/oauth/token");
        row("auth0", "https://login.acme.example/", "https://login.acme.example/oauth/token");
        row("keycloak", "https://sso.example/realms/acme",
            "https://sso.example/realms/acme/protocol/openid-connect/token");
        row("keycloak", "http://127.0.0.1:8080/auth/realms/a",
            "http://127.0.0.1:8080/auth/realms/a/protocol/openid-connect/token");
        row("xaa.dev", "https://auth.resource.xaa.dev", "https://auth.resource.xaa.dev/token");
        row("janssen", "https://jans.example", "https://jans.example/jans-auth/restv1/token");
        row("todo0", "http://localhost:5001", "http://localhost:5001/token");
        row("generic", "http://127.0.0.1:5002", "http://127.0.0.1:5002/token");
        row("generic", "https://as.example", "https://as.example/token");
        row("generic", "https://notokta.com/oauth2/default", "https://notokta.com/token");
        row("generic", "https://xaa.dev.evil.example", "https://xaa.dev.evil.example/token");
    }
    void guessesTheKindFromWhatAServerPublishes()
    {
        QFETCH(QString, issuer);
        QFETCH(QString, endpoint);
        QFETCH(QString, kind);
        QCOMPARE(QString(guessProfile(serverAt(issuer.toLatin1(), endpoint.toLatin1()))), kind);
    }
};

AGENT0_TEST(ServerProfileTest)
#include "tst_serverprofile.moc"
