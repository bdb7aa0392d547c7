#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace agent0 {

template<typename T = void>
class Task;

namespace detail {

/// The outermost coroutine of a chain: what a scope owns. Every resumption goes through it, so that an
/// owner may die in the middle of a step: the frames then go when the step suspends.
class Root : public std::enable_shared_from_this<Root> {
public:
    explicit Root(Task<void> task);
    ~Root();
    void begin();
    void resume(std::coroutine_handle<> frame);
    void abandon(); ///< the scope is gone
    bool finished() const { return m_finished; }
    void setFinished() { m_finished = true; }

private:
    std::unique_ptr<Task<void>> m_task;
    int m_depth = 0;
    bool m_finished = false;
    bool m_abandoned = false;
};

/// Memory for the frames of coroutines. What one has left is kept for the next of about its size: a chain makes a hundred of them,
/// most of a size that malloc is slow at. It is not wiped: the bytes of a text, and so of every secret, are never in a frame itself.
void *frameMemory(std::size_t size);
void giveFrameBack(void *frame, std::size_t size);

struct PromiseBase {
    static void *operator new(std::size_t size) { return frameMemory(size); }
    static void operator delete(void *frame, std::size_t size) { giveFrameBack(frame, size); }

    Root *root = nullptr;
    std::coroutine_handle<> continuation;

    std::suspend_always initial_suspend() noexcept { return {}; }
    void unhandled_exception() noexcept { std::abort(); }

    struct Final {
        bool await_ready() noexcept { return false; }
        template<typename Promise>
        std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> self) noexcept
        {
            PromiseBase &promise = self.promise();
            if (promise.continuation)
                return promise.continuation;
            promise.root->setFinished();
            return std::noop_coroutine();
        }
        void await_resume() noexcept { }
    };
    Final final_suspend() noexcept { return {}; }
};

template<typename T>
struct Promise : PromiseBase {
    std::optional<T> value;
    Task<T> get_return_object();
    template<typename U>
    void return_value(U &&result)
    {
        value.emplace(std::forward<U>(result));
    }
};

template<>
struct Promise<void> : PromiseBase {
    Task<void> get_return_object();
    void return_void() { }
};

} // namespace detail

/// A coroutine that starts when it is awaited and owns its frame: dropping a Task cancels it, and with it
/// everything it was waiting for. There is no other way to cancel and no "cancelled" result.
/// Coroutines take their parameters by value and are never capturing lambdas.
template<typename T>
class [[nodiscard]] Task {
public:
    using promise_type = detail::Promise<T>;

    Task(Task &&other) noexcept : m_frame(std::exchange(other.m_frame, {})) { }
    Task &operator=(Task &&other) noexcept
    {
        std::swap(m_frame, other.m_frame);
        return *this;
    }
    ~Task()
    {
        if (m_frame)
            m_frame.destroy();
    }

    bool await_ready() const noexcept { return false; }
    template<typename Parent>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) noexcept
    {
        m_frame.promise().root = parent.promise().root;
        m_frame.promise().continuation = parent;
        return m_frame;
    }
    T await_resume()
    {
        if constexpr (!std::is_void_v<T>)
            return std::move(*m_frame.promise().value);
    }

private:
    friend promise_type;
    friend class detail::Root;
    explicit Task(std::coroutine_handle<promise_type> frame) : m_frame(frame) { }
    std::coroutine_handle<promise_type> m_frame;
};

/// Owns running tasks: the last member of whoever starts them. Destroying it cancels what still runs.
class TaskScope {
public:
    TaskScope() = default;
    TaskScope(const TaskScope &) = delete;
    TaskScope &operator=(const TaskScope &) = delete;
    ~TaskScope() { cancel(); }

    void start(Task<> task); ///< runs it up to its first suspension now
    void cancel(); ///< drops everything that has not finished
    bool idle() const;

private:
    std::vector<std::shared_ptr<detail::Root>> m_roots;
};

/// A value that arrives once, from a callback to a coroutine. Await the Receiver; call send() on a copy of
/// the Sender. If the receiver is gone send() does nothing, and wanted() is false.
template<typename T>
struct OneShot {
    struct State {
        std::optional<T> value;
        detail::Root *root = nullptr;
        std::coroutine_handle<> waiting;
        bool dropped = false;
    };
    class Sender {
    public:
        explicit Sender(std::shared_ptr<State> state) : m_state(std::move(state)) { }
        bool wanted() const { return !m_state->dropped && !m_state->value; }
        void send(T value) const
        {
            if (!wanted())
                return;
            const auto state = m_state;
            state->value.emplace(std::move(value));
            if (state->waiting)
                state->root->resume(std::exchange(state->waiting, {}));
        }

    private:
        std::shared_ptr<State> m_state;
    };
    class Receiver {
    public:
        explicit Receiver(std::shared_ptr<State> state) : m_state(std::move(state)) { }
        Receiver(Receiver &&) noexcept = default;
        Receiver &operator=(Receiver &&) = delete;
        ~Receiver()
        {
            if (m_state) {
                m_state->dropped = true;
                m_state->waiting = {};
            }
        }
        bool await_ready() const noexcept { return m_state->value.has_value(); }
        template<typename Parent>
        void await_suspend(std::coroutine_handle<Parent> parent) noexcept
        {
            m_state->root = parent.promise().root;
            m_state->waiting = parent;
        }
        T await_resume() { return std::move(*m_state->value); }

    private:
        std::shared_ptr<State> m_state;
    };

    OneShot() : OneShot(std::make_shared<State>()) { }
    Sender sender;
    Receiver receiver;

private:
    explicit OneShot(const std::shared_ptr<State> &state) : sender(state), receiver(state) { }
};

namespace detail {
template<typename T>
Task<T> Promise<T>::get_return_object()
{
    return Task<T>(std::coroutine_handle<Promise<T>>::from_promise(*this));
}
inline Task<void> Promise<void>::get_return_object()
{
    return Task<void>(std::coroutine_handle<Promise<void>>::from_promise(*this));
}

template<typename T>
Task<> deliver(Task<T> task, std::optional<T> *slot, std::size_t *left, OneShot<bool>::Sender done)
{
    slot->emplace(co_await task);
    if (--*left == 0)
        done.send(true);
}
} // namespace detail

/// Runs all at once; the values in the order of the tasks.
template<typename T>
Task<std::vector<T>> whenAll(std::vector<Task<T>> tasks)
{
    std::vector<T> values;
    if (tasks.empty())
        co_return values;
    std::vector<std::optional<T>> arrived(tasks.size());
    std::size_t left = tasks.size();
    OneShot<bool> done;
    TaskScope scope;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        scope.start(detail::deliver(std::move(tasks[i]), &arrived[i], &left, done.sender));
    co_await done.receiver;
    values.reserve(arrived.size());
    for (auto &value : arrived)
        values.push_back(std::move(*value));
    co_return values;
}

} // namespace agent0
