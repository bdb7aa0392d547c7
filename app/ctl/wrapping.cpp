#include "wrapping.h"

#include "base/result.h"

#include <QStringList>

namespace agent0::ctl {

namespace {

constexpr qsizetype Width = 80;

} // namespace

QString wrapped(const QString &words, qsizetype indent, qsizetype already)
{
    QString out;
    qsizetype column = already;
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        const bool first = column == already && out.isEmpty();
        if (!first && column + 1 + word.size() > Width) {
            out += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (!first) {
            out += u' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

} // namespace agent0::ctl
