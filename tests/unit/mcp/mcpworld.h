#pragma once

#include "mcp/mcpclient.h"
#include "mcp/streamablehttp.h"
#include "support/await.h"

#include "scriptedmcp.h"

namespace agent0::test {

/// A client and its server in memory.
struct McpWorld {
    ScriptedMcp server;
    HastyClock clock;
    McpHost host;
    QStringList warnings;

    McpWorld()
    {
        host.warned = [this](const Error &error) { warnings << error.code; };
    }
    McpClient &client()
    {
        if (!m_client)
            m_client = std::make_unique<McpClient>(
                std::make_unique<StreamableHttp>(server, clock, "https://mcp.test/mcp", u"c"_s), clock, host);
        return *m_client;
    }
    void forget() { m_client.reset(); }

private:
    std::unique_ptr<McpClient> m_client;
};

} // namespace agent0::test
