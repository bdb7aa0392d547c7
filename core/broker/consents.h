#pragma once

#include "broker/consentsecret.h"
#include "broker/ports.h"
#include "config/profile.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// What people's consents left behind, for each connection. Rests in the keychain; a refresh token that the keychain does not
/// take when its predecessor has been rotated away waits in the sealed vault until it does.
///
/// Whoever ends a consent wins: what replaces an entry is written only where that entry still lies.
class Consents {
public:
    Consents(Ports ports, const Profile &profile, TokenVault &vault);

    Task<Result<std::optional<ConsentSecret>>> read(QString connectionId);
    /// The person is being asked: before that shows whether the keychain would keep the answer, and afterwards whether the consent
    /// was ended meanwhile. What is there already stays. Gives what lies there now.
    Task<Result<ConsentSecret>> begin(QString connectionId, ConsentSecret asked);
    /// In the place of the entry with that refresh token. False, and nothing is written, where it is not there any more.
    Task<Result<bool>> replace(QString connectionId, Secret refreshToken, ConsentSecret given);
    /// The same of what a refresh gave: where the keychain does not take it, the vault does, and it fails saying so.
    Task<Result<bool>> renew(QString connectionId, Secret refreshToken, ConsentSecret renewed);
    Task<Result<>> remove(QString connectionId);
    /// The connections that have one, as far as the vault remembers.
    Task<Result<QStringList>> known();

private:
    Task<Result<bool>> write(QString connectionId, QByteArray replaces, ConsentSecret renewed);
    Task<bool> strand(QString connectionId, QByteArray replaces, Secret refreshToken);
    Task<Result<>> remember(QString connectionId);

    Ports m_ports;
    const Profile &m_profile;
    TokenVault &m_vault;
};

} // namespace agent0
