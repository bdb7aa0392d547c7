#include "models/connectionmodel.h"

#include "base/displaytext.h"
#include "text/errortext.h"
#include "text/plaintip.h"
#include "text/relativetime.h"

#include <algorithm>

namespace agent0 {

const ConnectionStatus *ConnectionModel::connection(const QString &id) const
{
    const auto row = m_byId.constFind(id);
    return row == m_byId.constEnd() ? nullptr : &m_rows[size_t(*row)].status;
}

const ConnectionStatus *ConnectionModel::connectionAt(int row) const
{
    const qint32 at = m_order[size_t(row)];
    return at < 0 ? nullptr : &m_rows[size_t(at)].status;
}

ConnectionModel::Row *ConnectionModel::find(const QString &id)
{
    const auto row = m_byId.constFind(id);
    return row == m_byId.constEnd() ? nullptr : &m_rows[size_t(*row)];
}

const std::optional<Error> &ConnectionModel::failure(const QString &id) const
{
    static const std::optional<Error> none;
    const auto row = m_byId.constFind(id);
    return row == m_byId.constEnd() ? none : m_rows[size_t(*row)].failure;
}

ConnectionState ConnectionModel::state(const QString &id) const
{
    const auto row = m_byId.constFind(id);
    return row == m_byId.constEnd() ? ConnectionState::NotConnected : stateOf(m_rows[size_t(*row)]);
}

int ConnectionModel::rowOf(const QString &id) const
{
    const auto row = m_byId.constFind(id);
    return row == m_byId.constEnd() ? -1 : m_places[size_t(*row)];
}

int ConnectionModel::count(ConnectionState state) const
{
    return int(std::ranges::count_if(m_rows, [&](const Row &row) { return stateOf(row) == state; }));
}

int ConnectionModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_order.size()); }

int ConnectionModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags ConnectionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isHeadline(index.row()))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const qint32 at = m_order[size_t(index.row())];
    if (at < 0)
        return index.column() == 0 ? headline(ConnectionState(-1 - at), role) : QVariant();
    const Row &row = m_rows[size_t(at)];
    switch (role) {
    case Qt::DisplayRole: return display(row, Column(index.column()));
    case Qt::ToolTipRole: return plainTip(toolTip(row, Column(index.column())));
    case IdRole: return row.status.settings.id;
    case StateRole: return int(stateOf(row));
    case SpentRole: return row.status.idJagsThisMonth;
    case BudgetRole: return row.status.idJagBudget.value_or(0);
    case ManagedRole: return row.status.settings.managed;
    case GroupRole: return 0;
    default: return {};
    }
}

QVariant ConnectionModel::headline(ConnectionState state, int role) const
{
    if (role == StateRole)
        return int(state);
    if (role != Qt::DisplayRole && role != GroupRole)
        return {};
    const auto below =
        int(std::ranges::count_if(m_order, [&](qint32 at) { return at >= 0 && stateOf(m_rows[size_t(at)]) == state; }));
    return role == GroupRole ? QVariant(below) : tr("%1 (%2)").arg(stateText(state)).arg(below);
}

QVariant ConnectionModel::display(const Row &row, Column column) const
{
    const Connection &settings = row.status.settings;
    switch (column) {
    case Name: return displayText(settings.displayName, 120);
    case Resource: return displayText(settings.resource.isEmpty() ? settings.apiBaseUrl : settings.resource, 300);
    case Server: return displayText(settings.authorizationServer, 300);
    case Access: return accessText(settings.access);
    case Scopes: return scopesText(row.status.scopesGranted, settings.scopes);
    case State: return stateText(stateOf(row));
    case LastUsed: return row.used ? relativeTime(*row.used, m_now) : tr("never");
    case TokenLife:
        return row.status.tokenExpires && *row.status.tokenExpires > m_now
            ? durationText(*row.status.tokenExpires - m_now)
            : u"–"_s;
    case Spent: return spentText(row.status.idJagsThisMonth, row.status.idJagBudget);
    case ManagedBy: return settings.managed ? tr("Organisation") : tr("You");
    case ColumnCount: break;
    }
    return {};
}

QString ConnectionModel::toolTip(const Row &row, Column column) const
{
    if (column == State && row.failure) {
        const ErrorText text = errorText(*row.failure);
        return text.next.isEmpty() ? text.what : text.what + u'\n' + text.next;
    }
    return display(row, column).toString();
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return tr("Name");
    case Resource: return tr("Resource");
    case Server: return tr("Authorization server");
    case Access: return tr("Access");
    case Scopes: return tr("Scopes granted");
    case State: return tr("State");
    case LastUsed: return tr("Last used");
    case TokenLife: return tr("Token life");
    case Spent: return tr("ID-JAGs this month");
    case ManagedBy: return tr("Managed by");
    case ColumnCount: break;
    }
    return {};
}

} // namespace agent0
