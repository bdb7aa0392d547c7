#include "models/connectionmodel.h"

#include "oauth/advice.h"

#include <algorithm>

namespace agent0 {

namespace {

qint64 secondsOf(const std::optional<Instant> &when) { return when ? unixSeconds(*when) : 0; }

constexpr auto headlineOf(ConnectionState state) { return qint32(-1 - int(state)); }

} // namespace

ConnectionModel::ConnectionModel()
{
    m_reordering.setSingleShot(true);
    m_reordering.setInterval(100);
    connect(&m_reordering, &QTimer::timeout, this, &ConnectionModel::reorder);
}

void ConnectionModel::show(QList<ConnectionStatus> connections, Instant now)
{
    beginResetModel();
    std::vector<Row> before = std::exchange(m_rows, {});
    const auto places = std::exchange(m_byId, {});
    m_now = now;
    m_rows.reserve(size_t(connections.size()));
    for (ConnectionStatus &status : connections) {
        Row row;
        if (const auto known = places.constFind(status.settings.id); known != places.constEnd())
            row = std::move(before[size_t(*known)]);
        row.status = std::move(status);
        const Connection &settings = row.status.settings;
        row.searched = QStringList{settings.id, settings.displayName, settings.resource, settings.authorizationServer,
            settings.clientId, settings.scopes.join(u' '), accessText(settings.access)}
                           .join(u'\n');
        m_byId.insert(settings.id, qint32(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    setOrder(order());
    endResetModel();
}

void ConnectionModel::choose(const ConnectionChoice &choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    beginResetModel();
    setOrder(order());
    endResetModel();
}

void ConnectionModel::sort(int column, Qt::SortOrder order)
{
    m_choice.column = column;
    m_choice.order = order;
    reorder();
}

void ConnectionModel::setOrder(std::vector<qint32> order)
{
    m_order = std::move(order);
    m_places.assign(m_rows.size(), -1);
    m_shownConnections = 0;
    for (size_t place = 0; place < m_order.size(); ++place) {
        if (m_order[place] < 0)
            continue;
        m_places[size_t(m_order[place])] = qint32(place);
        ++m_shownConnections;
    }
}

/// The same connections, perhaps in another order or group.
void ConnectionModel::reorder()
{
    auto next = order();
    if (next == m_order)
        return;
    if (next.size() != m_order.size()) { // a headline came or went
        beginResetModel();
        setOrder(std::move(next));
        endResetModel();
        return;
    }
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    std::vector<qint32> rows;
    for (const QModelIndex &index : before)
        rows.push_back(m_order[size_t(index.row())]);
    setOrder(std::move(next));
    for (qsizetype i = 0; i < before.size(); ++i) {
        const qint32 row = rows[size_t(i)];
        const qint32 place = row < 0 ? -1 : m_places[size_t(row)];
        after << (place < 0 ? QModelIndex() : index(place, before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

ConnectionModel::Key ConnectionModel::keyOf(const Row &row, int column) const
{
    const Connection &settings = row.status.settings;
    switch (Column(column)) {
    case Name: return {0, settings.displayName.toCaseFolded()};
    case Resource: return {0, settings.resource.toCaseFolded()};
    case Server: return {0, settings.authorizationServer.toCaseFolded()};
    case Access: return {int(settings.access), {}};
    case Scopes: return {0, settings.scopes.join(u' ')};
    case State: return {int(stateOf(row)), {}};
    case LastUsed: return {secondsOf(row.used), {}};
    case TokenLife: return {secondsOf(row.status.tokenExpires), {}};
    case Spent: return {row.status.idJagsThisMonth, {}};
    case ManagedBy: return {settings.managed ? 0 : 1, {}};
    case ColumnCount: break;
    }
    return {};
}

std::vector<qint32> ConnectionModel::wantedRows() const
{
    std::vector<qint32> rows;
    rows.reserve(m_rows.size());
    for (size_t i = 0; i < m_rows.size(); ++i) {
        if (m_choice.text.isEmpty() || m_rows[i].searched.contains(m_choice.text, Qt::CaseInsensitive))
            rows.push_back(qint32(i));
    }
    return rows;
}

std::vector<qint32> ConnectionModel::order() const
{
    std::vector<qint32> rows = wantedRows();
    std::vector<Key> keys(m_rows.size());
    for (const qint32 row : rows)
        keys[size_t(row)] = keyOf(m_rows[size_t(row)], m_choice.column);
    const bool descending = m_choice.order == Qt::DescendingOrder;
    // In the profile's order where nothing else tells them apart.
    std::ranges::sort(rows, [&](qint32 one, qint32 other) {
        const Key &a = keys[size_t(descending ? other : one)];
        const Key &b = keys[size_t(descending ? one : other)];
        if (a.number != b.number)
            return a.number < b.number;
        const int texts = a.text.compare(b.text);
        return texts != 0 ? texts < 0 : one < other;
    });
    if (!m_choice.grouped)
        return rows;
    std::array<std::vector<qint32>, ConnectionStates> groups;
    for (const qint32 row : rows)
        groups[size_t(stateOf(m_rows[size_t(row)]))].push_back(row);
    std::vector<qint32> all;
    for (int state = 0; state < ConnectionStates; ++state) {
        if (groups[size_t(state)].empty())
            continue;
        all.push_back(headlineOf(ConnectionState(state)));
        all.insert(all.end(), groups[size_t(state)].begin(), groups[size_t(state)].end());
    }
    return all;
}

ConnectionState ConnectionModel::stateOf(const Row &row) const
{
    if (!row.status.settings.enabled)
        return ConnectionState::Disabled;
    if (row.working)
        return ConnectionState::Working;
    const bool lives = row.status.tokenExpires && *row.status.tokenExpires > m_now;
    if (row.failure)
        return blockerOf(*row.failure) == Blocker::Nobody ? ConnectionState::Failed : ConnectionState::Blocked;
    if (row.status.blocked)
        return ConnectionState::Blocked;
    if (lives)
        return ConnectionState::Connected;
    return row.status.tokenExpires ? ConnectionState::Expired : ConnectionState::NotConnected;
}

void ConnectionModel::setNow(Instant now)
{
    m_now = now;
    reorder();
    if (!m_order.empty())
        emit dataChanged(index(0, State), index(rowCount() - 1, TokenLife));
}

void ConnectionModel::setLastUsed(const QHash<QString, Instant> &used)
{
    for (auto it = used.begin(); it != used.end(); ++it) {
        if (Row *row = find(it.key()))
            row->used = it.value();
    }
    reorder();
    if (!m_order.empty())
        emit dataChanged(index(0, LastUsed), index(rowCount() - 1, LastUsed));
}

void ConnectionModel::setWorking(const QString &id, bool working)
{
    if (Row *row = find(id)) {
        row->working = working;
        changed(m_byId.value(id));
    }
}

void ConnectionModel::setFailure(const QString &id, std::optional<Error> failure)
{
    if (Row *row = find(id)) {
        row->failure = std::move(failure);
        changed(m_byId.value(id));
    }
}

void ConnectionModel::changed(qint32 row)
{
    // Only where the order hangs on the state does one change move anything.
    const bool moves = m_choice.grouped || m_choice.column == State;
    if (moves && !m_reordering.isActive())
        m_reordering.start();
    const qint32 place = m_places[size_t(row)];
    if (place >= 0)
        emit dataChanged(index(place, 0), index(place, ColumnCount - 1));
}

} // namespace agent0
