#pragma once

#include "activity/activityflow.h"
#include "http/redaction.h"
#include "text/errortext.h"

#include <QAbstractTableModel>

namespace agent0 {

/// One JWT of an exchange, taken apart.
struct FlowToken {
    QString field; ///< the form or JSON member that held it
    QJsonObject header;
    QJsonObject claims;
    QString signature; ///< checked or not, by which key: a sentence
};

/// All that is known of one arrow. Redacted before it was written.
struct FlowDetail {
    ActivityRecord record;
    QList<FlowToken> tokens;
    std::optional<ErrorText> failure;
};

/// One past flow as a sequence of arrows between who takes part.
class FlowModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, From, To, Text, Status, Took, ColumnCount };
    enum Role { OkRole = Qt::UserRole };

    /// Shows the flow of these records, of which there may be none.
    void show(QList<ActivityRecord> records);
    const std::optional<ActivityFlow> &flow() const { return m_flow; }
    const QList<FlowMessage> &messages() const { return m_messages; }
    const QList<Participant> &participants() const { return m_participants; }
    /// Which host stands for a participant, "" for the person and Agent0.
    QString hostOf(Participant participant) const;
    FlowDetail detail(int row) const;
    int firstFailure() const; ///< the arrow to look at first: where it failed, else the first; -1 for none
    /// The whole flow as plain text: fit to be sent to whoever can help.
    QString report(Instant now) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const ActivityRecord &recordOf(const FlowMessage &message) const { return m_flow->records[message.record]; }
    QString signatureOf(const QString &field, const JwtShape &jwt, const ActivityRecord &record) const;

    std::optional<ActivityFlow> m_flow;
    QList<FlowMessage> m_messages;
    QList<Participant> m_participants;
};

} // namespace agent0
