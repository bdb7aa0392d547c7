#pragma once

#include "base/clock.h"
#include "keychain/secretstore.h"

namespace agent0 {

/// The refresh token and what it belongs to: enough to go on when the vault is lost. One keychain entry,
/// JSON.
struct SessionSecret {
    Secret refreshToken;
    QString issuer;
    QString clientId;
    QString subject;
    std::optional<Instant> authTime;
    Instant obtainedAt;
    Secret
        proofKey{}; ///< private half (PEM) of the key that it is bound to (RFC 9449 5), "" for none; lives as long as it
    SessionSecret copy() const;
};

/// Nothing: signed out. An entry that is not one of ours: Fault::SignInNeeded, "session_unreadable". Else
/// fails as the keychain does.
Task<Result<std::optional<SessionSecret>>> readSessionSecret(SecretStore &secrets, QString profile);
Task<Result<>> writeSessionSecret(SecretStore &secrets, QString profile, SessionSecret session);
Task<Result<>> removeSessionSecret(SecretStore &secrets, QString profile);

} // namespace agent0
