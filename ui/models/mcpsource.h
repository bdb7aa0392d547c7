#pragma once

#include "agent/mcpconnection.h"

#include <functional>
#include <memory>

namespace agent0 {

/// Where MCP servers come from, and what is done around them.
struct McpSource {
    std::function<QList<Connection>()> connections; ///< all of the profile
    std::function<Result<std::shared_ptr<McpConnection>>(QString connection, McpHost host)> open;
    /// Access with the person's help, in the browser.
    std::function<Task<Result<>>(QString connection)> help;
    std::function<bool(const QByteArray &url)> openAddress = {};
    /// Goes on until what it gives is dropped; may be missing.
    std::function<std::shared_ptr<void>(const QString &action, const QString &connection)> beginFlow = {};
};

/// A server's question to the person, until it is answered or taken back.
struct McpQuestion {
    QString server; ///< who asks
    Elicitation form;
};

} // namespace agent0
