#include "forward/journal.h"

#include "activity/activityexport.h"

namespace agent0 {

namespace {

constexpr qsizetype LongestValue = 4 * 1024;

// Of syslog: how loud.
constexpr char LoudAsWarning[] = "4";
constexpr char LoudAsInfo[] = "6";

/// A line break in a value would begin a field of its own.
void put(QByteArray &entry, const char *name, QString value)
{
    value.truncate(LongestValue);
    for (QChar &c : value) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    if (!value.isEmpty())
        entry += QByteArray(name) + '=' + value.toUtf8() + '\n';
}

} // namespace

Journal::Journal(QString profile, QString socket) : m_profile(std::move(profile)), m_socket(std::move(socket)) { }

QByteArray Journal::entry(const ActivityRecord &record) const
{
    QByteArray entry;
    put(entry, "MESSAGE", activityMessage(record));
    const bool good = record.ok() && record.kind != ActivityKind::BudgetWarning;
    put(entry, "PRIORITY", QLatin1StringView(good ? LoudAsInfo : LoudAsWarning));
    put(entry, "SYSLOG_IDENTIFIER", u"agent0"_s);
    put(entry, "AGENT0_KIND", QString(name(record.kind)));
    put(entry, "AGENT0_LEG", QString(name(record.leg)));
    put(entry, "AGENT0_RESULT", record.result);
    put(entry, "AGENT0_PROFILE", m_profile);
    put(entry, "AGENT0_CONNECTION", record.connection);
    put(entry, "AGENT0_SUBJECT", record.subject);
    put(entry, "AGENT0_ACTION", record.action);
    put(entry, "AGENT0_FLOW", record.flow);
    put(entry, "AGENT0_HOST", record.host);
    put(entry, "AGENT0_STATUS", record.status ? QString::number(record.status) : QString());
    return entry;
}

bool Journal::send(const ActivityRecord &record) const { return sendDatagram(m_socket, entry(record)); }

} // namespace agent0
