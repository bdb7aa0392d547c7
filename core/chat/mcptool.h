#pragma once

#include "agent/mcpconnection.h"
#include "chat/chattool.h"

#include <memory>

namespace agent0 {

/// A tool of an MCP server, as it is. That it only reads is its own word, and no more than a hint: the person is asked all the same, but a
/// lasting yes to it then stands whatever the model has read.
class McpChatTool final : public ChatTool {
public:
    McpChatTool(ToolDefinition definition, McpTool tool, std::shared_ptr<McpConnection> server)
        : ChatTool(std::move(definition)), m_tool(std::move(tool)), m_server(std::move(server))
    {
    }

    bool writes() const override { return true; }
    bool saysItReads() const override;
    bool isForeign() const override { return true; }
    QByteArray permission() const override;
    Task<Result<QString>> words(QByteArray arguments) override;
    Task<Result<ToolOutcome>> run(QByteArray arguments) override;

private:
    McpTool m_tool;
    std::shared_ptr<McpConnection> m_server;
};

} // namespace agent0
