#pragma once

#include "flow/support/chain.h"

namespace agent0::test {

/// Todo0 as a resource that nobody has configured but its address.
inline void byConsent(Chain &chain, const std::function<void(Connection &)> &more = {})
{
    chain.restart([&](Profile &profile) {
        Connection &todo = profile.connections.first();
        todo.access = Access::OAuth;
        todo.authorizationServer.clear();
        todo.audience.clear();
        todo.resource.clear();
        todo.clientId.clear();
        todo.clientAuthentication = {};
        todo.scopes.clear();
        if (more)
            more(todo);
    });
}

inline Result<LiveToken> consented(Chain &chain)
{
    return await(chain.agent->connect(QStringLiteral("todo0"), chain.browser()));
}

} // namespace agent0::test
