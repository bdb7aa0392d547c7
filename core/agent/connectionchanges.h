#pragma once

#include "agent/agent.h"
#include "config/connectionedits.h"
#include "config/profilestore.h"

namespace agent0 {

/// What the kill switch did to one connection.
struct CutOff {
    QList<RevokedToken> tokens;
    std::optional<Error> stillEnabled; ///< why it could not be disabled: it can be connected again
};

/// An administrator's changes to the connections of one profile: in its file, under its lock and the machine's policy, and
/// at once in the agent that works with it.
///
/// Fail as connectionedits.h and ProfileStore::change say.
class ConnectionChanges {
public:
    /// Told of each change, made or refused: what ("connection added"), which connection, and how it went.
    using Record = std::function<void(const QString &what, const QString &connection, const Result<> &changed)>;
    /// agent must outlive it.
    ConnectionChanges(Agent &agent, ProfilePlace place, Policy policy, Record record = {});

    const Policy &policy() const { return m_policy; }

    Result<> add(const QJsonObject &connection);
    Result<> edit(const QString &id, const QList<std::pair<JsonPath, QJsonValue>> &changes);
    Result<> setEnabled(const QStringList &ids, bool enabled); ///< all of them or none
    /// Its tokens are revoked and its secret forgotten while the profile still knows where.
    Task<Result<QList<RevokedToken>>> remove(QString id);
    /// The kill switch: no new access from now on, and what there is revoked where it can be.
    Task<Result<CutOff>> cutOff(QString id);

private:
    using Edit = std::function<Result<QJsonObject>(QJsonObject)>;
    Result<> change(const QString &what, const QStringList &ids, const Edit &edit);

    Agent &m_agent;
    ProfilePlace m_place;
    Policy m_policy;
    Record m_record;
};

} // namespace agent0
