#pragma once

#include "base/task.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace agent0 {

/// Work that is done once however many ask for it at the same time: who comes while it runs gets its value.
/// It runs to its end even when all who asked have gone. T is copied to each.
template<typename T>
class SingleFlight {
public:
    Task<T> join(QString key, std::function<Task<T>()> work)
    {
        OneShot<T> mine;
        const bool first = !m_waiting.contains(key);
        m_waiting[key].push_back(mine.sender);
        if (first)
            m_scope.start(fly(key, work()));
        co_return co_await mine.receiver;
    }

private:
    Task<> fly(QString key, Task<T> work)
    {
        const T value = co_await work;
        // The last thing that touches this object: a waiter may destroy it.
        for (const auto &waiter : m_waiting.take(key))
            waiter.send(value);
    }

    QHash<QString, std::vector<typename OneShot<T>::Sender>> m_waiting;
    TaskScope m_scope;
};

} // namespace agent0
