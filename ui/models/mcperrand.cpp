#include "models/mcperrand.h"

namespace agent0 {

void McpErrand::begin(Task<Result<Done>> work)
{
    m_scope.cancel();
    enter(Running());
    m_scope.start(run(std::move(work)));
}

Task<> McpErrand::run(Task<Result<Done>> work)
{
    auto done = co_await work;
    if (done)
        enter(std::move(*done));
    else
        enter(Failed{done.error()});
}

void McpErrand::progressed(const McpProgress &progress)
{
    if (running())
        enter(Running{progress});
}

void McpErrand::cancel()
{
    if (!running())
        return;
    m_scope.cancel();
    enter(Cancelled());
}

void McpErrand::forget()
{
    m_scope.cancel();
    enter(Idle());
}

void McpErrand::enter(State state)
{
    m_state = std::move(state);
    emit changed();
}

} // namespace agent0
