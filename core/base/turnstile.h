#pragma once

#include "base/task.h"

#include <deque>

namespace agent0 {

/// One at a time, in the order of arrival, among the tasks of one process.
class Turnstile {
    struct State {
        std::deque<OneShot<bool>::Sender> waiting;
        bool taken = false;
        bool passing = false;
    };

public:
    /// Held by whoever is inside; the next may enter when it is destroyed. May outlive the Turnstile.
    class Turn {
    public:
        Turn(Turn &&) noexcept = default;
        Turn &operator=(Turn &&) = delete;
        ~Turn();

    private:
        friend class Turnstile;
        explicit Turn(std::shared_ptr<State> state) : m_state(std::move(state)) { }
        std::shared_ptr<State> m_state;
    };

    /// Waits for its turn; dropping the task gives the place in the queue up.
    Task<Turn> enter() { return enter(m_state); }

private:
    static Task<Turn> enter(std::shared_ptr<State> state);
    static void pass(State &state);
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace agent0
