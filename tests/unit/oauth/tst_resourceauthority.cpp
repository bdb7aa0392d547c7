#include "oauth/resourceauthority.h"

#include "oauth/discovery.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/memorydocuments.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;

namespace {

const QString mcpUrl = u"https://api.example/v1/mcp"_s;
QByteArray serverDocument()
{
    return QJsonDocument(
        QJsonObject{{"issuer"_L1, "https://as.example/t1"_L1}, {"token_endpoint"_L1, "https://as.example/t1/token"_L1},
            {"authorization_grant_profiles_supported"_L1, QJsonArray{"urn:ietf:params:oauth:grant-profile:id-jag"_L1}}})
        .toJson();
}

QByteArray resourceDocument(const QString &resource, const QStringList &servers = {u"https://as.example/t1"_s})
{
    return QJsonDocument(QJsonObject{{"resource"_L1, resource}, {"scopes_supported"_L1, QJsonArray{"a"_L1, "b"_L1}},
                             {"authorization_servers"_L1, QJsonArray::fromStringList(servers)}})
        .toJson();
}

QByteArray ownDocument(const QString &issuer)
{
    return QJsonDocument(QJsonObject{{"issuer"_L1, issuer}, {"token_endpoint"_L1, QString(issuer + "/token"_L1)}})
        .toJson();
}

} // namespace

/// Who gives access to a resource: RFC 9728, RFC 8414, RFC 8707 in the order of the MCP specification.
class ResourceAuthorityTest : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    test::ScriptedHttp m_http;

    Result<ResourceAuthority> find(const QString &metadataAddress = {})
    {
        test::MemoryDocuments documents(m_clock);
        Discovery discovery(m_http, m_clock, documents);
        return test::await(discovery.authorityOf(mcpUrl, metadataAddress));
    }
    QByteArrayList asked() const
    {
        QByteArrayList urls;
        for (const HttpRequest &request : m_http.requests)
            urls << request.url;
        return urls;
    }

