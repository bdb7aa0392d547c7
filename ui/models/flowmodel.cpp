#include "models/flowmodel.h"

#include "base/displaytext.h"
#include "models/flowreport.h"
#include "text/activitytext.h"

#include <QDateTime>

#include <algorithm>

namespace agent0 {

void FlowModel::show(QList<ActivityRecord> records)
{
    beginResetModel();
    m_flow = records.isEmpty() ? std::nullopt : std::optional(activityFlow(std::move(records)));
    m_messages = m_flow ? m_flow->messages() : QList<FlowMessage>();
    m_participants = m_flow ? m_flow->participants() : QList<Participant>();
    endResetModel();
}

QString FlowModel::hostOf(Participant participant) const
{
    for (const FlowMessage &message : m_messages) {
        if (message.to == participant && !recordOf(message).host.isEmpty())
            return displayText(recordOf(message).host, 120);
    }
    return {};
}

int FlowModel::firstFailure() const
{
    const auto failed = std::ranges::find(m_messages, false, &FlowMessage::ok);
    if (failed != m_messages.end())
        return int(failed - m_messages.begin());
    return m_messages.isEmpty() ? -1 : 0;
}

FlowDetail FlowModel::detail(int row) const
{
    FlowDetail detail;
    detail.record = recordOf(m_messages[row]);
    detail.failure = errorText(detail.record);
    for (const auto *fields :
        {&detail.record.answerFields, &detail.record.requestFields, &detail.record.requestHeaders}) {
        for (const TraceField &field : fields->list()) {
            const auto jwt = shownJwt(field.value);
            if (jwt)
                detail.tokens << FlowToken{
                    field.name, jwt->header, jwt->claims, signatureOf(field.name, *jwt, detail.record)};
        }
    }
    return detail;
}

QString FlowModel::signatureOf(const QString &field, const JwtShape &jwt, const ActivityRecord &record) const
{
    const QString key = jwt.header.contains("kid"_L1)
        ? tr("key \"%1\"").arg(displayText(jwt.header.value("kid"_L1).toString(), 80))
        : tr("a key without a name");
    const QString issuer = displayText(jwt.claims.value("iss"_L1).toString(), 200);
    const bool received =
        std::ranges::any_of(record.answerFields.list(), [&](const TraceField &one) { return one.name == field; });
    if (field == "client_assertion"_L1)
        return tr("Signed by this installation with %1; the server checks it.").arg(key);
    if (field == "subject_token"_L1)
        return tr("Sent as proof of the person; Agent0 checked it when it came. %1 of %2.").arg(key, issuer);
    if (field != "id_token"_L1 || !received)
        return tr("Not checked here: it is meant for its audience, which checks it with %1 of %2.").arg(key, issuer);
    const bool accepted = std::ranges::none_of(m_flow->records, [&](const ActivityRecord &one) {
        return one.leg == record.leg && one.kind != ActivityKind::Exchange && !one.ok();
    });
    return accepted ? tr("Checked by Agent0 with %1 of %2.").arg(key, issuer)
                    : tr("Checked by Agent0 and refused; it names %1 of %2.").arg(key, issuer);
}

QString FlowModel::report(Instant now) const { return flowReport(*this, now); }

int FlowModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_messages.size()); }

int FlowModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FlowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FlowMessage &message = m_messages[index.row()];
    const ActivityRecord &record = recordOf(message);
    if (role == OkRole)
        return message.ok;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(record.time.time_since_epoch().count())
            .time()
            .toString(u"HH:mm:ss.zzz"_s);
    case From: return participantText(message.from);
    case To: return participantText(message.to);
    case Text: return record.method.isEmpty() ? kindText(record.kind) : displayText(message.text, 300);
    case Status:
        if (record.kind != ActivityKind::Exchange)
            return resultText(record.result);
        return record.status > 0 ? QString::number(record.status) : resultText(record.result);
    case Took: return record.took.count() > 0 ? tr("%1 ms").arg(record.took.count()) : QString();
    case ColumnCount: break;
    }
    return {};
}

QVariant FlowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time: return tr("Time");
    case From: return tr("From");
    case To: return tr("To");
    case Text: return tr("What");
    case Status: return tr("Status");
    case Took: return tr("Took");
    case ColumnCount: break;
    }
    return {};
}

} // namespace agent0
