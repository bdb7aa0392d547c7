#pragma once

#include "base/random.h"
#include "base/turnstile.h"
#include "composition/composition.h"
#include "composition/models.h"
#include "models/chatsource.h"

namespace agent0::desktop {

/// What all conversations of a profile share: the model, the connections' tools, and what was allowed for good.
struct ChatHall {
    ChatHall(Composition &composition, Agent &agent) : composition(composition), agent(agent), tools(agent) { }

    Task<Result<>> needModel();
    /// Where the connections are others than those that were asked.
    Task<Result<>> needTools();
    Task<Result<>> meet(); ///< asks them anew
    Task<Result<>> allowAlways(QByteArray permission);
    Task<Result<>> forgetAllowed();

    Composition &composition;
    Agent &agent;
    Toolbox tools;
    std::unique_ptr<LanguageModel> model;
    std::optional<ConversationStore> store;
    std::optional<QSet<QByteArray>> always; ///< nothing before it was read
    std::optional<QList<Connection>> asked;
    Turnstile opening;
};

/// One conversation among them.
class DesktopTalk final : public ChatTalk {
public:
    DesktopTalk(std::shared_ptr<ChatHall> hall, ChatHost &host, Conversation conversation);

    Task<Result<StopReason>> say(QString text) override;
    Task<Result<StopReason>> sayAgain(std::optional<QString> text) override;
    Task<Result<>> undo(QString callId) override;
    void setDryRun(bool on) override;
    void forgetAllowed() override;
    Conversation &conversation() override { return m_chat ? m_chat->conversation() : m_conversation; }

private:
    Task<Result<>> ready();

    std::shared_ptr<ChatHall> m_hall;
    ChatHost &m_host;
    Conversation m_conversation; ///< until somebody is there to read it
    bool m_dryRun = false;
    std::optional<Chat> m_chat;
};

} // namespace agent0::desktop
