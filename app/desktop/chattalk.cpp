#include "chattalk.h"

#include "base/displaytext.h"
#include "base/race.h"

namespace agent0::desktop {

namespace {

/// A server that has gone is not waited for.
constexpr Milliseconds Farewell{2'000};

Task<bool> closed(Toolbox *tools)
{
    co_await tools->close();
    co_return true;
}

} // namespace

Task<Result<>> ChatHall::needModel()
{
    if (model)
        co_return Result<>();
    const AgentSettings settings = agent.profile().agent;
    const auto chosen = modelIsChosen(settings);
    if (!chosen)
        co_return chosen;
    auto made = co_await composition.model(settings);
    if (!made)
        co_return fail(made.error());
    model = std::move(*made);
    co_return Result<>();
}

Task<Result<>> ChatHall::needTools()
{
    const auto turn = co_await opening.enter();
    const QList<Connection> now = agent.profile().connections;
    if (asked == now)
        co_return Result<>();
    asked.reset();
    (void)co_await before(composition.clock().sleep(Farewell), closed(&tools));
    co_await tools.open();
    asked = now;
    co_return Result<>();
}

Task<Result<>> ChatHall::meet()
{
    asked.reset();
    co_return co_await needTools();
}

Task<Result<>> ChatHall::allowAlways(QByteArray permission)
{
    if (always)
        always->insert(permission);
    if (!store)
        co_return Result<>();
    co_return co_await store->allowAlways(std::move(permission));
}

Task<Result<>> ChatHall::forgetAllowed()
{
    always.reset();
    if (!store)
        co_return Result<>();
    co_return co_await store->forgetAllowed();
}

DesktopTalk::DesktopTalk(std::shared_ptr<ChatHall> hall, ChatHost &host, Conversation conversation)
    : m_hall(std::move(hall)), m_host(host), m_conversation(std::move(conversation))
{
}

Task<Result<>> DesktopTalk::ready()
{
    const auto model = co_await m_hall->needModel();
    if (!model)
        co_return model;
    const auto tools = co_await m_hall->needTools();
    if (!tools)
        co_return tools;
    if (!m_hall->always) {
        m_hall->always.emplace();
        if (m_hall->store)
            m_hall->always = (co_await m_hall->store->alwaysAllowed()).value_or(QSet<QByteArray>());
    }
    if (!m_chat) {
        ChatSettings settings;
        settings.mode = approvalModeNamed(m_hall->agent.profile().agent.approval).value_or(ApprovalMode::Writes);
        settings.dryRun = m_dryRun;
        m_chat.emplace(
            m_hall->tools, *m_hall->model, m_host, m_hall->composition.clock(), settings, std::move(m_conversation));
    }
    m_chat->permissions.always = *m_hall->always;
    co_return Result<>();
}

/// What was said when nobody could hear it stays, to be said again.
Task<Result<StopReason>> DesktopTalk::say(QString text)
{
    const auto heard = co_await ready();
    if (heard)
        co_return co_await m_chat->say(std::move(text));
    Conversation &conversation = this->conversation();
    if (conversation.title.isEmpty())
        conversation.title = displayText(text, 60);
    conversation.messages.append(ModelMessage{ModelMessage::Role::Person, std::move(text), {}, {}});
    co_return fail(heard.error());
}

Task<Result<StopReason>> DesktopTalk::sayAgain(std::optional<QString> text)
{
    const auto heard = co_await ready();
    if (!heard)
        co_return fail(heard.error());
    co_return co_await m_chat->sayAgain(std::move(text));
}

Task<Result<>> DesktopTalk::undo(QString callId)
{
    const auto heard = co_await ready();
    if (!heard)
        co_return heard;
    co_return co_await m_chat->undo(std::move(callId));
}

void DesktopTalk::forgetAllowed()
{
    if (m_chat)
        m_chat->permissions = {};
}

void DesktopTalk::setDryRun(bool on)
{
    m_dryRun = on;
    if (m_chat)
        m_chat->setDryRun(on);
}

} // namespace agent0::desktop
