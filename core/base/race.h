#pragma once

#include "base/clock.h"

namespace agent0 {

namespace detail {
template <typename T>
Task<> finishFirst(Task<T> task, typename OneShot<std::optional<T>>::Sender done)
{
    std::optional<T> value(co_await task);
    done.send(std::move(value));
}
template <typename T>
Task<> expire(Task<> limit, typename OneShot<std::optional<T>>::Sender done)
{
    co_await limit;
    done.send(std::nullopt);
}
} // namespace detail

/// The task's value, or nothing when the limit ends before it. Whichever loses is dropped, and with that
/// cancelled.
template <typename T>
Task<std::optional<T>> before(Task<> limit, Task<T> task)
{
    OneShot<std::optional<T>> done;
    TaskScope scope;
    scope.start(detail::finishFirst(std::move(task), done.sender));
    if (done.sender.wanted())
        scope.start(detail::expire<T>(std::move(limit), done.sender));
    std::optional<T> value = co_await done.receiver;
    co_return value;
}

} // namespace agent0
