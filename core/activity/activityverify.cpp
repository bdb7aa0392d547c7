#include "activity/activityverify.h"

#include "activity/chainwalk.h"
#include "base/filelock.h"

#include <QFileInfo>

#include <thread>

namespace agent0 {

namespace {

constexpr int Attempts = 500;
constexpr std::chrono::milliseconds Pause{2};

Result<ActivitySnapshot> takeSnapshot(const ActivityFiles &files)
{
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const auto lock = FileLock::tryAcquire(files.lockPath());
        if (!lock)
            return fail(lock.error());
        if (*lock) {
            const QList<int> numbers = files.numbers();
            return ActivitySnapshot{
                ActivityHead::read(files), numbers, numbers.isEmpty() ? 0 : files.size(numbers.last())};
        }
        std::this_thread::sleep_for(Pause);
    }
    return fail(Fault::Failed, Leg::None, "activity_busy"_L1,
        u"Another Agent0 process has been writing to the activity log for a second."_s,
        u"Try again, or end that process."_s);
}

} // namespace

QLatin1StringView name(Tampering what)
{
    switch (what) {
    case Tampering::Changed: return "changed"_L1;
    case Tampering::Removed: return "removed"_L1;
    case Tampering::Inserted: return "inserted"_L1;
    case Tampering::Cut: return "cut"_L1;
    }
    Q_UNREACHABLE();
}

Result<ActivityVerdict> verifyActivity(const QString &folder)
{
    const ActivityFiles files(folder);
    if (!QFileInfo::exists(folder))
        return ActivityVerdict();
    while (true) {
        auto snapshot = takeSnapshot(files);
        if (!snapshot)
            return fail(snapshot.error());
        const int first = snapshot->head ? snapshot->head->firstFile : 0;
        ActivityVerdict verdict = ChainWalk(files, std::move(*snapshot)).run();
        // Rotation may have taken the oldest file away while it was being read.
        const auto now = ActivityHead::read(files);
        if (verdict.ok() || !now || now->firstFile == first)
            return verdict;
    }
}

} // namespace agent0
