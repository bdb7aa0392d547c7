#include "base/filelock.h"

#include <QElapsedTimer>

#include <thread>

namespace agent0 {

Task<Result<FileLock>> FileLock::acquire(QString path, Clock &clock, Milliseconds patience)
{
    const Milliseconds deadline = clock.ticks() + patience;
    Milliseconds pause{1};
    while (true) {
        auto lock = tryAcquire(path);
        if (!lock)
            co_return fail(lock.error());
        if (*lock)
            co_return std::move(**lock);
        if (clock.ticks() >= deadline)
            co_return fail(Fault::Failed, Leg::None, "lock_timeout"_L1,
                u"Another Agent0 process has held the lock %1 for %2 seconds."_s.arg(path).arg(patience.count() / 1000),
                u"Wait for it to finish, or end it, and try again."_s);
        co_await clock.sleep(pause);
        pause = std::min(pause * 2, Milliseconds{20});
    }
}

std::optional<FileLock> FileLock::acquireAtEnd(const QString &path)
{
    constexpr qint64 Patience = 1000;
    QElapsedTimer waited;
    waited.start();
    auto lock = tryAcquire(path);
    while (lock && !*lock && !waited.hasExpired(Patience)) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        lock = tryAcquire(path);
    }
    return lock ? std::move(*lock) : std::nullopt;
}

} // namespace agent0
