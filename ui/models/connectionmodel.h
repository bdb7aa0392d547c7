#pragma once

#include "text/connectiontext.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <array>

namespace agent0 {

/// Which connections are shown, and in which order.
struct ConnectionChoice {
    QString text = {}; ///< somewhere in it, in any case; "" for all
    int column = 0; ///< sorted by that
    Qt::SortOrder order = Qt::AscendingOrder;
    bool grouped = false; ///< by state, with a headline for each
    bool operator==(const ConnectionChoice &) const = default;
};

/// Every connected resource of a profile as a table. Holds values only. Sorts, filters and groups ten thousand in
/// milliseconds by an index of its own; connections keep their place as persistent indexes while that changes.
class ConnectionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    ConnectionModel();
    enum Column { Name, Resource, Server, Access, Scopes, State, LastUsed, TokenLife, Spent, ManagedBy, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< "" for a headline
        StateRole, ///< int of ConnectionState
        SpentRole, ///< int
        BudgetRole, ///< int, 0 for none
        ManagedRole, ///< bool
        GroupRole, ///< how many are below a headline; 0 for a connection
    };

    /// Replaces all of them. now: what ages and lives are counted to.
    void show(QList<ConnectionStatus> connections, Instant now);
    void choose(const ConnectionChoice &choice);
    const ConnectionChoice &choice() const { return m_choice; }
    void setNow(Instant now); ///< time has gone on
    void setLastUsed(const QHash<QString, Instant> &used); ///< by connection id
    void setWorking(const QString &id, bool working);
    /// What went wrong with it last; nothing: it went well.
    void setFailure(const QString &id, std::optional<Error> failure);

    int total() const { return int(m_rows.size()); } ///< of the profile
    int shown() const { return m_shownConnections; }
    bool isHeadline(int row) const { return m_order[size_t(row)] < 0; }
    const ConnectionStatus *connection(const QString &id) const;
    const ConnectionStatus *connectionAt(int row) const; ///< nullptr for a headline
    const std::optional<Error> &failure(const QString &id) const;
    ConnectionState state(const QString &id) const;
    int rowOf(const QString &id) const; ///< -1 where it is not shown
    int count(ConnectionState state) const; ///< of the profile, whatever is shown

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Row {
        ConnectionStatus status;
        std::optional<Instant> used;
        std::optional<Error> failure;
        bool working = false;
        QString searched; ///< all its texts
    };
    struct Key {
        qint64 number = 0;
        QString text;
    };
    ConnectionState stateOf(const Row &row) const;
    Key keyOf(const Row &row, int column) const;
    std::vector<qint32> wantedRows() const;
    std::vector<qint32> order() const;
    void setOrder(std::vector<qint32> order);
    void reorder();
    void changed(qint32 row);
    Row *find(const QString &id);
    QVariant display(const Row &row, Column column) const;
    QVariant headline(ConnectionState state, int role) const;
    QString toolTip(const Row &row, Column column) const;

    std::vector<Row> m_rows; ///< in the profile's order
    QHash<QString, qint32> m_byId;
    std::vector<qint32> m_order; ///< what is shown: a row, or -1 - state for a headline
    std::vector<qint32> m_places; ///< by row: where in m_order, -1 for nowhere
    int m_shownConnections = 0;
    ConnectionChoice m_choice;
    Instant m_now;
    QTimer m_reordering; ///< many changes at once move rows once
};

} // namespace agent0
