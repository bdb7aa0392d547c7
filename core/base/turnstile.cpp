#include "base/turnstile.h"

namespace agent0 {

Turnstile::Turn::~Turn()
{
    if (m_state) {
        const auto state = std::move(m_state);
        pass(*state);
    }
}

Task<Turnstile::Turn> Turnstile::enter(std::shared_ptr<State> state)
{
    if (state->taken) {
        OneShot<bool> turn;
        state->waiting.push_back(turn.sender);
        co_await turn.receiver;
    }
    state->taken = true;
    co_return Turn(std::move(state));
}

void Turnstile::pass(State &state)
{
    state.taken = false;
    // Whoever enters may leave again inside send(): the loop takes the next then, so that a long queue does
    // not become a deep stack.
    if (state.passing)
        return;
    state.passing = true;
    while (!state.taken && !state.waiting.empty()) {
        const auto next = std::move(state.waiting.front());
        state.waiting.pop_front();
        state.taken = next.wanted();
        next.send(true);
    }
    state.passing = false;
}

} // namespace agent0
