#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "oauth/dpop.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The keys that tokens are bound to (RFC 9449): one a connection, its private half in the keychain, made when it is first
/// needed, once however many processes need it. Where the profile leaves it to the servers (dpop: auto), a demand is remembered, and from then on every request of
/// the connection's chain carries a proof.
class ProofKeys {
public:
    ProofKeys(Ports ports, const Profile &profile, QString folder, TokenVault &vault);

    /// Nothing: tokens of this connection are not bound.
    Task<Result<std::optional<DpopKey>>> inForce(Connection connection);
    /// A server has refused what came without a proof. Nothing: the profile does not let it be given, or it was given.
    Task<Result<std::optional<DpopKey>>> afterDemand(Connection connection);
    /// The key of a token that is bound already; nothing when the keychain has lost it: then the token is of no use.
    Task<Result<std::optional<DpopKey>>> existing(QString connectionId);
    Task<Result<>> forget(QString connectionId);

private:
    using Stored = Result<std::optional<DpopKey>>;
    Task<Stored> stored(QString connectionId);
    Task<Result<DpopKey>> keyOf(QString connectionId);
    Task<Result<DpopKey>> newKey(QString connectionId);

    Ports m_ports;
    const Profile &m_profile;
    QString m_folder;
    TokenVault &m_vault;
    std::shared_ptr<DpopNonces> m_nonces;
    QHash<QString, Jwk> m_keys;
};

} // namespace agent0
