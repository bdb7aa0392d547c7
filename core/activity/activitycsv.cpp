#include "activity/activityexport.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

namespace agent0 {

namespace {

/// What makes a spreadsheet compute: also behind blanks, and in the full-width forms some take as well.
bool looksLikeFormula(const QString &text)
{
    static const QString starts = u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s;
    const QStringView shown = QStringView(text).trimmed();
    return (!text.isEmpty() && starts.contains(text[0])) || (!shown.isEmpty() && starts.contains(shown[0]));
}

QByteArray cell(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(u'\'');
    if (text.contains(u'"') || text.contains(u',') || text.contains(u'\n') || text.contains(u'\r')
        || text.contains(u';') || text.contains(u'\t'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text.toUtf8();
}

QString jsonText(const QJsonObject &object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QByteArray line(const QByteArrayList &cells) { return cells.join(',') + "\r\n"; }

} // namespace

QByteArray activityCsvHeader()
{
    return line({"sequence", "time", "kind", "result", "profile", "subject", "connection", "leg", "action", "flow",
        "method", "host", "path", "status", "milliseconds", "asked", "granted"});
}

QByteArray activityCsv(const ActivityRecord &record)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(record.time.time_since_epoch().count(), QTimeZone::utc());
    return line({QByteArray::number(record.sequence), time.toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'"_s).toLatin1(),
        name(record.kind).data(), cell(record.result), cell(record.profile), cell(record.subject),
        cell(record.connection), name(record.leg).data(), cell(record.action), cell(record.flow), cell(record.method),
        cell(record.host), cell(record.path), record.status ? QByteArray::number(record.status) : QByteArray(),
        QByteArray::number(qint64(record.took.count())), cell(jsonText(record.asked)), cell(jsonText(record.granted))});
}

} // namespace agent0
