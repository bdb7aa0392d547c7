#include "builtin/lines.h"

#include "builtin/spoken.h"

namespace agent0::builtin {

using namespace Qt::StringLiterals;

namespace {

/// What stands behind "- ", "2. " or "[ ] "; nothing where there is no such mark.
QString markedItem(const QString &line)
{
    static const QRegularExpression mark(
        u"^(?:[-*+\u2022\u00b7\u2013\u2023\u25e6]|\\d{1,3}[.)]|[a-z]\\))(?: \\[[ xX]?\\])?\\s+(?<item>.+)$|^\\[[ xX]?\\]\\s*(?<box>.+)$"_s);
    const auto match = mark.match(line);
    return match.captured(u"item"_s) + match.captured(u"box"_s);
}

/// "add these:" may be followed by lines without marks.
bool opensList(const QString &line)
{
    static const QRegularExpression opening =
        caseless(u"\\b(?:these|following|those|todos|to-dos|tasks|items|things|list|add)\\b.*:$"_s);
    return opening.match(line).hasMatch();
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString plain = line.simplified(); !plain.isEmpty())
            lines << plain;
    }
    return lines;
}

} // namespace

QString joinedLists(const QString &text, const std::function<QString(const QString &)> &keep)
{
    // JSON for a tool is one thing, however it is broken into lines.
    if (text.contains(u'{'))
        return text.simplified();
    QStringList joined;
    bool plainItems = false;
    QStringList items;
    const auto endList = [&] {
        if (!items.isEmpty())
            joined.last() += (joined.last().endsWith(u':') ? u" "_s : u": "_s) + items.join(u", "_s);
        items.clear();
    };
    for (const QString &line : linesOf(text)) {
        QString item = markedItem(line);
        if (item.isEmpty() && plainItems)
            item = line;
        if (!item.isEmpty() && !joined.isEmpty()) {
            items << keep(item);
            continue;
        }
        endList();
        joined << (item.isEmpty() || line.startsWith(u'+') ? line : item);
        plainItems = opensList(line);
    }
    endList();
    return joined.join(u'\n');
}

} // namespace agent0::builtin
