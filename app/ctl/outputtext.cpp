#include "output.h"

#include "base/displaytext.h"
#include "terminal.h"

#include <QDateTime>
#include <QTimeZone>

namespace agent0::ctl {

namespace {

qsizetype lettersIn(const QString &text)
{
    qsizetype count = 0;
    bool escape = false;
    for (const QChar c : text) {
        escape = escape || c == QChar(0x1b);
        count += escape || c.isLowSurrogate() || c.isMark() ? 0 : 1;
        escape = escape && c != u'm';
    }
    return count;
}

QString coloured(const QString &word, QLatin1StringView code)
{
    static const bool wanted = outputIsTerminal() && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb";
    return wanted ? u"\x1b["_s + code + u'm' + word + u"\x1b[0m"_s : word;
}

} // namespace

QString shown(const QString &foreign) { return displayText(foreign); }

QString isoTime(Instant when)
{
    // Qt::ISODate ends in "+00:00" or "Z", depending on Qt's version and how UTC was named.
    return QDateTime::fromSecsSinceEpoch(unixSeconds(when), QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss'Z'"_s);
}

QString relativeTime(Instant when, Instant now)
{
    const qint64 seconds = unixSeconds(when) - unixSeconds(now);
    const qint64 away = qAbs(seconds);
    if (away < 2)
        return u"just now"_s;
    const QString span = away < 90 ? u"%1 s"_s.arg(away)
        : away < 90 * 60           ? u"%1 min"_s.arg(away / 60)
        : away < 48 * 3600         ? u"%1 h"_s.arg(away / 3600)
                                   : u"%1 days"_s.arg(away / 86400);
    return seconds >= 0 ? u"in "_s + span : span + u" ago"_s;
}

QStringList columns(const QList<QStringList> &rows, const QString &indent)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths.resize(qMax(widths.size(), i + 1));
            widths[i] = qMax(widths[i], lettersIn(row[i]));
        }
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line = indent;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += row[i] + QString(widths[i] - lettersIn(row[i]) + 2, u' ');
        while (line.endsWith(u' '))
            line.chop(1);
        lines << line;
    }
    return lines;
}

QString good(const QString &word) { return coloured(word, "32"_L1); }
QString bad(const QString &word) { return coloured(word, "31"_L1); }
QString faint(const QString &word) { return coloured(word, "2"_L1); }

} // namespace agent0::ctl
