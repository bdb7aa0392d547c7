#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "oauth/tokenendpoint.h"

namespace agent0 {

/// What this installation proves itself with, at the identity provider and at each resource's server: read from
/// the keychain when it is needed, never before.
class Credentials {
public:
    Credentials(SecretStore &secrets, const Profile &profile);

    /// Fails with Fault::Configuration, code "client_secret_missing" or "client_key_missing", saying which command provides it.
    Task<Result<ClientCredentials>> atIdentityProvider();
    Task<Result<ClientCredentials>> atResource(Connection connection);

    Task<Result<>> keepSecret(std::optional<QString> connectionId, Secret secret);
    /// The key of that authentication; made, and kept, where there is none yet.
    Task<Result<Jwk>> keyFor(ClientAuthentication authentication);
    /// A new key in the place of the old.
    Task<Result<Jwk>> newKey(ClientAuthentication authentication);

private:
    Task<Result<ClientCredentials>> load(
        QString clientId, ClientAuthentication authentication, QString secretName, QString commandTail, Leg leg);
    Task<Result<std::optional<Jwk>>> storedKey(ClientAuthentication authentication);

    SecretStore &m_secrets;
    const Profile &m_profile;
};

} // namespace agent0
