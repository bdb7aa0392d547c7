#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The secrets of one profile that anybody else may have seen: all of the vault, and what of the keychain is ever sent. Private keys never
/// leave, and so nobody can repeat them.
class KnownSecrets {
public:
    /// What is passed must outlive it.
    KnownSecrets(Ports ports, const Profile &profile, TokenVault &vault);

    /// The texts with each of them taken out. The keychain is read at first, and where the vault is another than at the last time: every
    /// new token comes by way of it. What cannot be read is as it was.
    Task<QStringList> takenOutOf(QStringList texts);

private:
    Task<> learn(TokenVault::Content content);

    Ports m_ports;
    const Profile &m_profile;
    TokenVault &m_vault;
    TokenVault::Content m_seen;
    std::vector<Secret> m_known; ///< longest first
};

/// The names of those entries of the keychain whose content is sent to somebody.
QStringList sentSecretNames(const Profile &profile);
/// The names of all entries that a profile may have there, the vault's key last: without it what lies on the disk cannot be read any more.
QStringList allSecretNames(const Profile &profile);

} // namespace agent0
