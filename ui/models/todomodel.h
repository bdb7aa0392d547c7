#pragma once

#include "agent/agent.h"
#include "models/todorows.h"
#include "models/todosource.h"

#include <QAbstractListModel>

namespace agent0 {

/// The todos of every connection that has them, in the order of the connections. What the person does is shown at once and
/// taken back where the server refuses it. A connection that does not answer is asked again by itself.
class TodoModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        ConnectionRole = Qt::UserRole + 1,
        ConnectionNameRole,
        CompletedRole,
        CompletedAtRole,
        UnsavedRole,
        KeyRole
    };

    /// Begins one user action in the record of what is done; it ends with what is given.
    using BeginFlow = std::function<std::shared_ptr<void>(QString action, QString connection)>;

    /// Both outlive it.
    TodoModel(Agent &agent, Clock &clock, BeginFlow beginFlow = {});

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; ///< text, or ticked
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &rows) const override; ///< their texts, a line each
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

    const std::vector<TodoSource> &sources() const { return m_sources; }
    const TodoSource *source(const QString &connection) const;
    bool loading() const; ///< nothing came yet, and something may
    bool removing() const { return !m_removed.empty(); } ///< something is on its way out
    const Clock &clock() const { return m_clock; }

    void add(const QString &connection, const QString &task);
    /// They go from the screen now, and from the server after a while: until then undoRemove() brings them back.
    void remove(const QModelIndexList &rows);

public slots:
    void refresh(); ///< of every connection
    void refreshOne(const QString &connection);
    void undoRemove();
    void retry(); ///< what failed last
    void removeNow(); ///< what waits to be removed, without further ado

signals:
    void sourcesChanged();
    void noticed(const agent0::TodoNotice &notice);
    void reached(const QString &connection); ///< it answered
    void failed(const QString &connection, const agent0::Error &why);
    void removalsDone();

private:
    using Key = TodoRow::Key;
    Task<> load(QString connection);
    Task<> create(Key key);
    Task<> save(Key key);
    Task<> removeLater(int batch);
    Task<> removeAtServer(TodoRow row);
    Task<> tryAgainLater(QString connection, Milliseconds pause);

    TodoSource *find(const QString &connection);
    void settle(const QString &connection, Result<QList<Todo>> answer);
    void merge(const QString &connection, const QList<Todo> &todos);
    void sendRemoved(int batch);
    void bringBack(Key key);
    void replace(std::size_t row, const Todo &todo);
    void append(int source, std::vector<TodoRow> fresh);
    void takeOut(std::size_t row);
    void putIn(std::size_t row, TodoRow todo);
    void touch(Key key);
    void rollBack(Key key, const Error &why);
    void tell(const QString &connection, const QString &what, const Error &why, TodoNotice::Offer offer);

    struct Removed {
        TodoRow row;
        int batch = 0;
        std::size_t place = 0; ///< among those of its source
        bool sent = false;
    };
    Agent &m_agent;
    std::shared_ptr<void> flow(const QString &action, const QString &connection) const;

    Clock &m_clock;
    BeginFlow m_beginFlow;
    std::vector<TodoSource> m_sources;
    TodoRows m_rows;
    std::vector<Removed> m_removed;
    int m_batch = 0;
    std::function<void()> m_retry;
    TaskScope m_work; // last: stops before the rest goes
};

} // namespace agent0
