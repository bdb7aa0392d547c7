#pragma once

#include "administration.h"
#include "composition/composition.h"
#include "guidance.h"
#include "models/announcements.h"
#include "models/chainsteps.h"
#include "models/chatdesk.h"
#include "models/todomodel.h"

namespace agent0::desktop {

/// One profile at work, and the models that its views show. Replaced as a whole when another profile is chosen.
class Workspace {
public:
    Workspace(Surroundings surroundings, ProfileStore profiles);

    /// What of the profile is at work. Where it cannot be used, why; then there is nothing but the composition and the guidance.
    const Result<Agent *> &agent() const { return m_agent; }
    Composition &composition() { return m_composition; }
    /// What an administrator looks at; nullptr where there is no profile at work.
    Administration *administration();
    /// What explains what is wrong; there also where no profile is at work.
    Guidance &guidance() { return m_guidance; }
    ChainSteps &steps() { return m_steps; }
    TodoModel &todos() { return *m_todos; }
    ChatDesk &chat(); ///< of the person who is signed in
    Announcements &announcements() { return *m_announcements; }

    /// Access to every connection that is enabled, and what the views show of them: after a sign-in, and on the way back from
    /// trouble. No consent is asked for.
    void connectAll();
    /// Before the program ends: a conversation that is under way is kept.
    Task<> putAwayChat();
    /// The models as they were before anybody signed in.
    void startOver();

private:
    Surroundings observed(Surroundings surroundings);
    std::shared_ptr<void> beginFlow(const QString &action, const QString &connection);
    Task<> connectOthers();
    Task<> endStrayConsents();

    ChainSteps m_steps;
    Composition m_composition;
    Guidance m_guidance;
    Result<Agent *> m_agent;
    std::unique_ptr<TodoModel> m_todos;
    std::unique_ptr<ChatDesk> m_chat;
    std::unique_ptr<Announcements> m_announcements;
    std::unique_ptr<Administration> m_administration; // uses all of them
    TaskScope m_work;
    TaskScope m_ending;
};

} // namespace agent0::desktop
