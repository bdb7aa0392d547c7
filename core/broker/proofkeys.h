#pragma once

#include "broker/ports.h"
#include "config/profile.h"
#include "oauth/dpop.h"
#include "oauth/servermetadata.h"
#include "vault/sessionsecret.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The keys that tokens are bound to (RFC 9449): one a connection, its private half in the keychain, made when it is first
/// needed, once however many processes need it, and gone with who it was made for. Where the profile leaves it to the servers (dpop: auto), a
/// demand is remembered of whoever made it, and from then on every request of the chains that it has a part in carries a proof.
class ProofKeys {
public:
    ProofKeys(Ports ports, const Profile &profile, QString folder, TokenVault &vault);

    /// Nothing: tokens of this connection are not bound.
    Task<Result<std::optional<DpopKey>>> inForce(Connection connection);
    /// A server has refused what came without a proof: at Leg::Exchange the identity provider, whose demand holds for every connection by
    /// XAA, else the resource's side. Nothing: the profile does not let it be given, or it was given.
    Task<Result<std::optional<DpopKey>>> afterDemand(Connection connection, Leg leg);
    /// The key with that thumbprint, to which a token is bound already, whichever program has put it there; nothing when it is there no
    /// more: then the token is of no use.
    Task<Result<std::optional<DpopKey>>> existing(QString connectionId, QString thumbprint);
    /// From now on the connection's tokens are bound to that key, and no more to the one it had. Does nothing where it has it.
    Task<Result<>> adopt(QString connectionId, DpopKey key);
    /// Takes its key away, if there ever was one.
    Task<Result<>> forget(QString connectionId);
    /// Those of all connections that are not to stay, also of such that the profile does not have any more.
    Task<Result<>> forgetAllBut(QStringList connectionIds);

    /// A key for the tokens of a sign-in that begins, as the profile wants it and the provider announces. Who signs in keeps
    /// it with the refresh token (SessionSecret), as long as that lives (RFC 9449 5). Nothing: they are not to be bound.
    Result<std::optional<DpopKey>> forSignIn(const ServerMetadata &idp) const;
    /// The key of a session, nothing for one that is not bound. Fault::SignInNeeded: "session_key_lost" where what the keychain
    /// holds is no key; "session_not_bound" where the profile requires one.
    Result<std::optional<DpopKey>> ofSession(const SessionSecret &session) const;

private:
    using Stored = Result<std::optional<DpopKey>>;
    struct Known {
        Jwk key;
        QString thumbprint;
    };
    bool isDemanded(const VaultContent &content, const Connection &connection) const;
    QString lockOf(const QString &connectionId) const;
    Task<Stored> stored(QString connectionId);
    Task<Result<DpopKey>> keyOf(QString connectionId);
    Task<Result<>> write(QString connectionId, DpopKey key);

    Ports m_ports;
    const Profile &m_profile;
    QString m_folder;
    TokenVault &m_vault;
    std::shared_ptr<DpopNonces> m_nonces;
    QHash<QString, Known> m_keys; ///< by connection id, as last read or written here
};

} // namespace agent0
