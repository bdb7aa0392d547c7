#pragma once

#include "models/activityentries.h"

#include <QAbstractListModel>

#include <deque>

namespace agent0 {

/// The user actions of an activity log, newest first: what the flow inspector offers.
class FlowListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        FlowRole = Qt::UserRole, ///< its id
        OkRole, ///< nothing in it failed at last
        ConnectionRole, ///< "" where it is about none or several
        BeganRole, ///< QDateTime, UTC
        RequestsRole,
        DetailRole, ///< a line below the title
    };

    /// entries must outlive it.
    explicit FlowListModel(ActivityEntries &entries);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    quint32 flowAt(int row) const { return m_flows[size_t(row)].flow; }
    /// -1 where there is none.
    int rowOf(const QString &flowId) const;

private:
    struct Flow {
        quint32 flow = 0;
        quint32 action = 0;
        quint32 connection = 0;
        quint32 result = 0; ///< of its newest event, else of its newest request
        Instant began;
        int requests = 0;
        ActivityKind kind = ActivityKind::Exchange; ///< of its newest event
        bool several = false;
    };
    void takeOlder(qsizetype count);
    void takeNewer(qsizetype count);
    static void include(Flow &flow, const ActivityEntry &entry, bool newer);
    QString detail(const Flow &flow) const;

    ActivityEntries &m_entries;
    std::deque<Flow> m_flows; // newest first
    QHash<quint32, qsizetype> m_keys; // by flow: its row less m_newer
    qsizetype m_newer = 0;
};

} // namespace agent0
