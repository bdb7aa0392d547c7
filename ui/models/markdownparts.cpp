#include "models/markdownparts.h"

#include "base/displaytext.h"

#include <optional>

namespace agent0 {

namespace {

constexpr qsizetype DeepestNesting = 40;

/// A line that opens or closes code: at least three of one kind, at most three spaces before them.
struct Fence {
    QChar mark;
    qsizetype length = 0;
    QString rest;
};

std::optional<Fence> fenceIn(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && at < 4 && line[at] == u' ')
        ++at;
    if (at > 3 || at >= line.size() || (line[at] != u'`' && line[at] != u'~'))
        return std::nullopt;
    Fence fence{line[at], 0, {}};
    while (at < line.size() && line[at] == fence.mark)
        ++at, ++fence.length;
    fence.rest = line.mid(at).trimmed();
    const bool isSpan = fence.mark == u'`' && fence.rest.contains(u'`');
    return fence.length >= 3 && !isSpan ? std::optional(fence) : std::nullopt;
}

bool closes(const Fence &fence, const Fence &open)
{
    return fence.mark == open.mark && fence.length >= open.length && fence.rest.isEmpty();
}

QStringList harmlessLines(const QString &foreign, qsizetype most)
{
    QStringList lines;
    for (const QStringView line : QStringView(foreign).left(most).split(u'\n')) {
        QString text = line.toString();
        text.remove(u'\r').replace(u'\t', u"    "_s);
        lines << displayText(text, text.size());
    }
    return lines;
}

void add(QList<MarkdownPart> &parts, MarkdownPart part, QStringList &lines)
{
    part.text = lines.join(u'\n');
    lines.clear();
    if (part.isCode || !part.text.trimmed().isEmpty())
        parts << part;
}

} // namespace

QList<MarkdownPart> markdownParts(const QString &foreign, qsizetype most)
{
    QList<MarkdownPart> parts;
    QStringList gathered;
    std::optional<Fence> open;
    const QStringList all = harmlessLines(foreign, most);
    for (const QString &line : all) {
        const auto fence = fenceIn(line);
        if (!open && fence) {
            add(parts, {}, gathered);
            open = fence;
        } else if (open && fence && closes(*fence, *open)) {
            add(parts, {true, open->rest, {}}, gathered);
            open.reset();
        } else {
            gathered << line;
        }
    }
    if (open)
        add(parts, {true, open->rest, {}}, gathered);
    else
        add(parts, {}, gathered);
    return parts;
}

bool isOverNested(const QString &markdown)
{
    for (const QStringView line : QStringView(markdown).split(u'\n')) {
        qsizetype marks = 0;
        for (qsizetype i = 0; i < line.size(); ++i) {
            const bool isItem = (line[i] == u'-' || line[i] == u'*' || line[i] == u'+')
                && (i + 1 == line.size() || line[i + 1] == u' ');
            if (line[i] == u'>' || isItem)
                ++marks;
            else if (line[i] != u' ')
                break;
        }
        if (marks > DeepestNesting)
            return true;
    }
    return false;
}

} // namespace agent0
