#pragma once

#include "oauth/servermetadata.h"
#include "oauth/tokenendpoint.h"

namespace agent0 {

/// What an authorization server made of this installation when it registered there (RFC 7591 3.2.1).
struct RegisteredClient {
    QString issuer;
    QString redirectUri;
    ClientCredentials credentials;       ///< never private_key_jwt
    std::optional<Instant> secretExpires; ///< nothing: never
    RegisteredClient copy() const;

    /// For the keychain only: holds the secret in plain.
    Secret toText() const;
    static std::optional<RegisteredClient> fromText(const Secret &text); ///< nothing: not one of ours
};

/// Registers a native application with that redirect address (RFC 7591 3.1): by the method of authentication that the server has and
/// that needs least. Leg::Consent: "registration_unsupported" where the server registers nobody, "registration_refused" with what it
/// said, "registration_answer" where the answer cannot be used.
Task<Result<RegisteredClient>> registerClient(
    HttpClient &http, ServerMetadata server, QString redirectUri, QStringList scopes, QString connection);

} // namespace agent0
