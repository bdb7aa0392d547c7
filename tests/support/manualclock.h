#pragma once

#include "base/clock.h"

#include <vector>

namespace agent0::test {

/// A clock that stands still until a test moves it. sleep() ends at once when autoAdvance is set, moving the
/// clock by as much; otherwise when advance() passes its end.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start = fromUnixSeconds(1'790'000'000)) : m_now(start) { }

    Instant now() const override { return m_now; }
    Milliseconds ticks() const override { return m_ticks; }
    Task<> sleep(Milliseconds time) override
    {
        slept.push_back(time);
        if (autoAdvance) {
            advance(time);
            co_return;
        }
        OneShot<bool> over;
        m_sleepers.push_back(Sleeper{m_ticks + time, over.sender});
        co_await over.receiver;
    }

    void advance(Milliseconds time)
    {
        m_now += time;
        m_ticks += time;
        auto due = std::exchange(m_sleepers, {});
        for (auto &sleeper : due) {
            if (sleeper.until <= m_ticks)
                sleeper.wake.send(true);
            else
                m_sleepers.push_back(sleeper);
        }
    }
    /// The wall clock jumps, the monotonic one does not.
    void jump(Milliseconds by) { m_now += by; }

    bool autoAdvance = true;
    std::vector<Milliseconds> slept;

private:
    struct Sleeper {
        Milliseconds until;
        OneShot<bool>::Sender wake;
    };
    Instant m_now;
    Milliseconds m_ticks{1'000'000};
    std::vector<Sleeper> m_sleepers;
};

} // namespace agent0::test
