#pragma once

#include "agent/mcpconnection.h"
#include "flow/support/chain.h"

namespace agent0::test {

/// Signed in, with the MCP server of Todo0 at hand.
struct McpChain {
    explicit McpChain(QStringList faults = {})
    {
        if (const auto in = chain.signIn(); !in)
            qFatal("no sign-in: %s", qPrintable(in.error().message));
        for (const QString &fault : faults)
            wrong(fault);
        host.warned = [this](const Error &error) { warnings << error.code; };
    }
    void wrong(const QString &fault)
    {
        if (const auto set = chain.servers.faults().set(fault); !set)
            qFatal("%s", qPrintable(set.error().message));
    }
    McpClient &client()
    {
        if (!server)
            server = std::move(chain.agent->mcp(u"todo0-mcp"_s, host).value());
        return server->client();
    }
    Result<McpToolResult> call(const QString &name, const QByteArray &arguments = "{}", ProgressSink progress = {})
    {
        const auto tools = await(client().tools());
        if (!tools)
            return fail(tools.error());
        const auto tool = std::ranges::find(*tools, name, &McpTool::name);
        if (tool == tools->end())
            return fail(Fault::Failed, Leg::None, "no_tool"_L1, name);
        return await(client().call(*tool, arguments, std::move(progress)));
    }

    Chain chain;
    McpHost host;
    QStringList warnings;
    std::shared_ptr<McpConnection> server;
};

} // namespace agent0::test
