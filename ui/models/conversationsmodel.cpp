#include "models/conversationsmodel.h"

#include "base/displaytext.h"
#include "text/relativetime.h"

#include <algorithm>

namespace agent0 {

ConversationsModel::ConversationsModel(ConversationShelf shelf, std::function<Instant()> now)
    : m_shelf(std::move(shelf)), m_now(std::move(now))
{
}

int ConversationsModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ConversationsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &one = m_rows[index.row()];
    const QString title = one.title.isEmpty() ? tr("Without a title") : one.title;
    const QString when = relativeTime(one.changed, m_now());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return title;
    case Qt::AccessibleTextRole: return title + u", "_s + when;
    case IdRole: return one.id;
    case WhenRole: return when;
    default: return {};
    }
}

bool ConversationsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString title = displayText(value.toString().trimmed(), 200);
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::EditRole || title.isEmpty())
        return false;
    auto &one = m_rows[index.row()];
    if (one.title == title)
        return false;
    one.title = title;
    emit dataChanged(index, index);
    emit renamed(one.id, title);
    m_changes.start(rename(one.id, title));
    return true;
}

Qt::ItemFlags ConversationsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::NoItemFlags;
}

QString ConversationsModel::idAt(int row) const { return m_rows.value(row).id; }

int ConversationsModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, &ConversationShelf::Summary::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void ConversationsModel::setSearch(const QString &words)
{
    if (std::exchange(m_search, words.simplified()) != m_search)
        reload();
}

void ConversationsModel::reload()
{
    m_loading.cancel();
    m_loading.start(load());
}

Task<> ConversationsModel::load()
{
    auto all = co_await m_shelf.list(m_search);
    m_loaded = true;
    if (all) {
        beginResetModel();
        m_rows = std::move(*all);
        endResetModel();
    } else {
        emit failed(all.error());
    }
    emit loaded();
}

void ConversationsModel::update(const ConversationShelf::Summary &changed)
{
    if (!m_search.isEmpty() || !m_loading.idle())
        return reload();
    if (const int row = rowOf(changed.id); row < 0) {
        beginInsertRows({}, 0, 0);
        m_rows.prepend(changed);
        endInsertRows();
    } else {
        if (row > 0 && beginMoveRows({}, row, row, {}, 0)) {
            m_rows.move(row, 0);
            endMoveRows();
        }
        m_rows[0] = changed;
        emit dataChanged(index(0), index(0));
    }
    emit loaded();
}

/// The one that is open may have changed since: what is kept is changed, and no more.
Task<> ConversationsModel::rename(QString id, QString title)
{
    auto conversation = co_await m_shelf.load(id);
    if (!conversation) {
        emit failed(conversation.error());
        co_return;
    }
    conversation->title = title;
    const auto saved = co_await m_shelf.save(std::move(*conversation));
    if (!saved)
        emit failed(saved.error());
}

void ConversationsModel::remove(const QString &id) { m_changes.start(takeOut(id)); }

Task<> ConversationsModel::takeOut(QString id)
{
    auto conversation = co_await m_shelf.load(id);
    const auto gone = co_await m_shelf.remove(id);
    if (!gone) {
        emit failed(gone.error());
        co_return;
    }
    const QString title = conversation ? displayText(conversation->title, 60) : QString();
    m_removed.reset();
    if (conversation)
        m_removed = std::move(*conversation);
    reload();
    emit removed(id, title);
}

void ConversationsModel::undoRemove()
{
    if (m_removed)
        m_changes.start(putBack(*std::exchange(m_removed, {})));
}

Task<> ConversationsModel::putBack(Conversation conversation)
{
    const QString id = conversation.id;
    const auto saved = co_await m_shelf.save(std::move(conversation));
    if (!saved) {
        emit failed(saved.error());
        co_return;
    }
    reload();
    emit broughtBack(id);
}

} // namespace agent0
