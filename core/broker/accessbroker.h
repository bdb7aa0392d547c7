#pragma once

#include "broker/connectionturns.h"
#include "broker/idjagrequest.h"
#include "broker/livetoken.h"
#include "broker/ownaccess.h"
#include "broker/proofkeys.h"
#include "broker/redemption.h"

namespace agent0 {

/// "A live token for connection X" (DESIGN 6), with as few requests as the servers let it: the kept token, else a live
/// ID-JAG once more where the server takes it, else exchange and redemption; for a connection that is not by XAA, what its
/// own server gives. One piece of work for each connection at a time, however many callers and processes.
class AccessBroker {
public:
    AccessBroker(Ports ports, const Profile &profile, QString folder, TokenVault &vault, VaultDocuments &documents,
        Discovery &discovery, ProofKeys &proofs, IdJagRequest &idJags, Redemption &redemption, OwnAccess &own);

    Task<Result<LiveToken>> access(Connection connection, AccessWish wish = {});
    /// Could there be a token without a word from the resource or the person: true for every connection by XAA.
    Task<Result<bool>> isPrepared(Connection connection);

    /// For who ends the access of a connection: a page that asks the person for it is given up, what else is under way comes to
    /// its end, and nothing begins before the hold is gone. After patience code "lock_timeout".
    Task<Result<ConnectionTurns::Hold>> exclusively(QString connectionId, Milliseconds patience);
    /// Whether any process has ever obtained access for it.
    bool wasUsed(const QString &connectionId) const { return m_turns.wasEntered(connectionId); }

    /// Changes when anything does that makes a kept token another's: the person, the servers, the clients, the scopes.
    QByteArray fingerprint(const Connection &connection, const QString &subject) const;
    /// The row that is in force for its server: the typed one, or by the server's own metadata.
    Task<Result<ServerProfile>> serverProfileFor(const Connection &connection);

private:
    Task<Result<LiveToken>> obtain(Connection connection, AccessWish wish);
    Task<> noteRefusal(Connection connection, Error refusal);
    Task<Result<ServerProfile>> profileOf(QString typed, QString issuer);
    // Each of these is awaited where it is called, by one whose frame has what it refers to.
    Task<Result<LiveToken>> renew(const Connection &connection, const AccessWish &wish);
    Task<Result<LiveToken>> renewWith(std::optional<DpopKey> key, const Connection &connection, const AccessWish &wish);
    Task<Result<LiveToken>> ownWith(std::optional<DpopKey> key, Connection connection, AccessWish wish);
    struct RedeemedAgain {
        GrantedAccess access;
        QString person;
    };
    Task<std::optional<RedeemedAgain>> redeemAgain(
        const Connection &connection, QStringList scopes, std::optional<DpopKey> key);
    Task<Result<GrantedAccess>> redeemFresh(
        const Connection &connection, QStringList scopes, std::optional<DpopKey> key, IssuedIdJag &idJag);
    Task<Result<std::optional<LiveToken>>> keptWithKey(const Connection &connection, const AccessWish &wish);
    Task<Result<LiveToken>> keep(const Connection &connection, GrantedAccess access, QStringList asked,
        std::optional<IssuedIdJag> idJag, TokenOrigin origin);
    Task<Result<LiveToken>> keepOf(QString person, const Connection &connection, GrantedAccess access,
        QStringList asked, std::optional<IssuedIdJag> idJag, TokenOrigin origin);
    Task<Result<bool>> isSignedIn(QString person);
    std::optional<LiveToken> kept(const Connection &connection, const VaultContent &content, const QByteArray &refused,
        const QStringList &scopes) const;
    Task<> learnScopeNeed(QString server);
    static bool covers(const QStringList &all, const QStringList &some);

    Ports m_ports;
    const Profile &m_profile;
    TokenVault &m_vault;
    VaultDocuments &m_documents;
    Discovery &m_discovery;
    ProofKeys &m_proofs;
    IdJagRequest &m_idJags;
    Redemption &m_redemption;
    OwnAccess &m_own;
    ConnectionTurns m_turns;
    SingleFlight<Result<LiveToken>> m_flights;
    struct Fingerprint {
        QStringList of;
        QByteArray hash;
    };
    mutable std::map<QString, Fingerprint> m_fingerprints; ///< the last of each connection
};

} // namespace agent0
