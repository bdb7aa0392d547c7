#pragma once

#include "mcp/mcptypes.h"

namespace agent0 {

// JSON of a server to the values of mcptypes.h. Required members that are missing or of a wrong type are
// Fault::Malformed, code "mcp_member"; unknown ones are ignored.

/// text: the tool as it came, for its schemas. A tool whose schema is no object or whose headers are wrong is an error
/// of code "mcp_tool": it is to be left out, the others stay.
Result<McpTool> readMcpTool(QByteArrayView text);
Result<McpContent> readMcpContent(const QJsonObject &object);
/// text: the result as it came, for its structured content.
Result<McpToolResult> readMcpToolResult(const QJsonObject &result, QByteArrayView text);
Result<McpResource> readMcpResource(const QJsonObject &object);
Result<McpResourceTemplate> readMcpResourceTemplate(const QJsonObject &object);
Result<McpPrompt> readMcpPrompt(const QJsonObject &object);
Result<McpPromptText> readMcpPromptText(const QJsonObject &result);
/// The contents of a resource that was read; each has type "resource".
Result<QList<McpContent>> readMcpResourceContents(const QJsonObject &result);
McpCompletion readMcpCompletion(const QJsonObject &result);
McpProgress readMcpProgress(const QJsonObject &params);
McpLogMessage readMcpLogMessage(const QJsonObject &params);

} // namespace agent0
