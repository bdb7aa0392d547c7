#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace agent0 {

/// Who is signed in. The refresh token is not here but in the keychain (SessionSecret).
struct StoredSession {
    QString issuer;
    QString clientId;
    QString subject;
    QString displayName; ///< text from outside, as email and picture
    QString email;
    QString picture;
    QJsonObject claims; ///< of the verified ID token
    Secret idToken;
    Instant idTokenExpires;
    std::optional<Instant> authTime;
    Instant signedInAt;
    Secret accessToken; ///< the identity provider's own, for UserInfo and revocation; may be empty
    std::optional<Instant> accessTokenExpires;
    QString accessTokenType{}; ///< "DPoP": bound to the session's key
    StoredSession copy() const;
};

/// What one connection has: its access token, and the ID-JAG it came from. Either may be empty.
struct StoredAccess {
    QByteArray fingerprint; ///< hash of the connection's settings: another one means "do not use"
    Secret accessToken;
    QString tokenType;
    QStringList scopesAsked;
    QStringList scopesGranted;
    Instant issuedAt;
    Instant expires;
    Secret idJag;
    Instant idJagExpires;
    QStringList idJagScopes;
    QString idJagSubject;
    QString
        keyThumbprint{}; ///< of the key that the access token is bound to (RFC 7638), "" for none: with another it is of no use
    QString idJagKeyThumbprint{}; ///< the same of the ID-JAG
    StoredAccess copy() const;
};

/// Never changed but replaced: copies of a content share it, so that none has to copy every token.
using KeptAccess = std::shared_ptr<const StoredAccess>;

/// An administrator's no to a connection, as it was last heard. Known without asking again; gone with the next token.
struct BlockedAccess {
    QByteArray fingerprint; ///< as of StoredAccess
    QString code, message, hint; ///< of the error
    QString by; ///< "identity_administrator" or "resource_owner": who can change it
    Instant since;
};

/// A public document (metadata, key set) and when it was fetched.
struct CachedDocument {
    QJsonObject document;
    Instant fetchedAt;
};

/// Set before a refresh request goes out and taken away when its answer is stored: who finds it knows that
/// the refresh token may have been used without its successor being known.
struct RefreshInFlight {
    Instant since;
    QByteArray tokenHash; ///< SHA-256 of the refresh token that was sent
    qint64 process = 0;
};

/// A refresh token that the keychain did not take when its predecessor had been rotated away. It waits here, sealed,
/// until the keychain takes it: losing it would end the session.
struct StrandedToken {
    Secret refreshToken;
    QByteArray replaces; ///< SHA-256 of the one that lies in the keychain
    StrandedToken copy() const { return {refreshToken.copy(), replaces}; }
};

/// Everything in a vault.
struct VaultContent {
    std::optional<StoredSession> session;
    std::optional<RefreshInFlight> refreshing;
    std::optional<StrandedToken> stranded;
    std::map<QString, KeptAccess> access; ///< by connection id
    std::map<QString, BlockedAccess> blocked; ///< by connection id
    std::map<QString, CachedDocument> documents; ///< metadata and key sets, by address
    std::map<QString, std::map<QString, QString>> learned; ///< authorization server, fact, value: "scope" "needed"
    std::set<QString> consents; ///< connections whose person's consent rests in the keychain
    std::map<QString, StrandedToken> strandedConsents; ///< the same for their refresh tokens, by connection id

    VaultContent copy() const;
    /// Every secret in it, for whoever has to look for them elsewhere.
    void eachSecret(const std::function<void(const Secret &)> &take) const;
    /// For sealing only: holds every secret in plain.
    QJsonObject toJson() const;
    /// Fault::Malformed, naming the first wrong member.
    static Result<VaultContent> fromJson(const QJsonObject &object);
};

} // namespace agent0
