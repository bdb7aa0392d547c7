#pragma once

#include "config/policy.h"

namespace agent0 {

/// Changes to the connections of a profile's JSON, all that the file says elsewhere kept as it is. The result's shape
/// and rules are checked.
///
/// Fail with Fault::Configuration: connection_exists, connection_missing, or what the check of the changed profile found; with
/// Fault::Refused where the policy forbids it: policy_managed, policy_no_user_connections, policy_fixed.
Result<QJsonObject> withConnectionAdded(QJsonObject profile, const QJsonObject &connection, const Policy &policy);
/// changes: paths within the connection ("api.baseUrl") and their new values; an undefined value takes the default again.
Result<QJsonObject> withConnectionEdited(QJsonObject profile, const QString &id,
    const QList<std::pair<JsonPath, QJsonValue>> &changes, const Policy &policy);
Result<QJsonObject> withConnectionRemoved(QJsonObject profile, const QString &id, const Policy &policy);
Result<QJsonObject> withConnectionEnabled(QJsonObject profile, const QString &id, bool enabled, const Policy &policy);
/// All of them or none.
Result<QJsonObject> withConnectionsEnabled(
    QJsonObject profile, const QStringList &ids, bool enabled, const Policy &policy);

} // namespace agent0
