#pragma once

#include "activity/activityappender.h"
#include "activity/activityrecord.h"

#include <QTimer>

#include <functional>

namespace agent0 {

/// The audit log of a profile: JSON Lines in its folder, mode 0600, append-only, rotated by size, each line
/// bound to the one before (ActivityChain). Any number of processes append to one log at once.
///
/// Never in the way of the work it records: append() does not touch the disk and cannot fail. What could not
/// be written is counted, and the next record that can be says how many there were. Not synced to the disk: a
/// power cut may take the last seconds, which the chain then shows.
class ActivityLog {
public:
    /// folder: of this log alone. clock must outlive it. Does nothing before the first record.
    ActivityLog(Clock &clock, QString folder, QString profile, ActivityLimits limits = {});
    /// Writes what waits. Another process that holds the lock is given a second.
    ~ActivityLog();
    ActivityLog(const ActivityLog &) = delete;
    ActivityLog &operator=(const ActivityLog &) = delete;

    void append(const ActivityRecord &record);
    /// Each record from now on goes there, too, as it comes: without its sequence number.
    using Sink = std::function<void(const ActivityRecord &)>;
    void alsoTo(Sink sink) { m_also = std::move(sink); }
    /// Writes what waits now, or as soon as other processes let it.
    void flush();
    const QString &folder() const { return m_folder; }
    qint64 lost() const { return m_lost; } ///< not written and not yet told

private:
    using Outcome = ActivityAppender::Outcome;
    Outcome tryToWrite();
    void drop();

    QString m_folder;
    QString m_profile;
    ActivityLimits m_limits;
    ActivityAppender m_appender;
    QByteArrayList m_pending;
    qsizetype m_pendingBytes = 0;
    qint64 m_lost = 0;
    Sink m_also;
    QTimer m_timer;
};

} // namespace agent0
