#include "agent/profilechanges.h"

namespace agent0 {

ProfileChanges::ProfileChanges(Agent &agent, ProfilePlace place, Policy policy, Record record)
    : m_agent(agent), m_place(std::move(place)), m_policy(std::move(policy)), m_record(std::move(record))
{
}

void ProfileChanges::record(const QString &what, const Result<> &changed) const
{
    if (m_record)
        m_record(what, changed);
}

Result<QJsonObject> ProfileChanges::written() const
{
    const auto file = ProfileStore::read(m_place);
    if (!file)
        return fail(file.error());
    return file->value_or(QJsonObject());
}

Result<> ProfileChanges::change(const QList<ValueChange> &changes)
{
    const auto changed = ProfileStore::change(
        m_place, [&](QJsonObject profile) { return withValuesChanged(std::move(profile), changes, m_policy); });
    record(u"settings changed"_s, changed);
    return changed;
}

Task<Result<>> ProfileChanges::keepClientSecret(Secret secret)
{
    const auto kept = co_await m_agent.keepClientSecret(std::nullopt, std::move(secret));
    record(u"client secret kept"_s, kept);
    co_return kept;
}

Task<Result<>> ProfileChanges::keepProxyPassword(Secret password)
{
    const auto kept = co_await m_agent.keepProxyPassword(std::move(password));
    record(u"proxy password kept"_s, kept);
    co_return kept;
}

Task<Result<>> ProfileChanges::remove()
{
    const auto forgotten = co_await m_agent.forgetEverything();
    if (!forgotten)
        co_return fail(forgotten.error());
    const auto removed = ProfileStore::remove(m_place);
    record(u"profile removed"_s, removed);
    co_return removed;
}

} // namespace agent0
