#pragma once

#include "http/httprequest.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// One parameter of a tool that its schema wants repeated in a header (MCP 2026-07-28, "x-mcp-header").
struct ParameterHeader {
    QStringList path; ///< names of nested properties, outermost first
    QByteArray header; ///< without "Mcp-Param-"
};

/// The headers a tool's input schema asks for. An error names what is wrong: the specification wants such a tool left
/// out. Wrong are: a name that is empty, no token of RFC 9110, or there twice in any case; a type other than string,
/// integer or boolean; a place that is not reached through "properties" alone.
std::expected<QList<ParameterHeader>, QString> parameterHeaders(const QJsonObject &inputSchema);

/// The headers of one call, without those whose argument is absent, null or of no fitting type.
QList<HttpHeader> parameterHeaderLines(const QList<ParameterHeader> &wanted, const QJsonObject &arguments);

/// A text as a header carries it: as it is when it is plain ASCII without blanks at its ends, else
/// "=?base64?…?=" of its UTF-8.
QByteArray headerText(const QString &text);

} // namespace agent0
