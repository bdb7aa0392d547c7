#pragma once

#include "models/chatsource.h"
#include "models/mcpitems.h"

#include <QAbstractListModel>

namespace agent0 {

/// The conversations that are kept, newest first; those that have all words of a search.
class ConversationsModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        WhenRole = McpItems::LineRole,
        IdRole = Qt::UserRole + 8
    }; ///< the line below the title, as in other lists

    /// What source holds must outlive it.
    ConversationsModel(ConversationShelf shelf, std::function<Instant()> now);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< its title
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    void reload();
    void update(const ConversationShelf::Summary &changed); ///< it is the newest now
    void setSearch(const QString &words);
    const QString &search() const { return m_search; }
    bool isLoaded() const { return m_loaded; }
    QString idAt(int row) const;
    int rowOf(const QString &id) const; ///< -1
    void remove(const QString &id);
    void undoRemove(); ///< brings back the one that was removed last

signals:
    void loaded();
    void renamed(const QString &id, const QString &title);
    void removed(const QString &id, const QString &title);
    void broughtBack(const QString &id);
    void failed(const agent0::Error &why);

private:
    Task<> load();
    Task<> rename(QString id, QString title);
    Task<> takeOut(QString id);
    Task<> putBack(Conversation conversation);

    ConversationShelf m_shelf;
    std::function<Instant()> m_now;
    QList<ConversationShelf::Summary> m_rows;
    QString m_search;
    bool m_loaded = false;
    std::optional<Conversation> m_removed;
    TaskScope m_changes;
    TaskScope m_loading; // last
};

} // namespace agent0
