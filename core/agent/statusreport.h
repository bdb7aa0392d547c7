#pragma once

#include "agent/parts.h"

namespace agent0 {

/// What is known without the network: the session, the keychain, each connection. A keychain that cannot be
/// read is part of the answer, not a failure.
class StatusReport {
public:
    explicit StatusReport(AgentParts &parts) : m_parts(parts) { }
    Task<Result<Status>> make();
    /// Only the session: one look at the keychain and one at the vault, however many connections there are.
    Task<Result<SessionStatus>> session();

private:
    void describeSession(SessionStatus &status, const VaultContent &content, const QByteArray &refreshTokenHash) const;
    ConnectionStatus describeConnection(
        const Connection &connection, const VaultContent &content, const Person &person) const;

    AgentParts &m_parts;
    TokenVault::Content m_content; ///< as session() saw it
    std::map<QString, int> m_spent;
};

} // namespace agent0
