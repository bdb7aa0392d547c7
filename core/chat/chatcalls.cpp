#include "chat/chat.h"

#include "base/displaytext.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype LongestResult = 100'000;

using State = CallCard::State;

QString wordOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Once: return u"once"_s;
    case Verdict::Kind::Conversation: return u"conversation"_s;
    case Verdict::Kind::Always: return u"always"_s;
    case Verdict::Kind::Deny: return u"denied"_s;
    }
    Q_UNREACHABLE();
}

/// The id of the todo that a change has made: the next change may be about it.
QString newIdIn(const ToolOutcome &outcome)
{
    return QJsonDocument::fromJson(outcome.text.toUtf8())["todo"_L1]["id"_L1].toString();
}

QByteArray withId(const QByteArray &arguments, const QString &id)
{
    QJsonObject object = QJsonDocument::fromJson(arguments).object();
    if (!object.contains("id"_L1) || !object.value("id"_L1).toString().isEmpty())
        return arguments;
    object["id"_L1] = id;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

void Chat::show(const QString &id, State state)
{
    CallCard *card = m_conversation.card(id);
    card->state = state;
    m_host.called(*card);
}

/// Whatever came of a call, also a server's words on why not: it may repeat the token that it was sent.
Task<ToolResult> Chat::finish(QString id, State state, QString text)
{
    QString clean = co_await m_tools.agent().withoutSecrets(std::move(text));
    if (clean.size() > LongestResult)
        clean = clean.left(LongestResult) + u"\n[the rest was left out: too long]"_s;
    m_conversation.card(id)->result = clean;
    show(id, state);
    co_return ToolResult{id, clean, state != State::Done};
}

void Chat::record(const ChatTool &tool, const QString &word, Milliseconds took, std::optional<Error> failure)
{
    const ToolDefinition &definition = tool.definition();
    m_host.record(
        {m_conversation.id, definition.connection, definition.tool, tool.writes(), word, took, std::move(failure)});
}

/// Text of others that can make the model want something: what tools gave back, and what foreign tools say of themselves.
bool Chat::hasReadForeignText() const
{
    if (!m_model.canBeSteered())
        return false;
    const auto results =
        std::ranges::any_of(m_conversation.messages, [](const ModelMessage &one) { return !one.results.isEmpty(); });
    const auto tools = m_tools.definitions();
    return results
        || std::ranges::any_of(tools, [&](const ToolDefinition &one) { return m_tools.named(one.name)->isForeign(); });
}

bool Chat::isFree(const ToolCall &call) const
{
    const ChatTool *tool = m_tools.named(call.name);
    return tool && !tool->writes() && m_settings.mode != ApprovalMode::Reads;
}

/// Reads that stand together are made at once; all else one after the other, in the order in which it was wanted.
Task<QList<ToolResult>> Chat::callAll(QList<ToolCall> calls)
{
    QList<ToolResult> results;
    for (qsizetype i = 0; i < calls.size();) {
        std::vector<Task<ToolResult>> together;
        do
            together.push_back(callOne(calls[i++]));
        while (isFree(calls[i - 1]) && i < calls.size() && isFree(calls[i]));
        for (ToolResult &result : co_await whenAll(std::move(together)))
            results.append(std::move(result));
    }
    co_return results;
}

Task<ToolResult> Chat::callOne(ToolCall call)
{
    ChatTool *tool = m_tools.named(call.name);
    CallCard card;
    card.id = call.id;
    card.arguments = call.arguments;
    card.tool = tool ? tool->definition().tool : call.name;
    card.connection = tool ? tool->definition().connection : QString();
    card.connectionName = tool ? tool->definition().connectionName : QString();
    card.writes = !tool || tool->writes();
    m_conversation.cards.append(card);
    m_host.called(card);
    if (!tool)
        co_return co_await finish(
            call.id, State::Failed, u"There is no tool called %1."_s.arg(displayText(call.name, 80)));
    if (++m_turn.calls > m_settings.mostCalls)
        co_return co_await finish(
            call.id, State::NotMade, u"Not made: this turn is at its limit of %1 calls."_s.arg(m_settings.mostCalls));
    const auto words = co_await timed(tool->words(call.arguments));
    if (!words)
        co_return co_await finish(call.id, State::NotMade, u"Not made: this turn is at its limit of time."_s);
    if (!*words) {
        record(*tool, u"free"_s, {}, words->error());
        co_return co_await finish(call.id, State::Failed, words->error().message);
    }
    m_conversation.card(call.id)->words = **words;
    if (m_settings.dryRun && tool->writes()) {
        record(*tool, u"dry_run"_s);
        co_return co_await finish(call.id, State::NotMade, u"Dry run: not carried out. It would: %1."_s.arg(**words));
    }
    ProposedCall proposed{call, tool->definition(), **words, tool->writes(),
        !tool->saysItReads() && hasReadForeignText(), tool->permission()};
    QString word;
    const Verdict verdict = co_await allowed(std::move(proposed), &word);
    if (verdict.kind == Verdict::Kind::Deny) {
        record(*tool, u"denied"_s);
        const QString why = verdict.word.isEmpty() ? u"Leave it as it is."_s : u"They say: %1"_s.arg(verdict.word);
        co_return co_await finish(call.id, State::Denied, u"The person said no. %1"_s.arg(why));
    }
    co_return co_await callAllowed(std::move(call), tool, word);
}

/// word: how it came to be allowed.
Task<Verdict> Chat::allowed(ProposedCall proposed, QString *word)
{
    if (!mustAsk(m_settings.mode, proposed, permissions)) {
        *word = !proposed.writes ? u"free"_s : m_settings.mode == ApprovalMode::NeverAsk ? u"mode"_s : u"before"_s;
        co_return Verdict{Verdict::Kind::Once, {}};
    }
    show(proposed.call.id, State::Asking);
    const Verdict verdict = co_await m_host.ask(proposed);
    *word = wordOf(verdict.kind);
    // Where only a yes to this very call counts, there is none for later.
    if (proposed.afterForeignText && proposed.writes)
        co_return verdict;
    if (verdict.kind == Verdict::Kind::Conversation)
        permissions.conversation.insert(proposed.permission);
    if (verdict.kind == Verdict::Kind::Always) {
        permissions.always.insert(proposed.permission);
        m_host.alwaysAllowed(proposed.permission);
    }
    co_return verdict;
}

/// A question that is open: the time that the person takes for it is not the turn's.
class Chat::Question {
public:
    explicit Question(Chat &chat) : m_chat(chat), m_began(chat.m_clock.ticks()) { ++m_chat.m_turn.questions; }
    ~Question()
    {
        --m_chat.m_turn.questions;
        m_chat.m_turn.spent -= m_chat.m_clock.ticks() - m_began;
    }
    Question(const Question &) = delete;
    Question &operator=(const Question &) = delete;

private:
    Chat &m_chat;
    Milliseconds m_began;
};

Task<ElicitationReply> Chat::elicited(QString callId, Elicitation form)
{
    const CallCard *card = m_conversation.card(callId);
    const ChatTool *tool = m_tools.of(card->connection, card->tool);
    ElicitationReply reply;
    {
        const Question open(*this);
        reply = co_await m_host.elicit(*card, std::move(form));
    }
    record(*tool, reply.action == ElicitationReply::Action::Accept ? u"answered"_s : u"unanswered"_s);
    co_return reply;
}

/// Where it needs the person in the browser, it waits for that, and is made once more.
Task<Result<ToolOutcome>> Chat::carriedOut(ChatTool *tool, ToolCall call)
{
    const CallQuestions questions(m_tools, tool->definition().connection,
        [this, id = call.id](Elicitation form) { return elicited(id, std::move(form)); });
    for (int asked = 0;; ++asked) {
        auto outcome = co_await timed(tool->run(call.arguments));
        if (!outcome)
            co_return fail(Fault::Refused, Leg::Model, "turn_time"_L1, u"Ended: this turn is at its limit of time."_s,
                u"Ask again, or for less at a time."_s);
        if (*outcome || outcome->error().fault != Fault::SignInNeeded || asked > 0)
            co_return std::move(*outcome);
        show(call.id, State::WaitingForSignIn);
        const bool signedIn = co_await m_host.signIn(outcome->error());
        if (!signedIn)
            co_return std::move(*outcome);
        show(call.id, State::Running);
    }
}

Task<ToolResult> Chat::callAllowed(ToolCall call, ChatTool *tool, QString word)
{
    const QString id = call.id;
    show(id, State::Running);
    const Milliseconds began = m_clock.ticks();
    auto outcome = co_await carriedOut(tool, std::move(call));
    const Milliseconds took = m_clock.ticks() - began;
    if (!outcome) {
        record(*tool, word, took, outcome.error());
        co_return co_await finish(id, State::Failed, outcome.error().message);
    }
    record(*tool, word, took);
    m_conversation.card(id)->reverse = std::move(outcome->reverse);
    co_return co_await finish(id, outcome->failed ? State::Failed : State::Done, std::move(outcome->text));
}

Task<Result<>> Chat::undo(QString callId)
{
    const CallCard *card = m_conversation.card(callId);
    if (!card || !card->canUndo())
        co_return fail(Fault::Usage, Leg::Model, "not_undoable"_L1, u"This cannot be undone."_s,
            u"Only what the agent itself changed in a todo list can be, and once."_s);
    const auto held = m_tools.hold();
    const QList<Change> changes = card->reverse;
    QString newId;
    for (const Change &change : changes) {
        ChatTool *tool = m_tools.of(change.connection, change.tool);
        if (!tool)
            co_return fail(Fault::Refused, Leg::Resource, "not_undoable"_L1, u"The connection is not at hand."_s,
                u"Enable it again, then undo."_s);
        const auto done = co_await tool->run(withId(change.arguments, newId));
        record(*tool, u"undo"_s, {}, done ? std::nullopt : std::optional(done.error()));
        if (!done)
            co_return fail(done.error());
        newId = newIdIn(*done);
    }
    for (ModelMessage &message : m_conversation.messages) {
        for (ToolResult &result : message.results) {
            if (result.callId == callId)
                result = {callId, u"Undone by the person afterwards."_s, true};
        }
    }
    m_conversation.changed = m_clock.now();
    show(callId, State::Undone);
    co_return Result<>();
}

} // namespace agent0
