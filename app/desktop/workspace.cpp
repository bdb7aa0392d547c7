#include "workspace.h"

#include "chat.h"

namespace agent0::desktop {

namespace {

/// So many are connected unasked: with thousands, an ID-JAG for each would be a waste.
constexpr qsizetype ConnectedUnasked = 32;

} // namespace

Workspace::Workspace(Surroundings surroundings, ProfileStore profiles)
    : m_composition(observed(std::move(surroundings)), std::move(profiles)),
      m_guidance(m_composition),
      m_agent(m_composition.agent())
{
    if (!m_agent)
        return;
    startOver();
    m_ending.start(endStrayConsents());
}

Surroundings Workspace::observed(Surroundings surroundings)
{
    surroundings.steps = m_steps.sink();
    return surroundings;
}

Administration *Workspace::administration()
{
    if (!m_administration && m_agent) {
        if (auto made = Administration::of(m_composition))
            m_administration = std::move(*made);
    }
    return m_administration.get();
}

ChatDesk &Workspace::chat()
{
    if (!m_chat) {
        m_chat = std::make_unique<ChatDesk>(chatSourceOf(m_composition, **m_agent));
        QObject::connect(&m_chat->chat(), &ChatModel::changed, m_todos.get(), &TodoModel::refreshOne);
    }
    return *m_chat;
}

Task<> Workspace::putAwayChat()
{
    if (m_chat)
        co_await m_chat->chat().putAway();
}

void Workspace::startOver()
{
    m_work.cancel();
    m_chat.reset();
    m_administration.reset();
    m_announcements = std::make_unique<Announcements>(**m_agent);
    QObject::connect(&m_steps, &ChainSteps::happened, m_announcements.get(), &Announcements::note);
    m_todos = std::make_unique<TodoModel>(**m_agent, m_composition.clock(),
        [this](const QString &action, const QString &connection) { return beginFlow(action, connection); });
}

/// Where there is no record there is nothing to begin.
std::shared_ptr<void> Workspace::beginFlow(const QString &action, const QString &connection)
{
    const auto recording = m_composition.recording();
    if (!recording)
        return nullptr;
    return std::make_shared<FlowRecorder::Flow>((*recording)->flows().begin(action, connection));
}

void Workspace::connectAll()
{
    m_todos->refresh();
    if (m_chat)
        m_chat->chat().signedIn();
    m_work.cancel();
    m_work.start(connectOthers());
}

/// What has lost its connection while the program did not run: by the policy, or an editor. The activity log tells it.
Task<> Workspace::endStrayConsents()
{
    const auto ended = co_await (*m_agent)->endStrayConsents();
    Q_UNUSED(ended) // signing out tries again
}

/// One after the other: what fails is said where the connection is shown.
Task<> Workspace::connectOthers()
{
    QStringList ids;
    for (const Connection &one : (*m_agent)->profile().connections) {
        if (one.enabled && one.access == Access::Xaa && one.apiType != ApiType::Todo && ids.size() < ConnectedUnasked)
            ids << one.id;
    }
    for (const QString &id : ids)
        (void)co_await (*m_agent)->access(id);
}

} // namespace agent0::desktop
