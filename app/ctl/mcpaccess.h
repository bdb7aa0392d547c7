#pragma once

#include "agent/mcpconnection.h"
#include "context.h"

namespace agent0::ctl {

/// The MCP server a command is about.
struct McpAccess {
    QString connection;
    std::shared_ptr<McpConnection> server;
    McpClient &client() const { return server->client(); }
};

/// Of the connection that --connection names, else of the first enabled one whose api.type is "mcp". Elicitation is asked
/// on a terminal and refused without one. The session is ended when the command has.
Result<McpAccess> mcpAccess(Context &context);

/// The same, once the server has said who it is.
struct McpMeeting {
    McpMeeting(McpAccess access, McpServer server) : access(std::move(access)), server(std::move(server)) { }
    McpAccess access;
    McpServer server;
    McpClient &client() const { return access.client(); }
    /// What every document of these commands begins with.
    QJsonObject document() const;
};
Task<Result<McpMeeting>> meetMcpServer(Context &context);

/// Each --arg NAME=VALUE as a text. Fault::Usage where one has another form.
Result<QJsonObject> textArguments(const CommandLine &line);

/// The arguments of a tool: --input, or each --arg by the type its schema gives it. Fault::Usage where one does not fit.
Result<QByteArray> toolArguments(const CommandLine &line, const McpTool &tool);

inline constexpr Option whichMcpServer{
    "connection", "ID", "which connection; default: the first whose api.type is mcp", Words::Connection};

QString firstLineOf(const QString &text); ///< harmless to show
QJsonObject toJson(const McpTool &tool);
QJsonObject toJson(const McpContent &content);
/// What people see of it: text as it is but for harmful characters, the rest by what it is.
QStringList contentLines(const McpContent &content);

} // namespace agent0::ctl
