#include "activityoutput.h"

#include "activity/activityexport.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSysInfo>

namespace agent0::ctl {

namespace {

constexpr qsizetype BlockSize = 64 * 1024;

OcsfSource thisProgram() { return {QStringLiteral(AGENT0_VERSION), QSysInfo::machineHostName()}; }

QString localTime(Instant when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count()).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString whatHappened(const ActivityRecord &record)
{
    QStringList words;
    if (!record.method.isEmpty())
        words << shown(record.method) + u' ' + shown(record.host + record.path);
    if (record.status > 0)
        words << QString::number(record.status);
    for (const QJsonObject &members : {record.asked.toJson(), record.granted.toJson()}) {
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (it->isString() || it->isDouble())
                words << shown(it.key()) + u'=' + shown(it->toVariant().toString());
        }
    }
    return words.join(u' ');
}

} // namespace

QJsonObject activityJson(const ActivityLine &line)
{
    QJsonObject json = QJsonDocument::fromJson(line.bytes.toByteArray()).object();
    json["time"_L1] = isoTime(line.time);
    json["unixMs"_L1] = qint64(line.time.time_since_epoch().count());
    return json;
}

QString activityText(const ActivityRecord &record)
{
    const QString result = record.ok() ? good(u"ok"_s) : bad(shown(record.result));
    QStringList words{faint(localTime(record.time)), QString(name(record.kind)).leftJustified(15), result};
    if (!record.connection.isEmpty())
        words << shown(record.connection);
    if (const QString what = whatHappened(record); !what.isEmpty())
        words << what;
    if (record.took.count() > 0)
        words << faint(u"%1 ms"_s.arg(record.took.count()));
    return words.join(u"  "_s);
}

ActivityExportStream::ActivityExportStream(Output &out, const QString &format) : m_out(out), m_format(format)
{
    if (m_format == "csv"_L1)
        m_block = activityCsvHeader();
}

void ActivityExportStream::add(const ActivityLine &line)
{
    if (m_format == "jsonl"_L1) {
        // Byte for byte, so that the chain can be checked wherever it goes.
        m_block.append(line.bytes).append('\n');
    } else if (const auto record = line.record(); record && m_format == "csv"_L1) {
        m_block.append(activityCsv(*record));
    } else if (record) {
        m_block.append(QJsonDocument(activityOcsf(*record, thisProgram())).toJson(QJsonDocument::Compact)).append('\n');
    }
    if (m_block.size() > BlockSize)
        flush();
}

void ActivityExportStream::flush()
{
    if (!m_block.isEmpty())
        m_out.raw(std::exchange(m_block, {}));
}

} // namespace agent0::ctl
