#include "activity/activityfilter.h"

namespace agent0 {

namespace {

QByteArray asWritten(const QString &text) { return escapedText(text, 500); }

} // namespace

ActivityMatch::ActivityMatch(const ActivityFilter &filter)
    : m_since(filter.since), m_until(filter.until), m_flow(asWritten(filter.flow)), m_result(asWritten(filter.result))
{
    if (filter.leg)
        m_leg = name(*filter.leg).data();
    if (filter.connection)
        m_connection = asWritten(*filter.connection);
    for (const ActivityKind kind : filter.kinds)
        m_kinds.append(name(kind).data());
}

bool ActivityMatch::matches(const ActivityLine &line) const
{
    return (!m_since || line.time >= *m_since) && (!m_until || line.time < *m_until) && (!m_leg || line.leg == *m_leg)
        && (!m_connection || line.connection == *m_connection) && (m_flow.isEmpty() || line.flow == m_flow)
        && resultMatches(line)
        && (m_kinds.isEmpty()
            || std::ranges::any_of(m_kinds, [&](const QByteArray &kind) { return line.kind == kind; }));
}

bool ActivityMatch::resultMatches(const ActivityLine &line) const
{
    if (m_result.isEmpty())
        return true;
    return m_result == "failed" ? line.result != "ok" : line.result == m_result;
}

} // namespace agent0
