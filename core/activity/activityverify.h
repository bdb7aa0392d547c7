#pragma once

#include "base/result.h"

namespace agent0 {

/// What happened to a line of a log.
enum class Tampering {
    Changed, ///< it is not what was written
    Removed, ///< records are missing before it, or behind it at the end of the log
    Inserted, ///< it was put there, or stands in another place than it was written
    Cut, ///< the end of the line is missing
};
QLatin1StringView name(Tampering what);

struct ActivityProblem {
    Tampering what = Tampering::Changed;
    QString file; ///< without its folder
    qint64 line = 0; ///< from 1; 0: the file as a whole
    QString message;
};

/// What a look at all records and their chain found.
struct ActivityVerdict {
    qint64 records = 0; ///< good ones, up to the problem
    int files = 0;
    int cutLines = 0; ///< cut by a crash and marked as such: nothing to worry about
    qint64 lost = 0; ///< records that say of themselves that they could not be written
    std::optional<ActivityProblem> problem; ///< the first

    bool ok() const { return !problem; }
};

/// Checks every line of the log in that folder, while others may append to it. An empty log is good. Fails
/// with "activity_busy" where another process holds the lock for too long, or "lock_failed".
///
/// A chain shows what was done to the log by whoever did not compute all of it anew. Against somebody who can
/// run programs as this person only a copy elsewhere helps (agent0ctl activity export).
Result<ActivityVerdict> verifyActivity(const QString &folder);

} // namespace agent0
