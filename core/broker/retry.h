#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"

#include <functional>

namespace agent0 {

/// How long to wait before attempt number done + 1 after this failure; nothing: do not try again.
/// Only what surely was not carried out is tried again: nobody was reached, or the server said "later" (429, 503;
/// its Retry-After is obeyed). Doubling pauses with jitter, three attempts, and never beyond the time that is left.
std::optional<Milliseconds> pauseBeforeRetry(
    const Error &failure, int done, Milliseconds left, const RandomBytes &random);

/// Attempts until one succeeds, or pauseBeforeRetry says no, or patience is over.
template<typename T>
Task<Result<T>> retrying(
    std::function<Task<Result<T>>()> attempt, Clock &clock, RandomBytes random, Milliseconds patience)
{
    const Milliseconds end = clock.ticks() + patience;
    for (int done = 1;; ++done) {
        auto result = co_await attempt();
        if (result)
            co_return result;
        const auto pause = pauseBeforeRetry(result.error(), done, end - clock.ticks(), random);
        if (!pause)
            co_return result;
        co_await clock.sleep(*pause);
    }
}

} // namespace agent0
