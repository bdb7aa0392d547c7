#pragma once

#include "activity/activitychain.h"
#include "activity/activityfiles.h"
#include "activity/activityrecord.h"

namespace agent0 {

/// Where the next record goes, and what was found broken there. Only for who holds the lock.
struct ActivityTail {
    ActivityHead head;
    bool needsLineEnd = false; ///< the file ends in the middle of a line
    QList<ActivityRecord> damages; ///< to be written first, kind LogDamaged, without time

    /// Goes from the head on to the true end: records whose head could not be written any more are taken up,
    /// a cut last line is noted, and so is an end that is missing.
    static ActivityTail find(const ActivityFiles &files);
};

/// The note on a line that was cut: its length and SHA-256, so that the chain covers it too.
QJsonObject cutLineNote(QByteArrayView line);

} // namespace agent0
