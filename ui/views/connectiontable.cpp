#include "views/connectiontable.h"

#include "views/connectiondelegate.h"

#include <QHeaderView>

#include <algorithm>

namespace agent0 {

ConnectionTable::ConnectionTable(ConnectionModel &model, QWidget *parent) : DataTable(parent), m_model(model)
{
    // Before the view connects itself, so that what was selected is known when it forgets.
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &ConnectionTable::remember);
    setModel(&model);
    setItemDelegate(new ConnectionDelegate(this));
    setAccessibleName(tr("Connections"));
    setColumnWidths({16, 26, 26, 18, 28, 17, 14, 11, 17, 13});
    // What is looked for first stands where it is seen first.
    const QList<int> first{ConnectionModel::Name, ConnectionModel::State, ConnectionModel::TokenLife,
        ConnectionModel::Spent, ConnectionModel::LastUsed};
    for (int place = 0; place < first.size(); ++place)
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(first[place]), place);
    setSortingEnabled(true);
    sortByColumn(ConnectionModel::Name, Qt::AscendingOrder);
    connect(&model, &QAbstractItemModel::modelReset, this, &ConnectionTable::restore);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &ConnectionTable::spanHeadlines);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &ConnectionTable::selectedChanged);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ConnectionTable::selectedChanged);
}

QStringList ConnectionTable::selectedIds() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows << row;
    }
    std::ranges::sort(rows);
    QStringList ids;
    for (const int row : std::as_const(rows)) {
        if (const ConnectionStatus *one = m_model.connectionAt(row);
            one && (ids.isEmpty() || ids.last() != one->settings.id))
            ids << one->settings.id;
    }
    return ids;
}

QString ConnectionTable::currentId() const
{
    return currentIndex().isValid() ? currentIndex().data(ConnectionModel::IdRole).toString() : QString();
}

void ConnectionTable::select(const QString &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    // selectRow() would heed the keyboard's modifiers, and in a mirrored view find no column.
    const QModelIndex index = m_model.index(row, 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void ConnectionTable::sortBy(int column)
{
    const QHeaderView *header = horizontalHeader();
    const bool turns = header->sortIndicatorSection() == column && header->sortIndicatorOrder() == Qt::AscendingOrder;
    sortByColumn(column, turns ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ConnectionTable::remember()
{
    m_selected = selectedIds();
    m_current = currentId();
}

void ConnectionTable::restore()
{
    spanHeadlines();
    QItemSelection selection;
    QList<int> rows;
    for (const QString &id : std::as_const(m_selected))
        rows << m_model.rowOf(id);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    rows.removeAll(-1);
    for (qsizetype i = 0; i < rows.size();) {
        qsizetype end = i;
        while (end + 1 < rows.size() && rows[end + 1] == rows[end] + 1)
            ++end;
        selection.select(m_model.index(rows[i], 0), m_model.index(rows[end], ConnectionModel::ColumnCount - 1));
        i = end + 1;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = m_model.rowOf(m_current); row >= 0)
        selectionModel()->setCurrentIndex(m_model.index(row, 0), QItemSelectionModel::NoUpdate);
    emit selectedChanged();
}

void ConnectionTable::spanHeadlines()
{
    clearSpans();
    for (int row = 0; m_model.choice().grouped && row < m_model.rowCount(); ++row) {
        if (m_model.isHeadline(row))
            setSpan(row, 0, 1, ConnectionModel::ColumnCount);
    }
}

} // namespace agent0
