#pragma once

#include "agent/parts.h"

namespace agent0 {

/// Sign-out: revokes what can be revoked (RFC 7009), then forgets the session, whatever failed before.
class SignOut {
public:
    explicit SignOut(AgentParts &parts) : m_parts(parts) { }

    Task<Result<SignOutReport>> run(bool everywhere, bool prove);
    /// One connection alone.
    Task<Result<QList<RevokedToken>>> disconnect(QString connectionId);
    Task<Result<QList<RevokedToken>>> forgetConnection(QString connectionId);

private:
    Task<Result<OwnHold>> holdOf(Connection connection);
    Task<RevokedToken> revokeAt(OwnHold hold, Secret token, QByteArray typeHint, RevokedToken report);
    Task<RevokedToken> endConsent(Connection connection);
    Task<RevokedToken> revokeAccess(Connection connection, Secret token, Instant expires);
    Task<RevokedToken> revokeRefreshToken(Secret token);
    Task<QString> proveAccess(Connection connection, StoredAccess access);
    Task<QString> proveRefreshToken(Secret token);
    Task<RevokedToken> endAccess(Connection connection, StoredAccess access, bool prove);
    Task<RevokedToken> endRefreshToken(Secret token, bool prove);
    Task<Result<>> forget();
    Task<QByteArray> endSessionUrl(Secret idToken);

    void report(const QString &connection, const RevokedToken &token, Milliseconds began) const;
    void reportEnd(const SignOutReport &report, const Result<> &forgotten, Milliseconds began) const;

    AgentParts &m_parts;
};

} // namespace agent0
