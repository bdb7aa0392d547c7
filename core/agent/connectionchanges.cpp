#include "agent/connectionchanges.h"

#include "config/effective.h"

namespace agent0 {

ConnectionChanges::ConnectionChanges(Agent &agent, ProfilePlace place, Policy policy, Record record)
    : m_agent(agent), m_place(std::move(place)), m_policy(std::move(policy)), m_record(std::move(record))
{
}

Result<> ConnectionChanges::change(const QString &what, const QStringList &ids, const Edit &edit)
{
    const auto changed = ProfileStore::change(m_place, edit);
    for (const QString &id : m_record ? ids : QStringList())
        m_record(what, id, changed);
    if (!changed)
        return changed;
    auto inForce = openProfile(m_place, m_policy);
    if (!inForce)
        return fail(inForce.error());
    m_agent.setConnections(std::move(inForce->profile.connections));
    return {};
}

Result<> ConnectionChanges::add(const QJsonObject &connection)
{
    const QString id = connection.value("id"_L1).toString();
    return change(u"connection added"_s, {id},
        [&](QJsonObject profile) { return withConnectionAdded(std::move(profile), connection, m_policy); });
}

Result<> ConnectionChanges::edit(const QString &id, const QList<std::pair<JsonPath, QJsonValue>> &changes)
{
    return change(u"connection edited"_s, {id},
        [&](QJsonObject profile) { return withConnectionEdited(std::move(profile), id, changes, m_policy); });
}

Result<> ConnectionChanges::setEnabled(const QStringList &ids, bool enabled)
{
    const QString what = enabled ? u"connection enabled"_s : u"connection disabled"_s;
    return change(what, ids,
        [&](QJsonObject profile) { return withConnectionsEnabled(std::move(profile), ids, enabled, m_policy); });
}

Task<Result<QList<RevokedToken>>> ConnectionChanges::remove(QString id)
{
    auto tokens = co_await m_agent.forgetConnection(id);
    if (!tokens)
        co_return fail(tokens.error());
    const auto changed = change(u"connection removed"_s, {id},
        [&](QJsonObject profile) { return withConnectionRemoved(std::move(profile), id, m_policy); });
    if (!changed)
        co_return fail(changed.error());
    co_return tokens;
}

Task<Result<CutOff>> ConnectionChanges::cutOff(QString id)
{
    CutOff cut;
    // First, so that nothing obtains a new token while the old ones are being revoked.
    const auto disabled = setEnabled({id}, false);
    if (!disabled)
        cut.stillEnabled = disabled.error();
    auto tokens = co_await m_agent.disconnect(id);
    if (!tokens)
        co_return fail(tokens.error());
    cut.tokens = std::move(*tokens);
    co_return cut;
}

} // namespace agent0
