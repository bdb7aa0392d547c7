#pragma once

#include "agent/parts.h"
#include "vault/sessionsecret.h"

namespace agent0 {

/// Sign-out: revokes what can be revoked (RFC 7009), then forgets the session, whatever failed before. What is under way when it
/// begins leaves nothing behind: its end is waited for, and who takes longer keeps nothing and gives back what it got.
class SignOut {
public:
    explicit SignOut(AgentParts &parts) : m_parts(parts) { }

    Task<Result<SignOutReport>> run(bool everywhere, bool prove);
    /// One connection alone.
    Task<Result<QList<RevokedToken>>> disconnect(QString connectionId);
    Task<Result<QList<RevokedToken>>> forgetConnection(QString connectionId);
    /// What is left of consents that no connection may use any more.
    Task<Result<QList<RevokedToken>>> endStrayConsents();

private:
    Task<std::vector<ConnectionTurns::Hold>> enterAll();
    Task<QList<RevokedToken>> endTokens(std::optional<SessionSecret> session, TokenVault::Content content, bool prove);
    Task<QList<RevokedToken>> endConsents();
    Task<Result<>> forget();
    Task<QByteArray> endSessionUrl(Secret idToken);
    void reportEnd(const SignOutReport &report, const Result<> &forgotten, Milliseconds began) const;

    AgentParts &m_parts;
};

} // namespace agent0
