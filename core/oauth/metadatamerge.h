#pragma once

#include <QJsonObject>

namespace agent0 {

/// Two documents of one issuer as one: where both have a member the first one's counts, but for lists of what is supported
/// ("…_supported"), which are joined.
QJsonObject mergedMetadata(QJsonObject first, const QJsonObject &second);

} // namespace agent0
