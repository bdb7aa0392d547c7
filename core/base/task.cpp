#include "base/task.h"

#include "base/moment.h"

#include <algorithm>

namespace agent0 {

namespace detail {

Root::Root(Task<void> task) : m_task(std::make_unique<Task<void>>(std::move(task))) { }
Root::~Root() = default;

void Root::begin()
{
    m_task->m_frame.promise().root = this;
    resume(m_task->m_frame);
}

void Root::resume(std::coroutine_handle<> frame)
{
    const auto self = shared_from_this();
    beginMoment();
    ++m_depth;
    frame.resume();
    --m_depth;
    if (m_depth == 0 && (m_abandoned || m_finished))
        m_task.reset();
}

void Root::abandon()
{
    m_abandoned = true;
    if (m_depth == 0)
        m_task.reset();
}

} // namespace detail

void TaskScope::start(Task<> task)
{
    std::erase_if(m_roots, [](const auto &root) { return root->finished(); });
    const auto root = std::make_shared<detail::Root>(std::move(task));
    m_roots.push_back(root);
    root->begin();
}

void TaskScope::cancel()
{
    // A cancelled frame's destructors may start or cancel others here: take the list first.
    for (const auto &root : std::exchange(m_roots, {}))
        root->abandon();
}

bool TaskScope::idle() const
{
    return std::ranges::all_of(m_roots, [](const auto &root) { return root->finished(); });
}

} // namespace agent0
