#include "broker/consentclients.h"

#include "base/displaytext.h"
#include "keychain/secretnames.h"

#include <QUrl>

namespace agent0 {

namespace {

/// A client id metadata document: the client id is where it can be read.
bool isDocument(const QString &clientId) { return clientId.startsWith("https://"_L1); }

/// Does the profile name a client that this server can know.
bool isNamed(const Connection &connection, const ServerMetadata &server)
{
    return !connection.clientId.isEmpty() && (!isDocument(connection.clientId) || server.clientIdDocuments);
}

/// What proves this program is for the server that the administrator has named: a resource must not say who else gets it.
std::unexpected<Error> notForThisServer(const Connection &connection, const ServerMetadata &server)
{
    return fail(Fault::Untrusted, Leg::Consent, "client_of_another_server"_L1,
        u"The client of %1 proves itself to the server that its settings name, and this is another: %2."_s.arg(
            connection.id, displayText(server.issuer, 200)),
        u"Set the connection's authorizationServer to the issuer that gave the client id and its secret."_s);
}

} // namespace

ConsentClients::ConsentClients(Ports ports, const Profile &profile, Credentials &credentials)
    : m_ports(std::move(ports)), m_profile(profile), m_credentials(credentials)
{
}

Task<Result<std::optional<RegisteredClient>>> ConsentClients::registered(QString issuer)
{
    const auto entry = co_await m_ports.secrets.read(secretnames::registeredClient(m_profile.name, issuer));
    if (!entry)
        co_return fail(entry.error());
    auto client = *entry ? RegisteredClient::fromText(**entry) : std::nullopt;
    const bool expired = client && client->secretExpires && *client->secretExpires <= m_ports.clock.now();
    if (!client || client->issuer != issuer || expired)
        co_return std::nullopt;
    co_return client;
}

Task<Result<std::optional<ClientCredentials>>> ConsentClients::known(Connection connection, ServerMetadata server)
{
    if (isNamed(connection, server)) {
        if (connection.clientAuthentication.method != ClientAuthenticationMethod::None
            && connection.authorizationServer != server.issuer)
            co_return notForThisServer(connection, server);
        auto named = co_await m_credentials.atResource(connection);
        if (!named)
            co_return fail(Error(named.error()));
        named->audience = server.issuer;
        co_return std::optional(std::move(*named));
    }
    auto client = co_await registered(server.issuer);
    if (!client)
        co_return fail(client.error());
    co_return *client ? std::optional((*client)->credentials.copy()) : std::nullopt;
}

Task<Result<ClientCredentials>> ConsentClients::ofConsent(std::optional<Connection> connection, ConsentSecret consent)
{
    auto client = co_await registered(consent.issuer);
    if (!client)
        co_return fail(client.error());
    if (*client && (*client)->credentials.clientId == consent.clientId)
        co_return (*client)->credentials.copy();
    // By a client of the profile: as long as that still stands there, it can prove itself.
    if (connection && connection->clientId == consent.clientId && connection->authorizationServer == consent.issuer) {
        auto named = co_await m_credentials.atResource(*connection);
        if (!named)
            co_return fail(named.error());
        named->audience = consent.issuer;
        co_return named;
    }
    ClientCredentials bare;
    bare.clientId = consent.clientId;
    bare.method = ClientAuthenticationMethod::None;
    co_return bare;
}

Task<Result<quint16>> ConsentClients::redirectPort(Connection connection, ServerMetadata server)
{
    if (connection.redirectPort != 0 || isNamed(connection, server))
        co_return connection.redirectPort;
    const auto client = co_await registered(server.issuer);
    if (!client)
        co_return fail(client.error());
    co_return *client ? quint16(QUrl((*client)->redirectUri).port(0)) : quint16(0);
}

Task<Result<ClientCredentials>> ConsentClients::at(
    Connection connection, ServerMetadata server, QString redirectUri, QStringList scopes)
{
    const bool named = isNamed(connection, server);
    const auto kept = named ? Result<std::optional<RegisteredClient>>() : co_await registered(server.issuer);
    if (!kept)
        co_return fail(kept.error());
    if (named || (*kept && (*kept)->redirectUri == redirectUri)) {
        auto client = co_await known(connection, server);
        if (!client)
            co_return fail(client.error());
        co_return std::move(**client);
    }
    auto fresh = co_await registerClient(m_ports.http, server, redirectUri, scopes, connection.id);
    if (!fresh)
        co_return fail(fresh.error());
    const auto written =
        co_await m_ports.secrets.write(secretnames::registeredClient(m_profile.name, server.issuer), fresh->toText());
    if (!written)
        co_return fail(written.error());
    co_return std::move(fresh->credentials);
}

Task<Result<>> ConsentClients::forget(QString issuer)
{
    return m_ports.secrets.remove(secretnames::registeredClient(m_profile.name, issuer));
}

} // namespace agent0
