#include "chat/chat.h"

#include "base/displaytext.h"
#include "chat/context.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype LongestTitle = 60;
/// How often it is looked whether a person has answered a server, once the turn's time is over.
constexpr Milliseconds QuestionPause{1'000};
/// A model that is given less than this cannot work.
constexpr qsizetype LeastContext = 8'000;

Error atLimit(QLatin1StringView code, const QString &limit)
{
    return Error{Fault::Refused, Leg::Model, code, u"This turn was ended at its limit of %1."_s.arg(limit),
        u"What was done so far stays done. Say how to go on."_s, {}, {}};
}

bool isFitForModels(const QString &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, [](QChar c) {
        return c == u'_' || c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber());
    });
}

} // namespace

Conversation newConversation(Instant now, const RandomBytes &random)
{
    Conversation conversation;
    conversation.id = QString::fromLatin1(random(8).toHex());
    conversation.begun = conversation.changed = now;
    return conversation;
}

Chat::Chat(Toolbox &tools, LanguageModel &model, ChatHost &host, Clock &clock, ChatSettings settings,
    Conversation conversation)
    : m_tools(tools),
      m_model(model),
      m_host(host),
      m_clock(clock),
      m_settings(settings),
      m_conversation(std::move(conversation))
{
}

Task<Result<StopReason>> Chat::say(QString text)
{
    settle();
    if (m_conversation.title.isEmpty())
        m_conversation.title = displayText(text, LongestTitle);
    m_conversation.messages.append({ModelMessage::Role::Person, std::move(text), {}, {}});
    co_return co_await run();
}

Task<Result<StopReason>> Chat::sayAgain(std::optional<QString> text)
{
    settle();
    auto &messages = m_conversation.messages;
    while (!messages.isEmpty() && messages.last().role != ModelMessage::Role::Person)
        messages.removeLast();
    if (messages.isEmpty())
        co_return fail(
            Fault::Usage, Leg::Model, "nothing_said"_L1, u"Nothing was said yet."_s, u"Say something first."_s);
    const QString said = text.value_or(messages.last().text);
    messages.removeLast();
    co_return co_await say(said);
}

/// A turn that was dropped in its middle leaves calls without results, which no model takes.
void Chat::settle()
{
    auto &messages = m_conversation.messages;
    if (!messages.isEmpty() && !messages.last().calls.isEmpty()) {
        ModelMessage results{ModelMessage::Role::Tools, {}, {}, {}};
        for (const ToolCall &call : messages.last().calls) {
            const CallCard *card = m_conversation.card(call.id);
            const bool ended = card && card->state >= CallCard::State::Done && card->state <= CallCard::State::Denied;
            results.results.append({call.id, ended ? card->result : u"Not made: the person ended the turn."_s,
                !ended || card->state != CallCard::State::Done});
        }
        messages.append(results);
    }
    for (CallCard &card : m_conversation.cards) {
        if (card.state < CallCard::State::Done) {
            card.state = CallCard::State::NotMade;
            m_host.called(card);
        }
    }
}

Task<ElicitationReply> ChatHost::elicit(CallCard, Elicitation)
{
    ElicitationReply declined;
    co_return declined;
}

/// Ends when the turn has taken its time, but not while a server waits for the person.
Task<> Chat::timeIsUp(Milliseconds began)
{
    for (;;) {
        const Milliseconds left = m_settings.longest - m_turn.spent - (m_clock.ticks() - began);
        if (left <= Milliseconds(0) && m_turn.questions == 0)
            co_return;
        co_await m_clock.sleep(std::max(left, m_turn.questions > 0 ? QuestionPause : Milliseconds(0)));
    }
}

namespace {

/// Every text of a request that its model reads.
QList<QString *> textsOf(ModelRequest &request)
{
    QList<QString *> texts;
    for (ModelMessage &message : request.messages) {
        texts << &message.text;
        for (ToolResult &result : message.results)
            texts << &result.text;
    }
    for (ToolDefinition &tool : request.tools)
        texts << &tool.description << &tool.connectionName;
    return texts;
}

/// The same of what is JSON in it.
QList<QByteArray *> jsonsOf(ModelRequest &request)
{
    QList<QByteArray *> jsons;
    for (ModelMessage &message : request.messages) {
        for (ToolCall &call : message.calls)
            jsons << &call.arguments;
    }
    for (ToolDefinition &tool : request.tools)
        jsons << &tool.inputSchema;
    return jsons;
}

} // namespace

