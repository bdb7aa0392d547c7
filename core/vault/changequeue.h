#pragma once

#include "base/nextturn.h"
#include "base/result.h"

#include <functional>

namespace agent0 {

/// Changes to one stored content, applied in order of arrival. Those that arrive while another is being
/// stored share the next store, so that sixty-four at once cost a few writes, not sixty-four.
template <typename Content>
class ChangeQueue {
public:
    using Change = std::function<void(Content &)>;
    /// Brings the content in, calls apply on it once, and stores it.
    using Store = std::function<Task<Result<>>(Change apply)>;

    explicit ChangeQueue(Store store) : m_state(std::make_shared<State>(std::move(store))) { }
    ~ChangeQueue() { m_state->closed = true; }

    /// Done when the change has been stored. A change whose task was dropped before its turn is not applied.
    Task<Result<>> add(Change change)
    {
        OneShot<Result<>> stored;
        m_state->waiting.push_back(Waiting{std::move(change), stored.sender});
        if (!std::exchange(m_state->running, true))
            m_scope.start(run(m_state));
        Result<> outcome = co_await stored.receiver;
        co_return outcome;
    }

private:
    struct Waiting {
        Change change;
        OneShot<Result<>>::Sender done;
    };
    struct State {
        explicit State(Store how) : store(std::move(how)) { }
        Store store;
        std::vector<Waiting> waiting;
        std::vector<Waiting> taken;
        bool running = false;
        bool closed = false;
    };

    static Task<> run(std::shared_ptr<State> state)
    {
        while (!state->waiting.empty()) {
            co_await nextTurn();
            const Change apply = [state = state.get()](Content &content) { takeAndApply(*state, content); };
            const Result<> outcome = co_await state->store(apply);
            if (state->taken.empty()) // it failed before anything was applied: for all who wait
                state->taken = std::exchange(state->waiting, {});
            for (const auto &one : std::exchange(state->taken, {}))
                one.done.send(outcome);
            if (state->closed) // who was told may have destroyed the queue
                co_return;
        }
        state->running = false;
    }
    static void takeAndApply(State &state, Content &content)
    {
        state.taken = std::exchange(state.waiting, {});
        for (const auto &one : state.taken) {
            if (one.done.wanted())
                one.change(content);
        }
    }

    std::shared_ptr<State> m_state;
    TaskScope m_scope;
};

} // namespace agent0
