#pragma once

#include "mcp/mcpclient.h"

namespace agent0::conformance {

/// What this host offers to servers: whoever is asked to fill in a form takes what the form suggests.
McpHost hostOf(QByteArray revision);

/// Everything that a host does with a server on the way through: lists what there is, calls each tool, reads each resource, gets each
/// prompt, and loads a skill where the person wants one.
class Errands {
public:
    /// context: "toolCalls" names calls to make; without it each tool is called once, with arguments after its schema.
    Errands(McpClient &client, QJsonObject context, bool loadsSkills);

    Task<Result<>> run();

private:
    Task<Result<>> callTools(QList<McpTool> tools);
    Task<Result<>> call(McpTool tool, QJsonObject arguments);
    Task<Result<>> readResources();
    Task<Result<>> getPrompts();
    Task<Result<>> loadSkills();

    McpClient &m_client;
    QJsonObject m_context;
    bool m_loadsSkills;
};

} // namespace agent0::conformance
