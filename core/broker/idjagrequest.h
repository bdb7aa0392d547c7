#pragma once

#include "broker/session.h"
#include "oauth/idjag.h"
#include "vault/idjagledger.h"

namespace agent0 {

/// An ID-JAG as the identity provider gave it, read (without trust) and compared with what was asked.
struct IssuedIdJag {
    Secret token;
    Instant expires;
    QStringList scopes;            ///< what it carries
    QString subject;               ///< its "sub"
    QString keyThumbprint;         ///< of the key it is bound to, "" for none
    QString person{};              ///< "sub" at the identity provider of whoever it was asked for
    std::optional<DpopKey> dpop{}; ///< what its redemption has to prove
};

/// Leg 1: token exchange for an ID-JAG (RFC 8693, ID-JAG draft 4.3). Each one is counted in the ledger. A
/// subject token that the server calls expired is refreshed and the exchange repeated, once.
class IdJagRequest {
public:
    IdJagRequest(Ports ports, const Profile &profile, Session &session, Discovery &discovery, Credentials &credentials,
        IdJagLedger &ledger, StepSink steps);

    /// Fault::Untrusted where the answer is not an ID-JAG for this connection: it is then never sent on. With a key it
    /// asks for one that is bound to it; where one comes that is not, the step says "downgraded", and it is not taken where
    /// the connection requires binding. A bound refresh token as the subject brings its own key, which then is the one.
    Task<Result<IssuedIdJag>> obtain(Connection connection, QStringList scopes, std::optional<DpopKey> key = {});
    /// The same with that proof of who is there, and no other when it is refused.
    Task<Result<IssuedIdJag>> obtainWith(Connection connection, QStringList scopes, SubjectProof subject);

    /// Told of every ID-JAG that was issued, whether it can be used or not. What it says is not secret.
    using Observer = std::function<void(const IdJagInspection &)>;
    void observe(Observer observer) { m_observer = std::move(observer); }

private:
    Facts grantedBy(const IssuedIdJag &idJag, const QString &connection) const;
    /// What one exchange is about.
    struct Wish {
        Connection connection;
        QStringList scopes;
        std::optional<DpopKey> key; ///< proven with the exchange
    };
    using WishRef = std::shared_ptr<Wish>;
    Task<Result<TokenResponse>> ask(WishRef wish, ServerMetadata idp, SubjectProof subject);
    Task<Result<TokenResponse>> exchange(WishRef wish, ServerMetadata idp, SubjectProof subject);
    Task<Result<TokenResponse>> exchangeOnce(WishRef wish, QString endpointAddress, QList<FormField> fields);
    Task<Result<IssuedIdJag>> accept(WishRef wish, TokenResponse answer);

    Ports m_ports;
    const Profile &m_profile;
    Session &m_session;
    Discovery &m_discovery;
    Credentials &m_credentials;
    IdJagLedger &m_ledger;
    StepSink m_steps;
    Observer m_observer;
};

} // namespace agent0
