#pragma once

#include "base/race.h"
#include "chat/approval.h"
#include "chat/conversation.h"
#include "chat/toolbox.h"

namespace agent0 {

/// One call for the activity log. No content of anybody.
struct CallRecord {
    QString conversation; ///< its id
    QString connection;
    QString tool;
    bool writes = false;
    QString
        word; ///< who allowed it: "free", "mode", "before", "once", "conversation", "always", "denied", "dry_run", "undo"; or what became
    ///< of a question of the server in the middle of it: "answered", "unanswered"
    Milliseconds took{0};
    std::optional<Error> failure;
};

/// The person at a conversation, and who writes down what happens in it.
class ChatHost {
public:
    virtual ~ChatHost() = default;
    /// The person's word on a call. Whoever cannot ask denies.
    virtual Task<Verdict> ask(ProposedCall call) = 0;
    /// The server that this call is under way at wants to know something of the person before it goes on (MCP elicitation). Text from
    /// outside, harmless to show. Dropped when the server takes it back or the call is over. Whoever cannot ask declines, as this does.
    virtual Task<ElicitationReply> elicit(CallCard call, Elicitation form);
    /// Access needs the person: a new sign-in or their consent. True when they have done it: the call is made once more.
    virtual Task<bool> signIn(Error why) = 0;
    virtual void said(const QString &piece) = 0; ///< of the model's text
    virtual void called(const CallCard &card) = 0; ///< it is new, or in another state
    virtual void record(const CallRecord &call) = 0;
    virtual void alwaysAllowed(const QByteArray &permission) = 0; ///< to be remembered
};

struct ChatSettings {
    ApprovalMode mode = ApprovalMode::Writes;
    bool dryRun = false; ///< what would change something is only told
    int mostCalls = 50; ///< of one turn
    Milliseconds longest{600'000}; ///< of one turn, without the time that the person takes
    qsizetype context = 400'000; ///< characters that are given to a model
};

/// A conversation at work, in which no model reads a secret of the session: the person says something, a model reads it, tools are called as far as they are allowed, until the
/// model has said all. One turn at a time; dropping its task ends it, and the next goes on from there.
class Chat {
public:
    /// What is passed must outlive it.
    Chat(Toolbox &tools, LanguageModel &model, ChatHost &host, Clock &clock, ChatSettings settings,
        Conversation conversation);

    /// One turn. Fails as models do, with "turn_calls" or "turn_time" (Fault::Refused) at its limits; what was done stays done.
    Task<Result<StopReason>> say(QString text);
    /// The last thing that was said once more, without all that came of it in this conversation. text: in other words.
    Task<Result<StopReason>> sayAgain(std::optional<QString> text = {});
    /// Takes that call back. Fails with "not_undoable", or as its tools do.
    Task<Result<>> undo(QString callId);
    /// From the next call on: what would change something is only told.
    void setDryRun(bool on) { m_settings.dryRun = on; }
    /// The newest call that can be taken back, "" for none.
    QString undoable() const;

    const Conversation &conversation() const { return m_conversation; }
    Conversation &conversation() { return m_conversation; }
    Permissions permissions; ///< always: as they were remembered

private:
    struct Turn {
        int calls = 0;
        Milliseconds spent{0};
        int questions = 0; ///< of servers, open
    };
    class Question;
    /// Work that counts for the turn's time; nothing when that is over.
    template<typename T>
    Task<std::optional<T>> timed(Task<T> work);
    Task<> timeIsUp(Milliseconds began);
    Task<Result<StopReason>> run();
    Task<Result<ModelAnswer>> ask(qsizetype context);
    Task<ModelRequest> withoutSecrets(ModelRequest request);
    void take(ModelAnswer &answer);
    Task<QList<ToolResult>> callAll(QList<ToolCall> calls);
    Task<ToolResult> callOne(ToolCall call);
    Task<ToolResult> callAllowed(ToolCall call, ChatTool *tool, QString word);
    Task<Result<ToolOutcome>> carriedOut(ChatTool *tool, ToolCall call);
    Task<ElicitationReply> elicited(QString callId, Elicitation form);
    Task<Verdict> allowed(ProposedCall proposed, QString *word);
    bool isFree(const ToolCall &call) const;
    bool hasReadForeignText() const;
    Task<ToolResult> finish(QString id, CallCard::State state, QString text);
    void show(const QString &id, CallCard::State state);
    void record(const ChatTool &tool, const QString &word, Milliseconds took = {}, std::optional<Error> failure = {});
    void settle();

    Toolbox &m_tools;
    LanguageModel &m_model;
    ChatHost &m_host;
    Clock &m_clock;
    ChatSettings m_settings;
    Conversation m_conversation;
    Turn m_turn;
};

template<typename T>
Task<std::optional<T>> Chat::timed(Task<T> work)
{
    const Milliseconds began = m_clock.ticks();
    auto value = co_await before(timeIsUp(began), std::move(work));
    m_turn.spent += m_clock.ticks() - began;
    co_return value;
}

/// A new one.
Conversation newConversation(Instant now, const RandomBytes &random);

} // namespace agent0
