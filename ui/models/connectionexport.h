#pragma once

#include "models/connectionmodel.h"

#include <QByteArray>

namespace agent0 {

/// The connections that are shown, in their order, as RFC 4180 CSV; cells that a spreadsheet would compute begin with '.
QByteArray connectionsCsv(const ConnectionModel &model, const QStringList &ids);
/// The same as a JSON array; identifiers byte for byte, times in ISO 8601.
QByteArray connectionsJson(const ConnectionModel &model, const QStringList &ids);

} // namespace agent0
