#pragma once

#include "activity/activityfiles.h"
#include "activity/activityfilter.h"
#include "activity/linescanner.h"

namespace agent0 {

/// Reads a log while others write to it; nothing is locked, nothing is kept in memory but a block. Lines that
/// are not records (cut by a crash, tampered with) are passed over: activityverify.h tells about them.
///
/// Oldest first.
class ActivityReader {
public:
    explicit ActivityReader(QString folder, const ActivityFilter &filter = {});

    /// The next record that is wanted; nothing at the end. Asked again later it goes on with what has come
    /// since. The line is good until the next call.
    std::optional<ActivityLine> next();
    /// Passes over all that is there now.
    void skipToEnd();

    /// One record again. Fails with "activity_line" where there is none (any more).
    static Result<ActivityRecord> at(const QString &folder, ActivityPlace place);

private:
    bool openNextFile();
    ActivityFiles m_files;
    ActivityMatch m_match;
    int m_number = 0;
    std::optional<LineScanner> m_scanner;
};

/// Newest first; what is written meanwhile is not seen.
class BackwardActivityReader {
public:
    explicit BackwardActivityReader(QString folder, const ActivityFilter &filter = {});
    std::optional<ActivityLine> next();

private:
    ActivityFiles m_files;
    ActivityMatch m_match;
    QList<int> m_numbers; // those still to come
    int m_number = 0;
    std::optional<BackwardLineScanner> m_scanner;
};

} // namespace agent0
