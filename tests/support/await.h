#pragma once

#include "base/task.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace agent0::test {

namespace detail {
template<typename T>
Task<> keep(Task<T> task, std::optional<T> *slot, QEventLoop *loop)
{
    slot->emplace(co_await task);
    loop->quit();
}
} // namespace detail

/// Runs the event loop until the task is done; ends the program with a message after a minute.
template<typename T>
T await(Task<T> task)
{
    std::optional<T> value;
    QEventLoop loop;
    QTimer tooLong;
    QObject::connect(&tooLong, &QTimer::timeout, &loop, [] { qFatal("a task did not finish within a minute"); });
    tooLong.start(60'000);
    TaskScope scope;
    scope.start(detail::keep(std::move(task), &value, &loop));
    if (!value)
        loop.exec();
    return std::move(*value);
}

} // namespace agent0::test
