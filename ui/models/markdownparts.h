#pragma once

#include <QList>
#include <QString>

namespace agent0 {

/// A stretch of Markdown, or a block of code in it.
struct MarkdownPart {
    bool isCode = false;
    QString language; ///< of code, as whoever wrote it calls it; "" where they do not
    QString text;
    bool operator==(const MarkdownPart &) const = default;
};

/// Markdown from outside in the order in which it is read, its fenced code apart. Control characters and overrides are gone; what is longer
/// than most UTF-16 units is cut.
QList<MarkdownPart> markdownParts(const QString &foreign, qsizetype most);

/// Whether it is nested so deeply that nobody has written it for people.
bool isOverNested(const QString &markdown);

} // namespace agent0
