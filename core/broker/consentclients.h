#pragma once

#include "broker/consentsecret.h"
#include "broker/credentials.h"
#include "oauth/registration.h"

namespace agent0 {

/// Which client this installation is at the authorization server of a connection that is asked directly: the one the profile names;
/// where that is the address of a client id metadata document, that address, at servers which read such documents; else one that
/// registered itself (RFC 7591), once for each server, kept in the keychain.
class ConsentClients {
public:
    ConsentClients(Ports ports, const Profile &profile, Credentials &credentials);

    /// Without a request: what is known. Nothing: it has to register first. Fault::Untrusted, code "client_of_another_server", where
    /// the profile's client would have to prove itself to a server that the connection does not name.
    Task<Result<std::optional<ClientCredentials>>> known(Connection connection, ServerMetadata server);
    /// The client that a consent was given to, as which it can be revoked, whatever has become of the connection since.
    Task<Result<ClientCredentials>> ofConsent(std::optional<Connection> connection, ConsentSecret consent);
    /// The port that the registered redirect address has: 0 for any.
    Task<Result<quint16>> redirectPort(Connection connection, ServerMetadata server);
    /// With a registration for that redirect address where it takes one.
    Task<Result<ClientCredentials>> at(
        Connection connection, ServerMetadata server, QString redirectUri, QStringList scopes);
    /// The server does not know the registered client any more.
    Task<Result<>> forget(QString issuer);

private:
    Task<Result<std::optional<RegisteredClient>>> registered(QString issuer);

    Ports m_ports;
    const Profile &m_profile;
    Credentials &m_credentials;
};

} // namespace agent0
