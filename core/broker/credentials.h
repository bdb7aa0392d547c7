#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "oauth/tokenendpoint.h"

#include <QTimer>

#include <map>

namespace agent0 {

/// What this installation proves itself with, at the identity provider and at each resource's server: read from
/// the keychain when it is needed, never before, and forgotten a second later, so that many calls in a row ask it once.
class Credentials {
public:
    Credentials(SecretStore &secrets, const Profile &profile);

    /// Fails with Fault::Configuration, code "client_secret_missing" or "client_key_missing", saying which command provides it.
    Task<Result<ClientCredentials>> atIdentityProvider();
    Task<Result<ClientCredentials>> atResource(const Connection &connection);

    Task<Result<>> keepSecret(std::optional<QString> connectionId, Secret secret);
    /// The key of that authentication; made, and kept, where there is none yet.
    Task<Result<Jwk>> keyFor(ClientAuthentication authentication);
    /// A new key in the place of the old.
    Task<Result<Jwk>> newKey(ClientAuthentication authentication);

private:
    Task<Result<ClientCredentials>> load(
        QString clientId, ClientAuthentication authentication, QString secretName, QString commandTail, Leg leg);
    Task<Result<std::optional<Jwk>>> storedKey(ClientAuthentication authentication);
    Task<Result<std::optional<Secret>>> read(QString name);
    Task<Result<>> write(QString name, Secret secret);

    SecretStore &m_secrets;
    const Profile &m_profile;
    std::map<QString, Secret> m_recent;
    QTimer m_forget;
};

} // namespace agent0
