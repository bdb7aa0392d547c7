#include "chat/callquestions.h"

#include "base/race.h"
#include "chat/toolbox.h"

namespace agent0 {

namespace {

Task<> told(OneShot<bool>::Receiver over) { co_await over; }

} // namespace

CallQuestions::CallQuestions(Toolbox &tools, QString connection, Ask ask)
    : m_tools(tools), m_connection(std::move(connection)), m_state(std::make_shared<State>())
{
    m_state->ask = std::move(ask);
    m_tools.begin(this);
}

CallQuestions::~CallQuestions()
{
    m_tools.end(this);
    for (const auto &question : std::exchange(m_state->open, {}))
        question.send(true);
}

Task<ElicitationReply> CallQuestions::put(std::shared_ptr<State> state, Elicitation form)
{
    OneShot<bool> over;
    state->open.push_back(over.sender);
    Task<> end = told(std::move(over.receiver));
    Task<ElicitationReply> asking = state->ask(std::move(form));
    auto reply = co_await before(std::move(end), std::move(asking));
    std::erase_if(state->open, [](const auto &one) { return !one.wanted(); });
    if (reply)
        co_return std::move(*reply);
    ElicitationReply cancelled;
    cancelled.action = ElicitationReply::Action::Cancel;
    co_return cancelled;
}

} // namespace agent0
