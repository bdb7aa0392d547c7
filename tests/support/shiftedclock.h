#pragma once

#include "base/clock.h"

#include <vector>

namespace agent0::test {

/// Real time plus a shift that a test sets. A pause ends at once, having moved the clock on; what is longer than half a
/// minute is a deadline, and really waited for.
class ShiftedClock final : public Clock {
public:
    Instant now() const override { return m_system.now() + m_shift + m_jump; }
    Milliseconds ticks() const override { return m_system.ticks() + m_shift; }
    Task<> sleep(Milliseconds time) override
    {
        slept.push_back(time);
        const bool isPause = time <= longestPause;
        if (isPause)
            m_shift += time;
        co_await m_system.sleep(isPause ? Milliseconds(0) : std::min(time, longestDeadline));
    }

    void advance(Milliseconds time) { m_shift += time; }
    /// The wall clock alone is set, as a person or a time server would.
    void jump(Milliseconds by) { m_jump += by; }

    std::vector<Milliseconds> slept;
    Milliseconds longestPause = Seconds(30);
    Milliseconds longestDeadline{Milliseconds::max()}; ///< deadlines are over after so much of real time

private:
    SystemClock m_system;
    Milliseconds m_shift{0};
    Milliseconds m_jump{0};
};

} // namespace agent0::test
