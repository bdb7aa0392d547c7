#pragma once

#include "agent/agent.h"
#include "config/profileedits.h"
#include "config/profilestore.h"

namespace agent0 {

/// A person's changes to what a profile says beside its connections: in its file, under its lock and the machine's policy. What
/// works with the profile goes on as it began; it is opened anew for them.
///
/// Fail as profileedits.h and ProfileStore say.
class ProfileChanges {
public:
    /// Told of each change, made or refused.
    using Record = std::function<void(const QString &what, const Result<> &changed)>;
    /// agent must outlive it.
    ProfileChanges(Agent &agent, ProfilePlace place, Policy policy, Record record = {});

    const ProfilePlace &place() const { return m_place; }
    const Policy &policy() const { return m_policy; }

    /// What the file says; empty where a policy is the whole profile.
    Result<QJsonObject> written() const;
    Result<> change(const QList<ValueChange> &changes);
    Task<Result<>> keepClientSecret(Secret secret); ///< at the identity provider
    Task<Result<>> keepProxyPassword(Secret password);
    /// Signs out, forgets every secret, then takes the file away.
    Task<Result<>> remove();

private:
    void record(const QString &what, const Result<> &changed) const;

    Agent &m_agent;
    ProfilePlace m_place;
    Policy m_policy;
    Record m_record;
};

} // namespace agent0
