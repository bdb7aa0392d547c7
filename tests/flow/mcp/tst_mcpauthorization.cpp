#include "agent/mcpconnection.h"
#include "broker/consentsecret.h"
#include "flow/support/chain.h"
#include "jose/jws.h"
#include "support/testmain.h"

#include <QTest>
#include <QUrlQuery>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// Todo0's MCP server as one that takes no ID-JAGs, of which nothing is known but the address.
class Stage {
public:
    explicit Stage(const std::function<void(Connection &)> &more = {}, sandbox::SandboxOptions options = {})
        : chain(std::move(options))
    {
        chain.restart([&](Profile &profile) {
            for (Connection &one : profile.connections) {
                if (one.id == "todo0-mcp"_L1)
                    byConsent(one, more);
            }
        });
        letThePersonHelp();
    }

    Result<QList<McpTool>> tools()
    {
        auto connection = chain.agent->mcp(u"todo0-mcp"_s, {});
        return connection ? await((*connection)->client().tools()) : Result<QList<McpTool>>(fail(connection.error()));
    }
    Result<McpToolResult> call(const QString &name, const QByteArray &arguments)
    {
        auto connection = chain.agent->mcp(u"todo0-mcp"_s, {});
        if (!connection)
            return fail(connection.error());
        const auto tools = await((*connection)->client().tools());
        if (!tools)
            return fail(tools.error());
        const auto tool = std::ranges::find(*tools, name, &McpTool::name);
        if (tool == tools->end())
            return fail(Fault::Failed, Leg::None, "no_tool"_L1, name);
        return await((*connection)->client().call(*tool, arguments, {}));
    }
    bool wrong(const QString &fault) { return chain.servers.faults().set(fault).has_value(); }
    int requests(const char *path) { return chain.servers.log().requests("todo0-as", path); }
    /// The form fields of all token requests there.
    QList<QUrlQuery> tokenRequests() const
    {
        QList<QUrlQuery> all;
        for (const HttpRequest &request : chain.network->requests) {
            if (request.body.contains("grant_type="))
                all << QUrlQuery(QString::fromLatin1(request.body));
        }
        return all;
    }

    Chain chain;
    /// That connection, with what the administrators of Todo0 have given for it.
    void settle(const std::function<void(Connection &)> &more)
    {
        chain.restart([&](Profile &profile) {
            const Connection todo = *profile.connection(u"todo0"_s);
            for (Connection &one : profile.connections) {
                if (one.id != "todo0-mcp"_L1)
                    continue;
                one.clientId = todo.clientId;
                one.clientAuthentication = todo.clientAuthentication;
                one.authorizationServer = todo.authorizationServer;
                one.scopes = todo.scopes;
                more(one);
            }
        });
        letThePersonHelp();
    }

    QList<QUrlQuery> opened; ///< the authorization requests

private:
    void letThePersonHelp()
    {
        chain.agent->allowStepUp([this](const QByteArray &url) {
            opened << QUrlQuery(QUrl::fromEncoded(url));
            m_browser(url);
        });
    }
    static void byConsent(Connection &one, const std::function<void(Connection &)> &more)
    {
        one.access = Access::OAuth;
        for (QString *text : {&one.authorizationServer, &one.audience, &one.resource, &one.clientId})
            text->clear();
        one.clientAuthentication = {};
        one.scopes.clear();
        if (more)
            more(one);
    }
    OpenBrowser m_browser = chain.browser();
};

QString item(const QUrlQuery &query, const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); }

const QString Document = QStringLiteral("https://agent0.example/client.json");

/// What a server knows that has read it there.
sandbox::Client documentClient()
{
    sandbox::Client client;
    client.id = Document.toLatin1();
    client.redirectUris = {"http://127.0.0.1/callback"};
    return client;
}

/// As the platform that a workload runs on puts it there.
QByteArray putWorkloadToken(Chain &chain, const QString &path, const Jwk &key)
{
    const qint64 now = unixSeconds(chain.clock.now());
    const QJsonObject claims{{u"iss"_s, u"https://platform.example"_s},
        {u"sub"_s, u"system:serviceaccount:agents:agent0"_s},
        {u"aud"_s, QString::fromLatin1(chain.servers.issuerOf("todo0"))}, {u"iat"_s, now}, {u"exp"_s, now + 7200}};
    const QByteArray token = signJws({{u"typ"_s, u"JWT"_s}}, claims, key, JwsAlgorithm::ES256).value();
    chain.network->add(token);
    QFile file(path);
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(token + '\n') < 0)
        qFatal("%s cannot be written", qPrintable(path));
    return token;
}

