#pragma once

#include "agent/parts.h"

namespace agent0 {

/// Access with a step-up: where a newer or stronger sign-in is demanded (RFC 9470) and the person may be asked, they
/// sign in so, and access is tried once more (DESIGN 6.4).
class SteppedUpAccess {
public:
    explicit SteppedUpAccess(AgentParts &parts) : m_parts(parts) { }

    // What these refer to must outlive them.

    /// As AccessBroker::access. The wish's own way to the browser is the agent's, where it has none.
    Task<Result<LiveToken>> access(const Connection &connection, const AccessWish &wish);
    /// DESIGN 6.5: what may succeed where that refusal met that token, or none: after a 401 another token; after a 403
    /// insufficient_scope one with the demanded scopes, where the connection may have them; after a demand for a stronger sign-in one
    /// from a new sign-in; where bound tokens are wanted, a bound one. Nothing: there is no better one.
    Task<Result<std::optional<LiveToken>>> better(
        const Connection &connection, std::optional<LiveToken> token, HttpResponse refusal);
    /// Signs in as that refusal demands. Fails with it where the person may not be asked.
    Task<Result<>> stepUp(Error demand);

    static bool isDemanded(const Error &error);

private:
    AgentParts &m_parts;
};

} // namespace agent0
