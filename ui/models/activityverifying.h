#pragma once

#include "activity/activityverify.h"
#include "base/task.h"

namespace agent0 {

/// verifyActivity, beside everything else: hashing a big log takes longer than a window may stand still.
Task<Result<ActivityVerdict>> verifyActivityAside(QString folder);

} // namespace agent0