QStringList scopesOf(const QUrlQuery &query) { return item(query, u"scope"_s).replace(u'+', u' ').split(u' '); }

} // namespace

/// The MCP authorization specification, clause by clause, through the use cases. Discovery is in tst_discovery and
/// tst_resourceauthority, the redirect in tst_codeflow and tst_consent, the rest of it in the public conformance suite.
class McpAuthorizationTest : public QObject {
    Q_OBJECT

private slots:
    void mcp_protocolRequirements_a401LeadsToTheServerThatGivesAccess()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        QCOMPARE(stage.opened.size(), 1);
        QCOMPARE(stage.requests("/register"), 1);
        QCOMPARE(stage.chain.exchanges(), 0);
    }

    void mcp_resourceParameter_isInBothRequestsAsPublished()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        const QString resource = QString::fromLatin1(stage.chain.servers.resourceOf("todo0"));
        QCOMPARE(item(stage.opened.first(), u"resource"_s), resource);
        const auto requests = stage.tokenRequests();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(item(requests.first(), u"resource"_s), resource);
    }

    void mcp_codeProtection_everyRequestHasAChallengeByS256()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        QCOMPARE(item(stage.opened.first(), u"code_challenge_method"_s), u"S256"_s);
        QCOMPARE(item(stage.tokenRequests().first(), u"code_verifier"_s).size(), 43);
    }

    void mcp_codeProtection_aServerThatDoesNotAnnounceItIsNotUsed()
    {
        Stage stage;
        QVERIFY(stage.wrong(u"as-discovery-no-pkce@todo0"_s));
        const auto tools = stage.tools();
        QVERIFY(!tools);
        QCOMPARE(tools.error().code, u"pkce_s256_unsupported"_s);
        QCOMPARE(tools.error().leg, Leg::Consent);
        QVERIFY(stage.opened.isEmpty());
        QCOMPARE(stage.requests("/register"), 0);
    }

    void mcp_scopeSelection_whatTheResourceKnowsAndOfflineAccessWhereTheServerHasIt()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        QCOMPARE(scopesOf(stage.opened.first()), QStringList({u"todos.read"_s, u"todos.write"_s, u"offline_access"_s}));
    }

    void mcp_scopeSelection_theProfilesScopesComeFirst()
    {
        Stage stage([](Connection &one) { one.scopes = {u"todos.read"_s}; });
        VERIFY_DONE(stage.tools());
        QCOMPARE(scopesOf(stage.opened.first()), QStringList({u"todos.read"_s, u"offline_access"_s}));
    }

    void mcp_scopeSelection_theChallengesScopeComesBeforeWhatTheResourceKnows()
    {
        Stage stage;
        QVERIFY(stage.wrong(u"mcp-401-scope-once"_s));
        VERIFY_DONE(stage.tools());
        QCOMPARE(scopesOf(stage.opened.first()), QStringList({u"todos.read"_s, u"offline_access"_s}));
    }

    void mcp_stepUp_asksForTheDemandedBesideTheGranted()
    {
        Stage stage;
        QVERIFY(stage.wrong(u"mcp-401-scope-once"_s));
        VERIFY_DONE(stage.call(u"add_todo"_s, R"({"task":"Buy milk"})"));
        QCOMPARE(stage.opened.size(), 2);
        const QStringList second = scopesOf(stage.opened.last());
        for (const QString &scope : {u"todos.read"_s, u"todos.write"_s, u"offline_access"_s})
            QVERIFY2(second.contains(scope), qPrintable(second.join(u' ')));
        VERIFY_DONE(stage.call(u"add_todo"_s, R"({"task":"Buy bread"})"));
        QCOMPARE(stage.opened.size(), 2); // remembered
    }

    void mcp_stepUp_endsAfterAFewAttempts()
    {
        Stage stage;
        QVERIFY(stage.wrong(u"mcp-401-scope-once"_s));
        VERIFY_DONE(stage.tools());
        QVERIFY(stage.wrong(u"mcp-403-scope"_s));
        const auto tools = stage.tools();
        QVERIFY(!tools);
        QCOMPARE(tools.error().code, u"insufficient_scope"_s);
        QCOMPARE(stage.opened.size(), 2);
    }

    void mcp_stepUp_neverBeyondWhatTheAdministratorHasSet()
    {
        Stage stage([](Connection &one) { one.scopes = {u"todos.read"_s}; });
        const auto added = stage.call(u"add_todo"_s, R"({"task":"Buy milk"})");
        QVERIFY(!added);
        QCOMPARE(added.error().code, u"insufficient_scope"_s);
        QCOMPARE(stage.opened.size(), 1);
    }

    void mcp_tokenHandling_theTokenGoesInTheHeaderOfEveryRequestAndToNobodyElse()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        VERIFY_DONE(stage.tools());
        const QByteArray server = stage.chain.servers.resourceOf("todo0") + "mcp";
        int withToken = 0;
        for (const HttpRequest &request : stage.chain.network->requests) {
            const bool bearer = std::ranges::any_of(request.headers,
                [](const HttpHeader &one) { return one.name == "Authorization" && one.value.startsWith("Bearer "); });
            withToken += bearer ? 1 : 0;
            QVERIFY2(!bearer || request.url == server, request.url);
            QVERIFY(!request.url.contains("access_token"));
        }
        QVERIFY(withToken >= 2);
    }

    void mcp_clientCredentials_byPrivateKey()
    {
        const auto key = Jwk::generate(JwsAlgorithm::ES256, u"k1"_s);
        QVERIFY(key.has_value());
        sandbox::SandboxOptions options;
        options.resourceClientMethod = sandbox::ClientMethod::PrivateKeyJwt;
        options.clientPublicJwk = key->toPublicJson();
        Stage stage({}, options);
        stage.settle([](Connection &one) {
            one.access = Access::ClientCredentials;
            one.clientAuthentication = {ClientAuthenticationMethod::PrivateKeyJwt, u"k1"_s, u"ES256"_s};
        });
        VERIFY_DONE(await(stage.chain.secrets.write(u"test/key/k1"_s, key->toPrivatePem())));
        VERIFY_DONE(stage.tools());
        const auto requests = stage.tokenRequests();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(item(requests.first(), u"grant_type"_s), u"client_credentials"_s);
        QVERIFY(!item(requests.first(), u"scope"_s).contains(u"offline_access"_s)); // nobody has to be spared
        const auto assertion = UnverifiedJws::parse(item(requests.first(), u"client_assertion"_s).toLatin1());
        QVERIFY(assertion.has_value());
        QCOMPARE(assertion->claims.value("aud"_L1).toString().toLatin1(), stage.chain.servers.issuerOf("todo0"));
        QVERIFY(stage.opened.isEmpty());
    }

    void mcp_clientIdDocuments_theDocumentIsTheClientWhereTheServerTakesThem()
    {
        Stage stage([](Connection &one) { one.clientId = Document; });
        stage.chain.servers.authority("todo0").addClient(documentClient());
        VERIFY_DONE(stage.tools());
        stage.chain.advance(Seconds(3700));
        VERIFY_DONE(stage.tools()); // and at a refresh
        QCOMPARE(stage.opened.size(), 1);
        QCOMPARE(item(stage.opened.first(), u"client_id"_s), Document);
        const auto requests = stage.tokenRequests();
        QCOMPARE(requests.size(), 2);
        for (const QUrlQuery &request : requests)
            QCOMPARE(item(request, u"client_id"_s), Document);
        QCOMPARE(stage.requests("/register"), 0);
    }

    void mcp_clientIdDocuments_aServerThatTakesNoneIsRegisteredAt()
    {
        Stage stage([](Connection &one) { one.clientId = Document; });
        VERIFY_DONE(stage.tools());
        QCOMPARE(stage.requests("/register"), 1);
        QVERIFY(item(stage.opened.first(), u"client_id"_s).startsWith(u"registered-"_s));
    }

    void mcp_serverMigration_beginsAnewAtTheOtherAndTellsItNothingOfTheFirst()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        const auto before = await(readConsent(stage.chain.secrets, u"test"_s, u"todo0-mcp"_s));
        QVERIFY(before && *before && !(*before)->refreshToken.isEmpty());
        QVERIFY(stage.chain.servers.moveToAnotherAuthority("todo0"));
        stage.chain.network->requests.clear();

        VERIFY_DONE(stage.tools());

        QCOMPARE(stage.opened.size(), 2);
        QCOMPARE(stage.chain.servers.log().requests("todo0-as2", "/register"), 1);
        const QByteArray other = stage.chain.servers.issuerOf("todo0");
        for (const HttpRequest &request : stage.chain.network->requests) {
            QVERIFY(!request.body.contains((*before)->refreshToken.reveal()));
            QVERIFY(!request.url.startsWith(other) || !request.body.contains((*before)->clientId.toUtf8()));
        }
        const auto after = await(readConsent(stage.chain.secrets, u"test"_s, u"todo0-mcp"_s));
        QCOMPARE((*after)->issuer.toLatin1(), other);
        stage.chain.advance(Seconds(3700));
        VERIFY_DONE(stage.tools());
        QCOMPARE(stage.opened.size(), 2); // the new consent is as good as the first was
    }

    void mcp_serverMigration_withoutThePersonNothingIsAskedOfTheOther()
    {
        Stage stage;
        VERIFY_DONE(stage.tools());
        QVERIFY(stage.chain.servers.moveToAnotherAuthority("todo0"));
        stage.chain.agent->allowStepUp({});
        const auto tools = stage.tools();
        QVERIFY(!tools);
        QCOMPARE(tools.error().code, u"consent_needed"_s);
        QCOMPARE(stage.chain.servers.log().requests("todo0-as2", "/register"), 0);
        QCOMPARE(stage.tokenRequests().size(), 1); // the first consent's
    }

    void mcp_serverMigration_neverToAnotherThanTheAdministratorHasNamed()
    {
        Stage stage;
        stage.settle([](Connection &one) { one.access = Access::OAuth; });
        VERIFY_DONE(stage.tools());
        QVERIFY(stage.chain.servers.moveToAnotherAuthority("todo0"));
        QVERIFY(!stage.tools());
        QCOMPARE(stage.chain.servers.log().requests("todo0-as2"), 0);
    }

    void mcp_workloadIdentity_byJwtBearer()
    {
        Stage stage;
        const QTemporaryDir platformsFolder;
        const QString file = platformsFolder.filePath(u"workload-token"_s);
        const auto platform = Jwk::generate(JwsAlgorithm::ES256, u"platform"_s);
        const auto key = Jwk::fromJson(platform->toPublicJson());
        stage.chain.servers.authority("todo0").trustWorkloads("https://platform.example", JwkSet({*key}));
        stage.settle([&](Connection &one) {
            one.access = Access::WorkloadIdentity;
            one.workloadTokenFile = file;
        });
        const auto put = [&] { return putWorkloadToken(stage.chain, file, *platform); };
        const QByteArray first = put();
        VERIFY_DONE(stage.tools());
        stage.chain.advance(Seconds(3700));
        const QByteArray second = put(); // as platforms do, long before the first is over
        VERIFY_DONE(stage.tools());
        const auto requests = stage.tokenRequests();
        QCOMPARE(requests.size(), 2);
        for (const QUrlQuery &request : requests) {
            QCOMPARE(item(request, u"grant_type"_s), u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
            QCOMPARE(item(request, u"scope"_s).replace(u'+', u' '), u"todos.read todos.write"_s);
        }
        QCOMPARE(item(requests[0], u"assertion"_s).toLatin1(), first);
        QCOMPARE(item(requests[1], u"assertion"_s).toLatin1(), second);
        QVERIFY(stage.opened.isEmpty());
        QCOMPARE(stage.chain.exchanges(), 0);
    }

    void mcp_workloadIdentity_whatIsRefusedIsNotAskedOfThePerson_data()
    {
        QTest::addColumn<bool>("there");
        QTest::addColumn<QString>("code");
        QTest::newRow("no token is there") << false << u"workload_token_missing"_s;
        QTest::newRow("of a platform that is not trusted") << true << QString();
    }
    void mcp_workloadIdentity_whatIsRefusedIsNotAskedOfThePerson()
    {
        QFETCH(bool, there);
        QFETCH(QString, code);
        Stage stage;
        const QTemporaryDir platformsFolder;
        const QString file = platformsFolder.filePath(u"workload-token"_s);
        const auto stranger = Jwk::generate(JwsAlgorithm::ES256, u"stranger"_s);
        if (there)
            putWorkloadToken(stage.chain, file, *stranger);
        stage.settle([&](Connection &one) {
            one.access = Access::WorkloadIdentity;
            one.workloadTokenFile = file;
        });
        const auto tools = stage.tools();
        QVERIFY(!tools);
        QVERIFY2(code.isEmpty() || tools.error().code == code, qPrintable(tools.error().code));
        QCOMPARE(tools.error().leg, Leg::Consent);
        QVERIFY(!tools.error().hint.isEmpty());
        QVERIFY(stage.opened.isEmpty());
        QVERIFY(stage.tokenRequests().size() <= 1);
    }
};

AGENT0_TEST(McpAuthorizationTest)
#include "tst_mcpauthorization.moc"
