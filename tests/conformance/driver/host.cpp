#include "host.h"

#include "errands.h"

#include "broker/vaultdocuments.h"
#include "jose/jws.h"
#include "jose/jwtclaims.h"
#include "keychain/secretnames.h"
#include "mcp/mcpclient.h"
#include "mcp/streamablehttp.h"
#include "oauth/discovery.h"

#include <QFile>

namespace agent0::conformance {

namespace {

const QString ConnectionId = u"server"_s;
/// Where this host's client id metadata document would be.
const QString MetadataDocument = u"https://conformance-test.local/client-metadata.json"_s;
constexpr Seconds Hour{3600};

ClientAuthenticationMethod secretMethod(const ServerMetadata &server)
{
    const bool postOnly = server.tokenAuthMethods.contains("client_secret_post"_L1)
        && !server.tokenAuthMethods.contains("client_secret_basic"_L1);
    return postOnly ? ClientAuthenticationMethod::ClientSecretPost : ClientAuthenticationMethod::ClientSecretBasic;
}

} // namespace

Host::Host(Order order) : m_order(std::move(order)), m_http(m_clock, HttpSettings()) { }

Task<Host::Configured> Host::configured(Profile *profile)
{
    Connection connection;
    connection.id = ConnectionId;
    connection.displayName = u"the server"_s;
    connection.apiType = ApiType::Mcp;
    connection.apiBaseUrl = m_order.address;
    connection.access = Access::OAuth;
    connection.clientId = MetadataDocument;
    if (m_order.context.contains("idp_id_token"_L1))
        co_return co_await enterpriseManaged(std::move(connection), profile);
    if (m_order.context.contains("private_key_pem"_L1))
        co_return co_await withKey(std::move(connection));
    if (m_order.context.contains("valid_jwt"_L1))
        co_return withWorkloadToken(std::move(connection));
    if (m_order.context.contains("client_secret"_L1))
        co_return co_await withSecret(std::move(connection));
    co_return connection;
}

/// The administrator has connected the server through the identity provider (MCP's enterprise-managed authorization): who gives access,
/// and to what, the server says itself.
Task<Host::Configured> Host::enterpriseManaged(Connection connection, Profile *profile)
{
    VaultDocuments documents(m_clock);
    Discovery discovery(m_http, m_clock, documents);
    const auto found = co_await discovery.authorityOf(connection.apiBaseUrl);
    if (!found)
        co_return fail(found.error());
    profile->identityProvider.issuer = given("idp_issuer"_L1);
    profile->identityProvider.clientId = given("idp_client_id"_L1);
    profile->identityProvider.subjectToken = SubjectToken::IdToken;
    connection.access = Access::Xaa;
    connection.authorizationServer = found->server.issuer;
    connection.audience = found->server.issuer;
    connection.resource = found->resource;
    connection.scopes = found->scopes;
    connection.clientId = given("client_id"_L1);
    connection.clientAuthentication.method = secretMethod(found->server);
    const auto kept = co_await keepIdToken(*profile);
    if (!kept)
        co_return fail(kept.error());
    const auto secret = co_await keepSecret(connection);
    if (!secret)
        co_return fail(secret.error());
    co_return connection;
}

/// As after a sign-in: the session, with its ID token, is in the vault.
Task<Result<>> Host::keepIdToken(Profile profile)
{
    const QByteArray token = given("idp_id_token"_L1).toLatin1();
    const auto jws = UnverifiedJws::parse(token);
    if (!jws)
        co_return fail(jws.error());
    StoredSession session;
    session.issuer = profile.identityProvider.issuer;
    session.clientId = profile.identityProvider.clientId;
    session.subject = jws->claims.value("sub"_L1).toString();
    session.claims = jws->claims;
    session.idToken = Secret(token);
    session.idTokenExpires = m_clock.now() + Hour;
    TokenVault vault(m_secrets, m_clock, systemRandomBytes, profile.name, m_folder.path());
    co_return co_await vault.update([&](VaultContent &content) { content.session = std::move(session); });
}

Task<Result<>> Host::keepSecret(Connection connection)
{
    return m_secrets.write(secretnames::connectionClientSecret(u"conformance"_s, connection.id),
        Secret(given("client_secret"_L1).toUtf8()));
}

/// A profile names the server that a client's proof is for; here it is the one that the resource names.
Task<Host::Configured> Host::withKey(Connection connection)
{
    VaultDocuments documents(m_clock);
    Discovery discovery(m_http, m_clock, documents);
    const auto found = co_await discovery.authorityOf(connection.apiBaseUrl);
    if (!found)
        co_return fail(found.error());
    connection.authorizationServer = found->server.issuer;
    connection.access = Access::ClientCredentials;
    connection.clientId = given("client_id"_L1);
    connection.clientAuthentication = {
        ClientAuthenticationMethod::PrivateKeyJwt, u"conformance"_s, given("signing_algorithm"_L1)};
    const auto kept = co_await m_secrets.write(
        secretnames::privateKey(u"conformance"_s, u"conformance"_s), Secret(given("private_key_pem"_L1).toUtf8()));
    if (!kept)
        co_return fail(kept.error());
    co_return connection;
}

/// A client with a secret asks the person where the server can; else it has access of its own.
Task<Host::Configured> Host::withSecret(Connection connection)
{
    VaultDocuments documents(m_clock);
    Discovery discovery(m_http, m_clock, documents);
    const auto found = co_await discovery.authorityOf(connection.apiBaseUrl);
    if (!found)
        co_return fail(found.error());
    const QStringList &grants = found->server.grantTypes;
    const bool asksPerson = grants.isEmpty() || grants.contains("authorization_code"_L1);
    connection.access = asksPerson ? Access::OAuth : Access::ClientCredentials;
    connection.authorizationServer = found->server.issuer;
    connection.clientId = given("client_id"_L1);
    connection.clientAuthentication.method = secretMethod(found->server);
    const auto kept = co_await keepSecret(connection);
    if (!kept)
        co_return fail(kept.error());
    co_return connection;
}

Host::Configured Host::withWorkloadToken(Connection connection)
{
    QFile file(m_folder.filePath(u"workload.jwt"_s));
    const QByteArray token = given("valid_jwt"_L1).toLatin1();
    if (!file.open(QIODevice::WriteOnly) || file.write(token) != token.size())
        return fail(Fault::Failed, Leg::None, "workload_token"_L1, u"The workload's token could not be written."_s);
    connection.access = Access::WorkloadIdentity;
    connection.clientId = given("client_id"_L1);
    connection.workloadTokenFile = file.fileName();
    return connection;
}

Task<> Host::visit(Host *host, QByteArray url)
{
    const auto seen = co_await host->m_browser.open(std::move(url), sandbox::Visitor());
    Q_UNUSED(seen); // what matters comes back to the listener, or does not
}

Task<Result<>> Host::run()
{
    Profile profile;
    profile.name = u"conformance"_s;
    auto connection = co_await configured(&profile);
    if (!connection)
        co_return fail(connection.error());
    profile.connections = {*connection};
    m_agent = std::make_unique<Agent>(ports(), profile, m_folder.path());
    m_agent->allowStepUp([this](const QByteArray &url) { m_scope.start(visit(this, url)); });
    const auto sender = m_agent->sender(ConnectionId);
    auto transport = std::make_unique<StreamableHttp>(*sender, m_clock, m_order.address.toLatin1(), ConnectionId);
    McpClient client(std::move(transport), m_clock, hostOf(m_order.revision));
    Errands errands(client, m_order.context, m_order.loadsSkills);
    const auto done = co_await errands.run();
    co_await client.close();
    co_return done;
}

} // namespace agent0::conformance