Task<ModelRequest> Chat::withoutSecrets(ModelRequest request)
{
    const QList<QString *> texts = textsOf(request);
    const QList<QByteArray *> jsons = jsonsOf(request);
    QStringList all;
    for (const QString *text : texts)
        all << *text;
    for (const QByteArray *json : jsons)
        all << QString::fromUtf8(*json);
    const QStringList clean = co_await m_tools.agent().withoutSecrets(std::move(all));
    for (qsizetype i = 0; i < texts.size(); ++i)
        *texts[i] = clean[i];
    for (qsizetype i = 0; i < jsons.size(); ++i)
        *jsons[i] = clean[texts.size() + i].toUtf8();
    co_return request;
}

Task<Result<ModelAnswer>> Chat::ask(qsizetype context)
{
    ModelRequest whole;
    whole.now = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count());
    whole.messages = m_conversation.messages;
    whole.tools = m_tools.definitions();
    // Before anything is shortened: half a token is no less of one.
    ModelRequest request = co_await withoutSecrets(std::move(whole));
    QStringList names;
    for (const ToolDefinition &tool : request.tools)
        names << displayText(tool.connectionName, 80);
    names.removeDuplicates();
    request.system = systemPrompt(names, request.now);
    request.messages = fitting(request.messages, context);
    const TextSink sink = [this](const QString &piece) { m_host.said(piece); };
    auto work = m_model.answer(std::move(request), sink);
    auto answer = co_await timed(std::move(work));
    if (!answer)
        co_return fail(atLimit("turn_time"_L1, u"%1 s"_s.arg(m_settings.longest.count() / 1000)));
    co_return std::move(*answer);
}

void Chat::take(ModelAnswer &answer)
{
    for (ToolCall &call : answer.calls) {
        if (!isFitForModels(call.id) || m_conversation.card(call.id))
            call.id = u"c%1_%2"_s.arg(m_conversation.messages.size()).arg(&call - answer.calls.data());
    }
    m_conversation.messages.append({ModelMessage::Role::Model, answer.text, answer.calls, {}});
    const auto add = [](std::optional<qint64> &sum, const std::optional<qint64> &more) {
        if (more)
            sum = sum.value_or(0) + *more;
    };
    add(m_conversation.used.input, answer.used.input);
    add(m_conversation.used.output, answer.used.output);
    m_conversation.changed = m_clock.now();
}

Task<Result<StopReason>> Chat::run()
{
    const auto held = m_tools.hold();
    m_turn = Turn();
    m_conversation.changed = m_clock.now();
    for (qsizetype context = m_settings.context;;) {
        auto answer = co_await ask(context);
        if (!answer && answer.error().code == "model_context"_L1 && context / 2 >= LeastContext) {
            context /= 2;
            continue;
        }
        if (!answer)
            co_return fail(answer.error());
        take(*answer);
        if (answer->calls.isEmpty())
            co_return answer->stop;
        ModelMessage results{ModelMessage::Role::Tools, {}, {}, {}};
        results.results = co_await callAll(answer->calls);
        m_conversation.messages.append(results);
        if (m_turn.calls > m_settings.mostCalls)
            co_return fail(atLimit("turn_calls"_L1, u"%1 calls"_s.arg(m_settings.mostCalls)));
        if (m_turn.spent >= m_settings.longest)
            co_return fail(atLimit("turn_time"_L1, u"%1 s"_s.arg(m_settings.longest.count() / 1000)));
    }
}

QString Chat::undoable() const
{
    for (auto card = m_conversation.cards.rbegin(); card != m_conversation.cards.rend(); ++card) {
        if (card->canUndo())
            return card->id;
    }
    return {};
}

} // namespace agent0
