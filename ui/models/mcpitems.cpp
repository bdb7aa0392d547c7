#include "models/mcpitems.h"

namespace agent0 {

void McpItems::set(QList<Item> items)
{
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int McpItems::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_items.size()); }

QVariant McpItems::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole: return item.title;
    case LineRole: return item.line;
    case BadgeRole: return item.badge;
    case Qt::AccessibleTextRole: {
        QStringList all{item.title, item.badge, item.line};
        all.removeAll(QString());
        return all.join(u", ");
    }
    default: return {};
    }
}

} // namespace agent0
