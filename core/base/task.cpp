#include "base/task.h"

#include "base/moment.h"

#include <algorithm>
#include <array>
#include <new>

namespace agent0 {

namespace detail {

namespace {

struct FreeFrame {
    FreeFrame *next;
    std::size_t others; ///< behind it
};

#ifdef AGENT0_SANITIZED
constexpr std::size_t LargestKept = 0; // the sanitizers know of every frame when it ends
#else
constexpr std::size_t LargestKept = 4096;
#endif
constexpr std::size_t SizeStep = 128;
constexpr std::size_t MostOfASize = 8;

// Without a destructor: tasks of static objects may end after it.
thread_local constinit std::array<FreeFrame *, LargestKept / SizeStep> freeFrames{};

FreeFrame *&freeFramesFor(std::size_t size) { return freeFrames[(size - 1) / SizeStep]; }
std::size_t rounded(std::size_t size) { return (size + SizeStep - 1) / SizeStep * SizeStep; }

} // namespace

void *frameMemory(std::size_t size)
{
    if (size > LargestKept)
        return ::operator new(size);
    FreeFrame *&first = freeFramesFor(size);
    return first ? std::exchange(first, first->next) : ::operator new(rounded(size));
}

void giveFrameBack(void *frame, std::size_t size)
{
    if (size > LargestKept)
        return ::operator delete(frame, size);
    FreeFrame *&first = freeFramesFor(size);
    const std::size_t others = first ? first->others + 1 : 0;
    if (others == MostOfASize)
        return ::operator delete(frame, rounded(size));
    first = new (frame) FreeFrame{first, others};
}

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
