#pragma once

#include "base/digest.h"

#include <QString>

/// The names of all secrets of a profile. They can be seen without unlocking the keychain: nothing in them
/// but the profile's name and ids of the configuration.
namespace agent0::secretnames {

inline QString refreshToken(const QString &profile) { return profile + QStringLiteral("/refresh-token"); }
inline QString vaultKey(const QString &profile) { return profile + QStringLiteral("/vault-key"); }
inline QString idpClientSecret(const QString &profile) { return profile + QStringLiteral("/idp/client-secret"); }
inline QString connectionClientSecret(const QString &profile, const QString &connection)
{
    return profile + QStringLiteral("/connection/") + connection + QStringLiteral("/client-secret");
}
inline QString connectionProofKey(const QString &profile, const QString &connection)
{
    return profile + QStringLiteral("/connection/") + connection + QStringLiteral("/dpop-key");
}
inline QString connectionRefreshToken(const QString &profile, const QString &connection)
{
    return profile + QStringLiteral("/connection/") + connection + QStringLiteral("/refresh-token");
}
/// By a digest: an issuer is an address, and too long for a name.
inline QString registeredClient(const QString &profile, const QString &issuer)
{
    const QByteArray digest = sha256(issuer.toUtf8()).toHex();
    return profile + QStringLiteral("/client/") + QString::fromLatin1(digest.first(16));
}
inline QString modelKey(const QString &profile, const QString &provider)
{
    return profile + QStringLiteral("/model/") + provider;
}
inline QString proxyPassword(const QString &profile) { return profile + QStringLiteral("/proxy-password"); }
inline QString privateKey(const QString &profile, const QString &keyId)
{
    return profile + QStringLiteral("/key/") + keyId;
}

} // namespace agent0::secretnames
