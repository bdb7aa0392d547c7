#pragma once

#include "config/policy.h"
#include "config/profilejson.h"

namespace agent0 {

/// A place in a profile and its new value; an undefined value takes the default again.
using ValueChange = std::pair<JsonPath, QJsonValue>;

/// A profile's JSON with other values, all that the file says elsewhere kept as it is. Nothing is checked.
QJsonObject withValues(QJsonObject profile, const QList<ValueChange> &changes);

/// The profile as it would be in force under the policy, with all that is wrong or doubtful about it.
Validation validationUnder(const Policy &policy, const QJsonObject &profile, const QString &name = {});

/// The same JSON, if it is a good profile under the policy. Fails with what validationUnder() found first.
Result<QJsonObject> goodUnder(const Policy &policy, const QJsonObject &profile);

/// withValues(), if the policy lets these values be changed and the result is good. Fails with Fault::Refused, code policy_fixed, or
/// as goodUnder().
Result<QJsonObject> withValuesChanged(QJsonObject profile, const QList<ValueChange> &changes, const Policy &policy);

} // namespace agent0
