#pragma once

#include "models/activitymodel.h"

namespace agent0 {

enum class ActivityFormat { JsonLines, Ocsf, Csv };

/// Writes the records that the model shows, oldest first, to a file that is whole or not there. In slices: nothing else waits.
/// Gives their number. JSON Lines are the log's own, byte for byte, so that the chain can be checked wherever they go.
/// Fails with "write_failed".
Task<Result<qint64>> exportActivity(const ActivityModel &model, ActivityFormat format, QString file);

} // namespace agent0
