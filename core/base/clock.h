#pragma once

#include "base/task.h"

#include <QtGlobal>

#include <chrono>

namespace agent0 {

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
/// A point of wall-clock time, UTC.
using Instant = std::chrono::sys_time<Milliseconds>;

inline qint64 unixSeconds(Instant when)
{
    return std::chrono::floor<Seconds>(when).time_since_epoch().count();
}
inline Instant fromUnixSeconds(qint64 seconds) { return Instant(Seconds(seconds)); }

/// Time, given from outside so that tests can set it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;            ///< wall time; may jump
    virtual Milliseconds ticks() const = 0;     ///< monotonic; goes on during sleep where the system can
    virtual Task<> sleep(Milliseconds time) = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
    Milliseconds ticks() const override;
    Task<> sleep(Milliseconds time) override;
};

} // namespace agent0
