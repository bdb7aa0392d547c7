#pragma once

#include <QJsonValue>
#include <QString>

namespace agent0 {

/// A value in one cell: a scalar as it is, "3 entries" for what holds more. Harmless to show on one line.
QString cellText(const QJsonValue &value);

} // namespace agent0
