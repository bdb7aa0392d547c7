#pragma once

#include "agent/parts.h"

namespace agent0 {

/// The end of single tokens: revoked where their server can (RFC 7009), proved dead where that is wanted, said as a step. What
/// cannot be revoked is told with how long it lives.
class Revocation {
public:
    explicit Revocation(AgentParts &parts) : m_parts(parts) { }

    /// Shown to no server but the one that gave it. The key of a bound token is the caller's to forget.
    Task<RevokedToken> endAccess(Connection connection, StoredAccess access, bool prove);
    /// What the person's consent left behind, revoked and forgotten, whatever has become of the connection since. With "" as
    /// what: there was none.
    Task<RevokedToken> endConsent(QString connectionId);
    /// The session's refresh token.
    Task<RevokedToken> endRefreshToken(SessionSecret session, bool prove);

private:
    Task<Result<OwnHold>> holdOf(Connection connection);
    Task<bool> isOf(Connection connection, QByteArray fingerprint);
    Task<RevokedToken> revokeAt(OwnHold hold, Secret token, QByteArray typeHint, RevokedToken report);
    Task<RevokedToken> revokeAccess(Connection connection, Secret token, Instant expires);
    Task<RevokedToken> revokeRefreshToken(Secret token);
    Task<QString> proveAccess(Connection connection, StoredAccess access);
    Task<QString> proveRefreshToken(SessionSecret session);
    void report(const QString &connection, const RevokedToken &token, Milliseconds began) const;

    AgentParts &m_parts;
};

} // namespace agent0
