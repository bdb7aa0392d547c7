#pragma once

#include "chat/chat.h"
#include "chat/conversationstore.h"

#include <functional>
#include <memory>

namespace agent0 {

/// One conversation at work: core's Chat among the profile's connections, or a test's own. Its tasks may be dropped; the next goes on
/// from there.
class ChatTalk {
public:
    ChatTalk() = default;
    ChatTalk(const ChatTalk &) = delete;
    ChatTalk &operator=(const ChatTalk &) = delete;
    virtual ~ChatTalk() = default;

    virtual Task<Result<StopReason>> say(QString text) = 0;
    virtual Task<Result<StopReason>> sayAgain(std::optional<QString> text) = 0;
    virtual Task<Result<>> undo(QString callId) = 0;
    virtual void setDryRun(bool on) = 0;
    virtual void forgetAllowed() = 0; ///< of this conversation, and what it knows of what is always allowed
    virtual Conversation &conversation() = 0;
};

/// Who works at conversations beside the person, and by which rule.
struct ChatParty {
    QString model; ///< its name; harmless to show
    bool isBuiltIn = true;
    ApprovalMode mode = ApprovalMode::Writes;
    bool modeIsFixed = false; ///< by the organisation
};

/// A connection whose tools are not at hand.
struct ChatAbsence {
    QString connection; ///< as people call it
    Error why;
};

/// Where conversations are kept, as ConversationStore keeps them.
struct ConversationShelf {
    using Summary = ConversationStore::Summary;
    std::function<Task<Result<QList<Summary>>>(QString search)> list;
    std::function<Task<Result<Conversation>>(QString id)> load;
    std::function<Task<Result<>>(Conversation conversation)> save;
    std::function<Task<Result<>>(QString id)> remove;
};

/// One that forgets all when the program ends.
ConversationShelf shelfInMemory();

/// Where conversations come from, and what is done around them.
struct ChatSource {
    std::function<qsizetype()> connections; ///< how many are enabled
    std::function<Task<Result<ChatParty>>()> party; ///< who it is now; may read the model's key
    std::function<Conversation()> blank; ///< a new one
    std::function<std::unique_ptr<ChatTalk>(ChatHost &host, Conversation conversation)> begin;
    std::function<Task<Result<>>()> meet; ///< asks the connections for their tools anew
    std::function<QList<ChatAbsence>()> absent; ///< of those that were asked
    /// Access with the person's help, in the browser.
    std::function<Task<Result<>>(QString connection, Error why)> help;
    std::function<bool(const QByteArray &url)> openAddress;
    std::function<void(const CallRecord &call)> record;
    std::function<Task<Result<>>(QByteArray permission)> allowAlways;
    std::function<Task<Result<>>()> forgetAllowed;
    /// Goes on until what it gives is dropped.
    std::function<std::shared_ptr<void>()> beginFlow;
    ConversationShelf shelf;
    std::function<Instant()> now;
};

} // namespace agent0
