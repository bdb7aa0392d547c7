#pragma once

#include "agent/parts.h"

namespace agent0 {

/// Access with a step-up: where a newer or stronger sign-in is demanded (RFC 9470) and the person may be asked, they
/// sign in so, and access is tried once more (DESIGN 6.4).
class SteppedUpAccess {
public:
    explicit SteppedUpAccess(AgentParts &parts) : m_parts(parts) { }

    /// As AccessBroker::access.
    Task<Result<LiveToken>> access(Connection connection, QByteArray refused, QStringList scopes);
    /// Signs in as that refusal demands. Fails with it where the person may not be asked.
    Task<Result<>> stepUp(Error demand);

    static bool isDemanded(const Error &error);

private:
    AgentParts &m_parts;
};

} // namespace agent0
