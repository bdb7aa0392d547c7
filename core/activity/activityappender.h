#pragma once

#include "activity/activitychain.h"
#include "activity/activityfiles.h"
#include "base/clock.h"

#include <QByteArrayList>

namespace agent0 {

struct ActivityLimits {
    qint64 fileBytes = 8 * 1024 * 1024; ///< a file that would grow beyond is left, another begun
    int filesKept = 16; ///< the oldest go
    qsizetype pendingBytes = 1024 * 1024; ///< so much waits for its turn at most
    Milliseconds gather{200}; ///< and so long
};

/// Appends to the log on disk, together with other processes. Keeps nothing between two calls, so that
/// whatever others did to the folder meanwhile does no harm.
class ActivityAppender {
public:
    ActivityAppender(Clock &clock, QString folder, QString profile, ActivityLimits limits);

    enum class Outcome {
        Written,
        Busy, ///< another process is at it: try again
        Failed, ///< nothing was written (disk full, no rights)
    };
    /// All of these or none, in one write. lost: how many were lost before; a record says so.
    Outcome append(const QByteArrayList &members, qint64 lost);

private:
    QByteArray linesFor(const QByteArrayList &members, qint64 lost, struct ActivityTail &tail);
    bool beginFileIfFull(struct ActivityTail &tail, qsizetype growth);
    bool write(const ActivityHead &before, const QByteArray &lines);
    void dropOldFiles(ActivityHead &head);

    Clock &m_clock;
    ActivityFiles m_files;
    QString m_profile;
    ActivityLimits m_limits;
};

} // namespace agent0
