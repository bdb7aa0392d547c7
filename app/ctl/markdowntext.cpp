#include "markdowntext.h"

#include "output.h"
#include "wrapping.h"

#include <QRegularExpression>

namespace agent0::ctl {

namespace {

/// Without the signs that mean something to a renderer only.
QString plain(QString line)
{
    static const QRegularExpression link(u"\\[([^\\]]+)\\]\\(([^)#]*)(?:#([^)]*))?\\)"_s);
    for (auto found = link.match(line); found.hasMatch(); found = link.match(line, found.capturedStart() + 1)) {
        const QString words = found.captured(1);
        const QString target = found.captured(3).isEmpty() ? found.captured(2) : found.captured(3);
        line.replace(found.capturedStart(), found.capturedLength(),
            words == target ? u"help "_s + target : u"%1 (help %2)"_s.arg(words, target));
    }
    return line.remove("**"_L1).replace(u'`', u'"');
}

QString lineText(const QString &line)
{
    if (line.startsWith(u'#'))
        return plain(line.mid(line.indexOf(u' ') + 1)).remove(u'"');
    static const QRegularExpression item(u"^(- |\\d+\\. )"_s);
    if (const auto found = item.match(line); found.hasMatch()) {
        const qsizetype indent = 2 + found.capturedLength();
        return u"  "_s + found.captured() + wrapped(plain(line.mid(found.capturedLength())), indent, indent);
    }
    return wrapped(plain(line), 0);
}

} // namespace

QString markdownText(const QString &markdown)
{
    QStringList lines;
    bool inBlock = false;
    for (const QString &line : markdown.trimmed().split(u'\n')) {
        const bool fence = line.startsWith("```"_L1);
        inBlock = inBlock != fence;
        if (fence)
            continue;
        lines << (inBlock ? u"    "_s + line : lineText(line));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace agent0::ctl
