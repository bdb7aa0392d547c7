#include "models/todofilter.h"

#include "models/todomodel.h"

namespace agent0 {

TodoFilter::TodoFilter(QAbstractItemModel &todos) { setSourceModel(&todos); }

void TodoFilter::setConnection(const QString &connection)
{
    m_connection = connection;
    invalidateFilter();
}

void TodoFilter::setWhich(Which which)
{
    m_which = which;
    invalidateFilter();
}

void TodoFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool TodoFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex todo = sourceModel()->index(row, 0, parent);
    const bool done = todo.data(TodoModel::CompletedRole).toBool();
    if ((m_which == Which::Open && done) || (m_which == Which::Done && !done))
        return false;
    if (!m_connection.isEmpty() && todo.data(TodoModel::ConnectionRole) != m_connection)
        return false;
    const QString text = todo.data(Qt::DisplayRole).toString();
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace agent0
