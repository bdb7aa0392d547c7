#include "models/flowlistmodel.h"

#include "text/activitytext.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace agent0 {

FlowListModel::FlowListModel(ActivityEntries &entries) : m_entries(entries)
{
    connect(&entries, &ActivityEntries::olderCame, this, &FlowListModel::takeOlder);
    connect(&entries, &ActivityEntries::newerCame, this, &FlowListModel::takeNewer);
    takeOlder(entries.size());
}

void FlowListModel::takeOlder(qsizetype count)
{
    std::deque<Flow> more;
    const auto known = qsizetype(m_flows.size());
    for (qsizetype row = m_entries.size() - count; row < m_entries.size(); ++row) {
        const ActivityEntry &entry = m_entries.at(row);
        if (entry.flow == 0)
            continue;
        const auto key = m_keys.constFind(entry.flow);
        if (key == m_keys.constEnd()) {
            m_keys.insert(entry.flow, known + qsizetype(more.size()) - m_newer);
            more.push_back({});
            include(more.back(), entry, false);
        } else if (const qsizetype at = *key + m_newer; at < known) {
            include(m_flows[size_t(at)], entry, false);
        } else {
            include(more[size_t(at - known)], entry, false);
        }
    }
    if (known > 0)
        emit dataChanged(index(0), index(int(known) - 1));
    if (more.empty())
        return;
    beginInsertRows({}, int(known), int(known + qsizetype(more.size())) - 1);
    m_flows.insert(m_flows.end(), more.begin(), more.end());
    endInsertRows();
}

void FlowListModel::takeNewer(qsizetype count)
{
    for (qsizetype row = count - 1; row >= 0; --row) {
        const ActivityEntry &entry = m_entries.at(row);
        if (entry.flow == 0)
            continue;
        if (const auto key = m_keys.constFind(entry.flow); key != m_keys.constEnd()) {
            const int at = int(*key + m_newer);
            include(m_flows[size_t(at)], entry, true);
            emit dataChanged(index(at), index(at));
            continue;
        }
        beginInsertRows({}, 0, 0);
        m_flows.push_front({});
        m_keys.insert(entry.flow, -++m_newer);
        include(m_flows.front(), entry, true);
        endInsertRows();
    }
}

/// newer: the entry is the newest of the flow, else its oldest.
void FlowListModel::include(Flow &flow, const ActivityEntry &entry, bool newer)
{
    const bool first = flow.flow == 0;
    flow.flow = entry.flow;
    flow.requests += entry.kind == ActivityKind::Exchange;
    if (first || !newer)
        flow.began = entry.time;
    if (flow.action == 0)
        flow.action = entry.action;
    if (entry.connection != 0) {
        flow.several = flow.several || (flow.connection != 0 && flow.connection != entry.connection);
        flow.connection = entry.connection;
    }
    const bool event = entry.kind != ActivityKind::Exchange;
    const bool tells =
        event ? newer || flow.kind == ActivityKind::Exchange : newer && flow.kind == ActivityKind::Exchange;
    if (!first && !tells)
        return;
    flow.result = entry.result;
    flow.kind = entry.kind;
}

int FlowListModel::rowOf(const QString &flowId) const
{
    const auto number = m_entries.numberOf(flowId);
    const auto key = number ? m_keys.constFind(*number) : m_keys.constEnd();
    return key == m_keys.constEnd() ? -1 : int(*key + m_newer);
}

int FlowListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_flows.size()); }

QVariant FlowListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Flow &flow = m_flows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return flowTitle(m_entries.text(flow.action), flow.kind);
    case FlowRole: return m_entries.text(flow.flow);
    case OkRole: return m_entries.text(flow.result) == "ok"_L1;
    case ConnectionRole: return flow.several ? QString() : m_entries.text(flow.connection);
    case BeganRole: return QDateTime::fromMSecsSinceEpoch(flow.began.time_since_epoch().count(), QTimeZone::utc());
    case RequestsRole: return flow.requests;
    case DetailRole: return detail(flow);
    case Qt::AccessibleTextRole: return flowTitle(m_entries.text(flow.action), flow.kind) + u", "_s + detail(flow);
    default: return {};
    }
}

QString FlowListModel::detail(const Flow &flow) const
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(flow.began.time_since_epoch().count());
    QStringList parts{QLocale().toString(local, QLocale::ShortFormat), tr("%n request(s)", nullptr, flow.requests)};
    if (!flow.several && flow.connection != 0)
        parts.prepend(m_entries.text(flow.connection));
    if (m_entries.text(flow.result) != "ok"_L1)
        parts << resultText(m_entries.text(flow.result));
    return parts.join(u" · ");
}

} // namespace agent0
