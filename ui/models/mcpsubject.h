#pragma once

#include "mcp/mcptypes.h"

#include <variant>

namespace agent0 {

/// One thing that an MCP server offers, as a pane shows it: what it is, and the schema of what it wants to know. Texts are
/// harmless to show.
struct McpSubject {
    using What = std::variant<McpTool, McpResource, McpResourceTemplate, McpPrompt>;

    explicit McpSubject(McpTool tool);
    explicit McpSubject(McpResource resource);
    explicit McpSubject(McpResourceTemplate pattern);
    explicit McpSubject(McpPrompt prompt);

    What what;
    QString title;
    QString name; ///< what the server calls it: a name or an address
    QString description; ///< of several lines
    QStringList facts; ///< a sentence each: what it says it does, its type, its size
    QByteArray schema; ///< JSON Schema of its arguments

    /// The same thing, though perhaps described in another way.
    bool isSame(const McpSubject &other) const { return what.index() == other.what.index() && name == other.name; }
};

/// RFC 6570, levels 1 to 3: the names of its variables, and the address that comes of their values.
QStringList templateVariables(const QString &pattern);
QString expandedTemplate(const QString &pattern, const QJsonObject &values);

} // namespace agent0
