#pragma once

#include "base/clock.h"

#include <QString>

namespace agent0 {

/// "just now", "in 5 minutes", "3 days ago"; beyond a week the date in the person's locale.
QString relativeTime(Instant when, Instant now);

/// How long that is, in its two largest units at most: "1 h 5 min", "12 s".
QString durationText(Milliseconds time);

} // namespace agent0
