#pragma once

#include "mcp/mcptypes.h"

#include <QJsonValue>

namespace agent0 {

/// One piece of what a server gave, by how it is shown. Text from outside; its control characters are taken out.
struct ResultPart {
    enum class Kind {
        Text,
        Tree,    ///< json
        Table,   ///< json: a list of objects
        Picture, ///< data, not decoded yet
        Link,    ///< text is an address, never opened unasked
        File,    ///< bytes that nobody here can show
    };

    Kind kind = Kind::Text;
    QString title; ///< "" for none
    QString text;
    QJsonValue json = QJsonValue(QJsonValue::Undefined);
    QByteArray data;
    QString mimeType;
};

/// In the order of the server; what it says twice, once as text and once structured, is there once.
QList<ResultPart> resultParts(const McpToolResult &result);
QList<ResultPart> resultParts(const QList<McpContent> &contents);
/// Who says it is the title.
QList<ResultPart> resultParts(const McpPromptText &prompt);

/// Text of several lines without what could harm: control characters and overrides are gone, 1 MiB at most.
QString harmlessText(const QString &foreign);

} // namespace agent0
