#pragma once

#include "flow/support/chain.h"
#include "models/mcpmodel.h"

namespace agent0::test {

/// The MCP servers of a chain's profile.
inline McpSource mcpSourceOf(Chain &chain, QByteArrayList *opened = nullptr)
{
    Agent *agent = chain.agent.get();
    return {
        .connections = [agent] { return agent->profile().connections; },
        .open = [agent](QString id, McpHost host) { return agent->mcp(std::move(id), std::move(host)); },
        .help = [](QString) -> Task<Result<>> { co_return Result<>(); },
        .openAddress =
            [opened](const QByteArray &url) {
                if (opened)
                    *opened << url;
                return opened != nullptr;
            },
    };
}

} // namespace agent0::test
