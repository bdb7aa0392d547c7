#include "base/result.h"
#include "oauth/wellknown.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class WellKnownTest : public QObject {
    Q_OBJECT

private slots:
    void providerIsAskedTheOpenIdWayFirst()
    {
        QCOMPARE(providerMetadataAddresses(u"https://a.example/t/1"_s),
            (QStringList{u"https://a.example/t/1/.well-known/openid-configuration"_s,
                u"https://a.example/.well-known/oauth-authorization-server/t/1"_s,
                u"https://a.example/.well-known/openid-configuration/t/1"_s}));
    }

    void authorizationServerIsAskedByRfc8414First()
    {
        QCOMPARE(serverMetadataAddresses(u"https://acme.okta.com/oauth2/default"_s),
            (QStringList{u"https://acme.okta.com/.well-known/oauth-authorization-server/oauth2/default"_s,
                u"https://acme.okta.com/.well-known/openid-configuration/oauth2/default"_s,
                u"https://acme.okta.com/oauth2/default/.well-known/openid-configuration"_s}));
    }

    void anIssuerWithoutPathHasTwoPlaces()
    {
        QCOMPARE(serverMetadataAddresses(u"https://a.example"_s).size(), 2);
        QCOMPARE(providerMetadataAddresses(u"https://a.example"_s).size(), 2);
    }

    void theSlashAtTheEndIsNotDoubled()
    {
        QCOMPARE(providerMetadataAddresses(u"https://t.eu.auth0.com/"_s).constFirst(),
            u"https://t.eu.auth0.com/.well-known/openid-configuration"_s);
        QCOMPARE(serverMetadataAddresses(u"https://a.example/x/"_s).constFirst(),
            u"https://a.example/.well-known/oauth-authorization-server/x"_s);
    }

    void resourceDocumentIsInsertedBeforePathAndQuery_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<QString>("address");
        QTest::newRow("bare") << u"https://r.example"_s << u"https://r.example/.well-known/oauth-protected-resource"_s;
        QTest::newRow("slash") << u"https://r.example/"_s
                               << u"https://r.example/.well-known/oauth-protected-resource"_s;
        QTest::newRow("path") << u"https://r.example/mcp"_s
                              << u"https://r.example/.well-known/oauth-protected-resource/mcp"_s;
        QTest::newRow("path and slash") << u"https://r.example:8/a/"_s
                                        << u"https://r.example:8/.well-known/oauth-protected-resource/a/"_s;
        QTest::newRow("query") << u"https://r.example?a=/b"_s
                               << u"https://r.example/.well-known/oauth-protected-resource?a=/b"_s;
    }
    void resourceDocumentIsInsertedBeforePathAndQuery()
    {
        QFETCH(QString, resource);
        QFETCH(QString, address);
        QCOMPARE(resourceMetadataAddress(resource), address);
    }
};

AGENT0_TEST(WellKnownTest)
#include "tst_wellknown.moc"