private slots:
    void init() { m_http.requests.clear(); }

    void aResourceStandsForWhatLiesUnderIt_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("covers");
        QTest::newRow("itself") << mcpUrl << true;
        QTest::newRow("its origin") << u"https://api.example"_s << true;
        QTest::newRow("its origin with a slash") << u"https://api.example/"_s << true;
        QTest::newRow("what it lies under") << u"https://api.example/v1"_s << true;
        QTest::newRow("a slash more") << u"https://api.example/v1/mcp/"_s << false;
        QTest::newRow("part of a name") << u"https://api.example/v1/mc"_s << false;
        QTest::newRow("another host") << u"https://api.example.evil"_s << false;
        QTest::newRow("part of the host") << u"https://api.exam"_s << false;
        QTest::newRow("another port") << u"https://api.example:8443/v1/mcp"_s << false;
        QTest::newRow("another case") << u"https://API.example/v1/mcp"_s << false;
        QTest::newRow("no host") << u"https:/"_s << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void aResourceStandsForWhatLiesUnderIt()
    {
        QFETCH(QString, resource);
        QFETCH(bool, covers);
        QCOMPARE(coversAddress(resource, mcpUrl), covers);
    }

    void theChallengesAddressIsTheOnlyOneAsked()
    {
        m_http.answer(200, resourceDocument(u"https://api.example/v1/mcp"_s)).answer(200, serverDocument());
        const auto found = find(u"https://api.example/custom/prm.json"_s);
        QVERIFY(found);
        QCOMPARE(asked().first(), QByteArray("https://api.example/custom/prm.json"));
        QCOMPARE(found->resource, mcpUrl);
        QCOMPARE(found->server.issuer, u"https://as.example/t1"_s);
        QCOMPARE(asked().at(1), QByteArray("https://as.example/.well-known/oauth-authorization-server/t1"));
    }

    void withoutOneThePathThenTheRootIsAsked()
    {
        m_http.answer(404, {}).answer(200, resourceDocument(u"https://api.example"_s)).answer(200, serverDocument());
        const auto found = find();
        QVERIFY(found);
        QCOMPARE(asked().first(2),
            QByteArrayList({"https://api.example/.well-known/oauth-protected-resource/v1/mcp",
                "https://api.example/.well-known/oauth-protected-resource"}));
        QCOMPARE(found->resource, u"https://api.example"_s); // as published: no slash is added
    }

    void metadataOfAnotherResourceAreNotUsed()
    {
        m_http.answer(200, resourceDocument(u"https://evil.example/mcp"_s));
        const auto found = find();
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"resource_mismatch"_s);
        QCOMPARE(found.error().fault, Fault::Untrusted);
        QCOMPARE(m_http.requests.size(), 1);
    }

    void metadataOfAnotherIssuerAreNotUsed()
    {
        m_http.answer(200, resourceDocument(u"https://api.example"_s, {u"https://other.example"_s}))
            .answer(200, serverDocument());
        const auto found = find();
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"issuer_mismatch"_s);
    }

    void aChallengeCannotLeadToThisMachine()
    {
        const auto found = find(u"http://127.0.0.1:9/prm"_s);
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"resource_metadata_unsafe"_s);
        QVERIFY(m_http.requests.empty());
    }

    void aResourceWithoutAServerSaysSo()
    {
        m_http.answer(200, resourceDocument(u"https://api.example"_s, {}));
        const auto found = find();
        QVERIFY(!found);
        QCOMPARE(found.error().code, u"authorization_server_missing"_s);
    }

    void whoPublishesNothingIsItsOwnServer()
    {
        m_http.answer(404, {}).answer(404, {}).answer(404, {});
        const auto found = find();
        QVERIFY(found);
        QCOMPARE(asked().last(), QByteArray("https://api.example/.well-known/oauth-authorization-server"));
        QCOMPARE(found->resource, QString());
        QCOMPARE(found->server.tokenEndpoint, u"https://api.example/token"_s);
        QCOMPARE(found->server.authorizationEndpoint, u"https://api.example/authorize"_s);
        QCOMPARE(found->server.registrationEndpoint, u"https://api.example/register"_s);
    }

    void anOldServersMetadataMayNameAnIssuerOfItsOwnOrigin()
    {
        m_http.answer(404, {}).answer(404, {}).answer(200, ownDocument(u"https://api.example/oauth"_s));
        const auto found = find();
        QVERIFY(found);
        QCOMPARE(found->server.issuer, u"https://api.example/oauth"_s);
    }

    void anOldServersMetadataCannotNameAnother()
    {
        m_http.answer(404, {}).answer(404, {}).answer(200, ownDocument(u"https://evil.example"_s));
        QVERIFY(!find());
    }

    void aServerInTroubleIsNotTakenForAnOldOne()
    {
        m_http.answer(503, {});
        const auto found = find();
        QVERIFY(!found);
        QCOMPARE(found.error().fault, Fault::Network);
    }

    void scopesAreChosenInTheOrderOfTheSpecification()
    {
        ResourceAuthority authority;
        QCOMPARE(chosenScopes({}, authority), QStringList());
        authority.scopes = {u"a"_s, u"b"_s};
        QCOMPARE(chosenScopes({}, authority), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(chosenScopes({u"c"_s}, authority), QStringList{u"c"_s});
        authority.server.scopes = {u"offline_access"_s};
        QCOMPARE(chosenScopes({u"c"_s}, authority), QStringList({u"c"_s, u"offline_access"_s}));
    }

    void aStepUpKeepsWhatWasGranted()
    {
        QCOMPARE(unitedScopes({u"a"_s, u"b"_s}, {u"b"_s, u"c"_s}), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }
};

AGENT0_TEST(ResourceAuthorityTest)
#include "tst_resourceauthority.moc"
