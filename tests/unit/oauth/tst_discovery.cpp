#include "oauth/discovery.h"
#include "oauth/grants.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/memorydocuments.h"
#include "support/outcome.h"
#include "support/rawtoken.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

QByteArray metadataOf(const QString &issuer, const QJsonObject &more = {})
{
    QJsonObject document{{u"issuer"_s, issuer}, {u"token_endpoint"_s, QString(issuer + "/token"_L1)},
        {u"jwks_uri"_s, QString(issuer + "/jwks"_L1)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        document[it.key()] = *it;
    return test::compactJson(document);
}

QByteArray keysNamed(const QStringList &ids)
{
    QList<Jwk> keys;
    for (const QString &id : ids)
        keys << test::publishedKey(u"rfc7515-a2"_s, id);
    QJsonArray list;
    for (const Jwk &key : keys)
        list << key.toPublicJson();
    return test::compactJson({{u"keys"_s, list}});
}

const QString asIssuer = u"https://as.example/t"_s;

} // namespace

class DiscoveryTest : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    std::unique_ptr<test::ScriptedHttp> m_http;
    std::unique_ptr<test::MemoryDocuments> m_documents;
    std::unique_ptr<Discovery> m_discovery;

    QStringList asked() const
    {
        QStringList addresses;
        for (const HttpRequest &request : m_http->requests)
            addresses << QString::fromLatin1(request.url);
        return addresses;
    }
    Result<ServerMetadata> idp(const QString &issuer = u"https://idp.example"_s)
    {
        return test::await(m_discovery->identityProvider(issuer));
    }

private slots:
    void init()
    {
        m_http = std::make_unique<test::ScriptedHttp>();
        m_documents = std::make_unique<test::MemoryDocuments>(m_clock);
        m_discovery = std::make_unique<Discovery>(*m_http, m_clock, *m_documents);
    }

    void oidcc_client_test_discovery_openid_config()
    {
        m_http->answer(200, metadataOf(u"https://idp.example"_s));
        const auto server = idp();
        QVERIFY(server);
        QCOMPARE(asked(), QStringList{u"https://idp.example/.well-known/openid-configuration"_s});
        QCOMPARE(m_http->requests[0].method, QByteArray("GET"));
        QCOMPARE(m_http->requests[0].leg, Leg::Discovery);
    }

    void oidcc_client_test_discovery_issuer_mismatch()
    {
        m_http->answer(200, metadataOf(u"https://evil.example"_s)).answer(200, metadataOf(u"https://idp.example"_s));
        const auto server = idp();
        QCOMPARE(test::codeOf(server), u"issuer_mismatch"_s);
        QCOMPARE(m_http->requests.size(), 1U);
    }

    void fapi2_discovery_issuer_mismatch()
    {
        m_http->answer(200, metadataOf(u"https://idp.example/"_s));
        const auto server = idp();
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Untrusted);
        QVERIFY(server.error().message.contains(u"slash"_s));
    }

    void oidcc_client_test_discovery_jwks_uri_keys()
    {
        m_http->answer(200, keysNamed({u"a"_s, u"b"_s}));
        const auto keys = test::await(m_discovery->keys(u"https://idp.example/jwks"_s, u"b"_s));
        QVERIFY(keys && keys->hasKeyId(u"b"_s));
    }

    void whereNothingIsTheNextPlaceIsTried()
    {
        m_http->answer(404, "{}")
            .answer(403, "<html>")
            .answer(200,
                metadataOf(asIssuer,
                    {{u"authorization_grant_profiles_supported"_s, QJsonArray{QString::fromLatin1(IdJagProfile)}}}));
        QVERIFY(test::await(m_discovery->authorizationServer(asIssuer)));
        QCOMPARE(asked().constLast(), u"https://as.example/t/.well-known/openid-configuration"_s);
    }

    void aPageForPeopleIsNoDocument()
    {
        m_http->answer(200, "<!doctype html>").answer(200, metadataOf(u"https://idp.example"_s));
        QVERIFY(idp());
        m_http->answer(200, "<!doctype html>").answer(404, "");
        QCOMPARE(test::codeOf(idp(u"https://other.example"_s)), u"document_not_json"_s);
    }

    void nothingAnywhereIsAnErrorThatNamesThePlaces()
    {
        m_http->answer(404, "{}").answer(404, "{}");
        const auto server = idp();
        QCOMPARE(test::codeOf(server), u"metadata_not_found"_s);
        QCOMPARE(server.error().fault, Fault::Configuration);
        QVERIFY(server.error().message.contains(u"https://idp.example/.well-known/oauth-authorization-server"_s));
    }

    void aRedirectIsNotFollowed()
    {
        m_http->answer(302, "", {{"Location", "https://evil.example/"}}).answer(404, "");
        QVERIFY(!idp());
        for (const QString &address : asked())
            QVERIFY(address.startsWith(u"https://idp.example/"_s));
    }

    void aServerInTroubleIsNotAskedElsewhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("500") << 500;
        QTest::newRow("503") << 503;
        QTest::newRow("429") << 429;
    }
    void aServerInTroubleIsNotAskedElsewhere()
    {
        QFETCH(int, status);
        m_http->answer(status, "");
        const auto server = idp();
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Network);
        QCOMPARE(server.error().leg, Leg::Discovery);
        QCOMPARE(m_http->requests.size(), 1U);
    }

    void noAnswerIsANetworkFailureOfThisLeg()
    {
        m_http->failWith(Fault::Network);
        const auto server = idp();
        QVERIFY(!server);
        QCOMPARE(server.error().fault, Fault::Network);
        QCOMPARE(server.error().leg, Leg::Discovery);
    }

    void anIssuerThatIsNoAddressIsNeverAskedFor_data()
    {
        QTest::addColumn<QString>("issuer");
        for (const char *issuer : {"", "idp.example", "file:///etc/passwd", "http://idp.example",
                 "https://u@idp.example", "https://idp.example#x"})
            QTest::newRow(issuer) << QString::fromLatin1(issuer);
    }
    void anIssuerThatIsNoAddressIsNeverAskedFor()
    {
        QFETCH(QString, issuer);
        const auto server = idp(issuer);
        QCOMPARE(test::codeOf(server), u"issuer_invalid"_s);
        QVERIFY(m_http->requests.empty());
    }

    void aBrokenDocumentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray good = metadataOf(u"https://idp.example"_s);
        QTest::newRow("issuer twice") << QByteArray("{\"issuer\":\"https://evil.example\"," + good.mid(1));
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("trailing") << good + "{}";
        QTest::newRow("deep") << QByteArray("{\"a\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + "}");
        QTest::newRow("invalid utf-8") << QByteArray("{\"issuer\":\"\xff\"}");
    }
    void aBrokenDocumentIsRefused()
    {
        QFETCH(QByteArray, body);
        m_http->answer(200, body);
        QCOMPARE(idp().error().fault, Fault::Malformed);
        QCOMPARE(m_http->requests.size(), 1U);
    }

    void theIdJagProfileIsLookedForInEveryDocument()
    {
        m_http->answer(200, metadataOf(u"https://as.example"_s, {{u"scopes_supported"_s, QJsonArray{u"a"_s}}}))
            .answer(200,
                metadataOf(u"https://as.example"_s,
                    {{u"authorization_grant_profiles_supported"_s, QJsonArray{QString::fromLatin1(IdJagProfile)}},
                        {u"scopes_supported"_s, QJsonArray{u"b"_s, u"a"_s}},
                        {u"token_endpoint"_s, u"https://as.example/other"_s}}));
        const auto server = test::await(m_discovery->authorizationServer(u"https://as.example"_s));
        QVERIFY(server);
        QCOMPARE(server->grantProfiles, QStringList{QString::fromLatin1(IdJagProfile)});
        QCOMPARE(server->scopes, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(server->tokenEndpoint, u"https://as.example/token"_s);
    }

    void anotherDocumentOfAnotherIssuerAddsNothing()
    {
        m_http->answer(200, metadataOf(u"https://as.example"_s))
            .answer(
                200, metadataOf(u"https://evil.example"_s, {{u"userinfo_endpoint"_s, u"https://evil.example/u"_s}}));
        const auto server = test::await(m_discovery->authorizationServer(u"https://as.example"_s));
        QVERIFY(server);
        QVERIFY(server->userinfoEndpoint.isEmpty());
    }

    void aDocumentIsGoodForAnHour()
    {
        m_http->answer(200, metadataOf(u"https://idp.example"_s)).answer(200, metadataOf(u"https://idp.example"_s));
        QVERIFY(idp());
        m_clock.advance(Milliseconds(3'599'000));
        QVERIFY(idp());
        QCOMPARE(m_http->requests.size(), 1U);
        m_clock.advance(Milliseconds(2'000));
        QVERIFY(idp());
        QCOMPARE(m_http->requests.size(), 2U);
    }

    void aKeptDocumentServesTheNextRun()
    {
        m_http->answer(200, metadataOf(u"https://idp.example"_s));
        QVERIFY(idp());
        Discovery next(*m_http, m_clock, *m_documents);
        QVERIFY(test::await(next.identityProvider(u"https://idp.example"_s)));
        QCOMPARE(m_http->requests.size(), 1U);
    }

    void aKeptDocumentOfAnotherIssuerIsNotBelieved()
    {
        m_documents->keep(u"https://idp.example/.well-known/openid-configuration"_s,
            {{u"issuer"_s, u"https://evil.example"_s}, {u"token_endpoint"_s, u"https://evil.example/t"_s}});
        m_http->answer(200, metadataOf(u"https://idp.example"_s));
        const auto server = idp();
        QVERIFY(server);
        QCOMPARE(server->tokenEndpoint, u"https://idp.example/token"_s);
    }

    void manyWhoAskAtOnceCostOneRequest()
    {
        m_http->answer(200, metadataOf(u"https://idp.example"_s));
        std::vector<Task<Result<ServerMetadata>>> tasks;
        for (int i = 0; i < 8; ++i)
            tasks.push_back(m_discovery->identityProvider(u"https://idp.example"_s));
        const auto all = test::await(whenAll(std::move(tasks)));
        QVERIFY(std::ranges::all_of(all, [](const auto &one) { return one.has_value(); }));
        QCOMPARE(m_http->requests.size(), 1U);
    }

    void oidcc_client_test_signing_key_rotation()
    {
        m_http->answer(200, keysNamed({u"old"_s})).answer(200, keysNamed({u"old"_s, u"new"_s}));
        const QString uri = u"https://idp.example/jwks"_s;
        QVERIFY(test::await(m_discovery->keys(uri, u"old"_s))->hasKeyId(u"old"_s));
        m_clock.advance(Milliseconds(61'000));
        QVERIFY(test::await(m_discovery->keys(uri, u"new"_s))->hasKeyId(u"new"_s));
        QCOMPARE(m_http->requests.size(), 2U);
    }

    void unknownKeyIdsFetchTheKeysOnceAMinute()
    {
        m_http->otherwise = [](const HttpRequest &) {
            return HttpResponse{200, {{"Content-Type", "application/jwk-set+json"}}, keysNamed({u"a"_s})};
        };
        const QString uri = u"https://idp.example/jwks"_s;
        for (int i = 0; i < 20; ++i)
            QVERIFY(test::await(m_discovery->keys(uri, u"unknown-%1"_s.arg(i))));
        QCOMPARE(m_http->requests.size(), 1U);
        m_clock.advance(Milliseconds(60'000));
        QVERIFY(test::await(m_discovery->keys(uri, u"unknown"_s)));
        QVERIFY(test::await(m_discovery->keys(uri, u"unknown"_s)));
        QCOMPARE(m_http->requests.size(), 2U);
    }

    void keysThatAnotherRunKeptAreFetchedAgainForAnUnknownId()
    {
        m_http->answer(200, keysNamed({u"a"_s})).answer(200, keysNamed({u"b"_s}));
        const QString uri = u"https://idp.example/jwks"_s;
        QVERIFY(test::await(m_discovery->keys(uri, u"a"_s)));
        Discovery next(*m_http, m_clock, *m_documents);
        QVERIFY(test::await(next.keys(uri, u"b"_s))->hasKeyId(u"b"_s));
    }

    void aServerWithoutKeysIsRefused()
    {
        QCOMPARE(test::codeOf(test::await(m_discovery->keys({}))), u"jwks_missing"_s);
        m_http->answer(200, R"({"keys":5})");
        const auto keys = test::await(m_discovery->keys(u"https://idp.example/jwks"_s));
        QCOMPARE(test::codeOf(keys), u"jwks_invalid"_s);
        QCOMPARE(keys.error().leg, Leg::Discovery);
    }

    void resourceTellsItsServers()
    {
        m_http->answer(200,
            test::compactJson({{u"resource"_s, u"https://api.example/mcp"_s},
                {u"authorization_servers"_s, QJsonArray{u"https://as.example"_s}}}));
        const auto resource = test::await(m_discovery->resource(u"https://api.example/mcp"_s));
        QVERIFY(resource);
        QCOMPARE(resource->authorizationServers, QStringList{u"https://as.example"_s});
        QCOMPARE(asked(), QStringList{u"https://api.example/.well-known/oauth-protected-resource/mcp"_s});
    }

    void aResourceWithoutMetadataSaysSo()
    {
        m_http->answer(404, "");
        QCOMPARE(test::codeOf(test::await(m_discovery->resource(u"https://api.example"_s))), u"metadata_not_found"_s);
    }
};

AGENT0_TEST(DiscoveryTest)
#include "tst_discovery.moc"
