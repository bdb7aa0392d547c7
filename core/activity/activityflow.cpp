#include "activity/activityflow.h"

#include "activity/activityreader.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace agent0 {

namespace {

/// Who a leg is with, whatever the host.
std::optional<Participant> partnerOn(Leg leg)
{
    switch (leg) {
    case Leg::SignIn:
    case Leg::Refresh:
    case Leg::Exchange:
    case Leg::SignOut: return Participant::IdentityProvider;
    case Leg::Consent:
    case Leg::Redemption: return Participant::AuthorizationServer;
    case Leg::Resource: return Participant::Resource;
    case Leg::None:
    case Leg::Configuration:
    case Leg::Keychain:
    case Leg::Discovery:
    case Leg::Model:
    case Leg::Revocation: break;
    }
    return std::nullopt;
}

/// Discovery and revocation go to any of them: the other exchanges of the flow tell who lives at that host.
QHash<QString, Participant> hostsOf(const QList<ActivityRecord> &records)
{
    QHash<QString, Participant> hosts;
    for (const ActivityRecord &record : records) {
        const auto partner = partnerOn(record.leg);
        if (partner && !record.host.isEmpty())
            hosts.insert(record.host, *partner);
    }
    return hosts;
}

Participant partnerOf(const ActivityRecord &record, const QHash<QString, Participant> &hosts)
{
    if (const auto partner = partnerOn(record.leg))
        return *partner;
    if (const auto known = hosts.constFind(record.host); known != hosts.cend())
        return *known;
    return record.connection.isEmpty() ? Participant::IdentityProvider : Participant::AuthorizationServer;
}

/// Every answer on that leg was a good one, and yet it failed: Agent0 itself did not accept it.
bool isOwnRefusal(const ActivityRecord &event, const QList<ActivityRecord> &records)
{
    if (event.ok() || event.kind == ActivityKind::Exchange)
        return false;
    return std::ranges::none_of(records, [&](const ActivityRecord &record) {
        return record.kind == ActivityKind::Exchange && record.leg == event.leg && !record.ok();
    });
}

void complete(ActivityFlow &flow)
{
    flow.result = flow.records.last().result;
    for (const ActivityRecord &record : flow.records) {
        if (record.kind != ActivityKind::Exchange)
            flow.result = record.result;
    }
    flow.connection = flow.records.first().connection;
    flow.action = flow.records.first().action;
    Instant end = flow.records.first().time;
    flow.began = end;
    for (const ActivityRecord &record : flow.records) {
        flow.began = std::min(flow.began, record.time);
        end = std::max(end, record.time + record.took);
        if (flow.connection.isEmpty())
            flow.connection = record.connection;
    }
    const bool several = std::ranges::any_of(flow.records, [&](const ActivityRecord &record) {
        return !record.connection.isEmpty() && record.connection != flow.connection;
    });
    if (several)
        flow.connection.clear();
    flow.took = end - flow.began;
    std::ranges::sort(
        flow.records, {}, [](const ActivityRecord &record) { return std::pair(record.time, record.sequence); });
}

} // namespace

QLatin1StringView name(Participant participant)
{
    switch (participant) {
    case Participant::Person: return "person"_L1;
    case Participant::Agent0: return "agent0"_L1;
    case Participant::IdentityProvider: return "identity_provider"_L1;
    case Participant::AuthorizationServer: return "authorization_server"_L1;
    case Participant::Resource: return "resource"_L1;
    }
    Q_UNREACHABLE();
}

QList<FlowMessage> ActivityFlow::messages() const
{
    const auto hosts = hostsOf(records);
    QList<FlowMessage> messages;
    for (qsizetype i = 0; i < records.size(); ++i) {
        const ActivityRecord &record = records[i];
        if (record.kind == ActivityKind::Exchange)
            messages.append(
                {Participant::Agent0, partnerOf(record, hosts), record.method + u' ' + record.path, i, record.ok()});
        else if (record.kind == ActivityKind::SignIn)
            messages.append({Participant::Person, Participant::IdentityProvider, QString(agent0::name(record.kind)), i,
                record.ok()});
        else if (isOwnRefusal(record, records))
            messages.append({Participant::Agent0, Participant::Agent0, QString(agent0::name(record.kind)), i, false});
    }
    return messages;
}

QList<Participant> ActivityFlow::participants() const
{
    QList<Participant> all{Participant::Agent0};
    for (const FlowMessage &message : messages()) {
        for (const Participant one : {message.from, message.to}) {
            if (!all.contains(one))
                all.append(one);
        }
    }
    std::ranges::sort(all);
    return all;
}

ActivityFlow activityFlow(QList<ActivityRecord> records)
{
    ActivityFlow flow;
    flow.records = std::move(records);
    flow.id = flow.records.first().flow;
    complete(flow);
    return flow;
}

QList<ActivityFlow> activityFlows(const QString &folder, const ActivityFilter &filter, qsizetype most)
{
    // First which flows, then all of their records: a filter may want only one record of a flow.
    QList<QByteArray> wanted;
    QSet<QByteArray> seen;
    BackwardActivityReader newest(folder, filter);
    for (auto line = newest.next(); line && wanted.size() < most; line = newest.next()) {
        const QByteArray id = line->flow.toByteArray();
        if (id.isEmpty() || seen.contains(id))
            continue;
        seen.insert(id);
        wanted.append(id);
    }
    QHash<QByteArray, QList<ActivityRecord>> flows;
    ActivityReader all(folder);
    for (auto line = all.next(); line; line = all.next()) {
        const QByteArray id = line->flow.toByteArray();
        const auto record = seen.contains(id) ? std::optional(line->record()) : std::nullopt;
        if (record && *record)
            flows[id].append(**record);
    }
    QList<ActivityFlow> result;
    for (const QByteArray &id : wanted) {
        if (!flows.contains(id))
            continue;
        result.append(activityFlow(flows.take(id)));
    }
    return result;
}

} // namespace agent0
