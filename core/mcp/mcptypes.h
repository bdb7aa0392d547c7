#pragma once

#include "mcp/toolheaders.h"

#include <QJsonObject>
#include <QList>

namespace agent0 {

// What MCP servers say of themselves and give back. All of it is text from outside: plain text, never markup, and a
// hint at most (DESIGN 7). Names are kept as they are; show them through displayText().

/// What a tool says about itself. Absent is "not said".
struct McpToolHints {
    std::optional<bool> readOnly;
    std::optional<bool> destructive;
    std::optional<bool> idempotent;
    std::optional<bool> openWorld;
};

struct McpTool {
    QString name;
    QString title; ///< "" when absent
    QString description;
    QByteArray inputSchema; ///< JSON Schema 2020-12, byte for byte; nothing it refers to is ever fetched
    QByteArray outputSchema; ///< the same, "" when absent
    McpToolHints hints;
    QList<ParameterHeader> headers; ///< what a call repeats in headers

    /// Another one when anything the tool says of itself is another: what was allowed for it is then to be asked anew.
    QByteArray fingerprint() const;
};

/// One piece of content. Which members hold something depends on its type.
struct McpContent {
    QString type; ///< "text", "image", "audio", "resource", "resource_link", or what the server made up
    QString text;
    QByteArray data; ///< decoded
    QString mimeType;
    QString uri; ///< never opened unasked
    QString name;
    QJsonObject json; ///< as it came
};

struct McpToolResult {
    QList<McpContent> content;
    QByteArray structured; ///< JSON byte for byte, "" for none
    bool isError = false; ///< the tool itself failed; the content says why
};

struct McpResource {
    QString uri;
    QString name;
    QString title;
    QString description;
    QString mimeType;
    std::optional<qint64> size;
};

struct McpResourceTemplate {
    QString uriTemplate;
    QString name;
    QString title;
    QString description;
    QString mimeType;
};

struct McpPromptArgument {
    QString name;
    QString description;
    bool required = false;
};

struct McpPrompt {
    QString name;
    QString title;
    QString description;
    QList<McpPromptArgument> arguments;
};

struct McpPromptMessage {
    QString role; ///< "user" or "assistant"
    McpContent content;
};

struct McpPromptText {
    QString description;
    QList<McpPromptMessage> messages;
};

/// What may stand for a half-typed argument.
struct McpCompletion {
    QStringList values; ///< 100 at most
    std::optional<qint64> total;
    bool hasMore = false;
};

/// How far a call has come.
struct McpProgress {
    double progress = 0;
    std::optional<double> total;
    QString message; ///< harmless to show on one line
};

struct McpLogMessage {
    QString level;
    QString logger;
    QString text; ///< the data, as JSON where it is no text; harmless to show on one line
};

/// Who answers, and in which revision.
struct McpServer {
    QByteArray revision; ///< "2025-11-25"
    QString name;
    QString title;
    QString version;
    QString instructions;
    QJsonObject capabilities;

    bool can(QLatin1StringView what) const { return capabilities.value(what).isObject(); }
    bool hasExtension(QLatin1StringView id) const
    {
        return capabilities.value("extensions"_L1).toObject().value(id).isObject();
    }
};

} // namespace agent0
