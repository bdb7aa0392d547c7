#pragma once

#include "keychain/secretstore.h"

#include <QStringList>

namespace agent0 {

/// What a person's consent left behind: the refresh token of one connection and what it belongs to. One keychain entry, JSON. Without
/// a refresh token the rest still says who was asked.
struct ConsentSecret {
    Secret refreshToken;
    QString issuer; ///< of the server that gave it: it is shown to no other
    QString clientId;
    QString resource;
    QStringList scopes;
    QString api{};       ///< the address whose calls it is for
    ConsentSecret copy() const;
};

/// Nothing: no consent, or an entry that is not one of ours. Fails as the keychain does.
Task<Result<std::optional<ConsentSecret>>> readConsent(SecretStore &secrets, QString profile, QString connection);
Task<Result<>> writeConsent(SecretStore &secrets, QString profile, QString connection, ConsentSecret consent);
Task<Result<>> removeConsent(SecretStore &secrets, QString profile, QString connection);

} // namespace agent0
