#pragma once

#include "models/activityentries.h"

#include <QAbstractTableModel>

namespace agent0 {

/// Which records a list shows.
struct ActivityChoice {
    QString text = {}; ///< somewhere in it, in any case; "" for all
    QString connection = {}; ///< id, "" for all
    bool failuresOnly = false;
    bool eventsOnly = false; ///< without the single requests
    bool operator==(const ActivityChoice &) const = default;
    bool everything() const { return *this == ActivityChoice(); }
};

/// The activity log as a table, newest first. Choosing among a hundred thousand records takes milliseconds: texts are compared
/// once each, records only by their numbers.
class ActivityModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { When, Who, Connection, Event, Step, What, Outcome, Took, ColumnCount };
    enum Role {
        OkRole = Qt::UserRole, ///< bool
        FlowRole, ///< its id
        ConnectionRole, ///< its id
        EntryRole, ///< the row in ActivityEntries
    };

    /// entries must outlive it.
    explicit ActivityModel(ActivityEntries &entries);

    void choose(const ActivityChoice &choice);
    const ActivityChoice &choice() const { return m_choice; }
    const ActivityEntries &entries() const { return m_entries; }
    qsizetype entryRow(int row) const; ///< in ActivityEntries

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void takeOlder(qsizetype count);
    void takeNewer(qsizetype count);
    std::vector<qsizetype> wantedAmong(qsizetype firstRow, qsizetype count) const;
    void matchTexts() const;
    bool wanted(const ActivityEntry &entry) const;
    QVariant display(const ActivityEntry &entry, Column column) const;
    QString whatText(const ActivityEntry &entry) const;

    ActivityEntries &m_entries;
    ActivityChoice m_choice;
    // What matches the choice's text.
    mutable std::vector<bool> m_textMatches; // by text number
    std::vector<bool> m_kindMatches;
    std::vector<bool> m_legMatches;
    // Keys of entries that keep while new ones come: their row less ActivityEntries::newer().
    std::vector<qsizetype> m_olderShown; // newest first
    std::vector<qsizetype> m_newerShown; // newest last
};

} // namespace agent0
