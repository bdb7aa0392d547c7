#include "chathost.h"

#include "base/displaytext.h"
#include "base/strictjson.h"
#include "composition/models.h"
#include "elicitationprompt.h"
#include "showinbrowser.h"
#include "terminal.h"

#include <QJsonDocument>

namespace agent0::ctl {

namespace {

QJsonObject argumentsJson(const QByteArray &arguments) { return QJsonDocument::fromJson(arguments).object(); }

Verdict verdictNamed(const QJsonObject &line, bool lasts)
{
    const QString answer = line.value("answer"_L1).toString();
    if (answer == "once"_L1)
        return {Verdict::Kind::Once, {}};
    if (lasts && answer == "conversation"_L1)
        return {Verdict::Kind::Conversation, {}};
    if (lasts && answer == "always"_L1)
        return {Verdict::Kind::Always, {}};
    return {Verdict::Kind::Deny, line.value("word"_L1).toString().left(2000)};
}

Verdict verdictTyped(const QString &typed, bool lasts)
{
    const QString word = typed.toLower();
    if (word == "y"_L1 || word == "yes"_L1)
        return {Verdict::Kind::Once, {}};
    if (lasts && (word == "c"_L1 || word == "conversation"_L1))
        return {Verdict::Kind::Conversation, {}};
    if (lasts && (word == "a"_L1 || word == "always"_L1))
        return {Verdict::Kind::Always, {}};
    const bool plainNo = word.isEmpty() || word == "n"_L1 || word == "no"_L1;
    return {Verdict::Kind::Deny, plainNo ? QString() : typed};
}

ElicitationReply replyNamed(const QJsonObject &line)
{
    using Action = ElicitationReply::Action;
    const QString action = line.value("action"_L1).toString();
    return {action == "accept"_L1   ? Action::Accept
            : action == "cancel"_L1 ? Action::Cancel
                                    : Action::Decline,
        line.value("values"_L1).toObject()};
}

QJsonObject elicitationJson(const CallCard &call, const Elicitation &form)
{
    QJsonObject json{
        {"id"_L1, call.id}, {"connection"_L1, call.connection}, {"tool"_L1, call.tool}, {"message"_L1, form.message}};
    if (form.address.isEmpty())
        json["schema"_L1] = QJsonDocument::fromJson(form.schema).object();
    else
        json["address"_L1] = QString::fromUtf8(form.address);
    return json;
}

} // namespace

QJsonObject programsLine(Output &out, const QByteArray &line)
{
    const auto object = parseJsonObject(line);
    if (object)
        return *object;
    out.warn(u"A line of standard input is no JSON object: %1"_s.arg(object.error().message));
    return {};
}

Task<Verdict> CtlChatHost::ask(ProposedCall call)
{
    if (m_asked == Asked::Beforehand && lasts(call))
        co_return Verdict{Verdict::Kind::Once, {}};
    if (m_asked != Asked::Person) {
        ++m_unasked;
        co_return Verdict{Verdict::Kind::Deny, u"Nobody was there to be asked."_s};
    }
    endOfText();
    if (m_context.out.json())
        co_return co_await askProgram(std::move(call));
    co_return co_await askPerson(std::move(call));
}

Task<Verdict> CtlChatHost::askProgram(ProposedCall call)
{
    m_context.out.event("approval"_L1,
        {{"id"_L1, call.call.id}, {"connection"_L1, call.tool.connection}, {"tool"_L1, call.tool.tool},
            {"words"_L1, call.words}, {"arguments"_L1, argumentsJson(call.call.arguments)}, {"writes"_L1, call.writes},
            {"lasting"_L1, lasts(call)}});
    for (;;) {
        const auto line = co_await m_input.next();
        if (!line) {
            ++m_unasked;
            co_return Verdict{Verdict::Kind::Deny, u"Nobody answered."_s};
        }
        const QJsonObject answer = programsLine(m_context.out, *line);
        if (answer.value("approval"_L1).toString() == call.call.id)
            co_return verdictNamed(answer, lasts(call));
        m_context.out.warn(
            u"An answer to the approval %1 was expected: {\"approval\":\"%1\",\"answer\":\"once\"}"_s.arg(
                call.call.id));
    }
}

Task<Verdict> CtlChatHost::askPerson(ProposedCall call)
{
    m_context.out.warn(shown(call.words));
    m_context.out.warn(lasts(call)
            ? u"  Do it? y (once), c (in this conversation), a (always), n, or a word on why not: "_s
            : u"  Do it? y (once), n, or a word on why not: "_s);
    const auto line = co_await m_input.next();
    if (!line)
        co_return Verdict{Verdict::Kind::Deny, {}};
    co_return verdictTyped(QString::fromUtf8(*line), lasts(call));
}

Task<ElicitationReply> CtlChatHost::elicit(CallCard call, Elicitation form)
{
    ElicitationReply declined;
    if (m_asked != Asked::Person) {
        m_context.out.warn(u"%1 asked something in the middle of %2, and nobody was there to answer: declined."_s.arg(
            shown(call.connectionName), shown(call.tool)));
        co_return declined;
    }
    endOfText();
    if (m_context.out.json())
        co_return co_await elicitFromProgram(std::move(call), std::move(form));
    co_return co_await askOnTerminal(&m_context.out, &m_input, std::move(form), call.connectionName);
}

Task<ElicitationReply> CtlChatHost::elicitFromProgram(CallCard call, Elicitation form)
{
    m_context.out.event("elicitation"_L1, elicitationJson(call, form));
    for (;;) {
        ElicitationReply declined;
        const auto line = co_await m_input.next();
        if (!line)
            co_return declined;
        const QJsonObject answer = programsLine(m_context.out, *line);
        const ElicitationReply reply = replyNamed(answer);
        const auto fits = elicitationResult(form, reply);
        if (answer.value("elicitation"_L1).toString() == call.id && fits)
            co_return reply;
        m_context.out.warn(fits ? u"An answer to the elicitation %1 was expected: "
                                  "{\"elicitation\":\"%1\",\"action\":\"accept\",\"values\":{}}"_s.arg(call.id)
                                : fits.error().message);
    }
}

Task<bool> CtlChatHost::signIn(Error why)
{
    endOfText();
    if (m_context.out.json() && m_asked == Asked::Person) {
        m_context.out.event("sign_in"_L1, {{"reason"_L1, errorJson(why)}});
        const auto line = co_await m_input.next();
        co_return line &&programsLine(m_context.out, *line).value("signIn"_L1).toBool();
    }
    if (m_context.out.json() || !inputIsTerminal())
        co_return false;
    m_context.out.warn(shown(why.message));
    const OpenBrowser open = [this](const QByteArray &url) { showInBrowser(m_context, url, u"sign-in page"_s); };
    const auto person = co_await m_agent.signIn(SignInOptions::after(why), open);
    if (!person)
        m_context.out.warn(shown(person.error().message));
    co_return person.has_value();
}

void CtlChatHost::said(const QString &piece)
{
    if (m_context.out.json())
        return m_context.out.event("text"_L1, {{"text"_L1, piece}});
    m_text += piece;
    for (qsizetype end = m_text.indexOf(u'\n'); end >= 0; end = m_text.indexOf(u'\n')) {
        m_context.out.line(displayText(m_text.first(end), end));
        m_text.remove(0, end + 1);
    }
}

void CtlChatHost::endOfText()
{
    if (!m_text.isEmpty())
        m_context.out.line(displayText(m_text, m_text.size()));
    m_text.clear();
}

void CtlChatHost::called(const CallCard &card)
{
    QJsonObject json{{"id"_L1, card.id}, {"connection"_L1, card.connection}, {"tool"_L1, card.tool},
        {"arguments"_L1, argumentsJson(card.arguments)}, {"writes"_L1, card.writes}, {"state"_L1, name(card.state)}};
    if (!card.words.isEmpty())
        json["words"_L1] = card.words;
    const bool ended = card.state >= CallCard::State::Done;
    if (ended) {
        json["result"_L1] = card.result;
        json["undoable"_L1] = card.canUndo();
    }
    m_context.out.event(ended ? "result"_L1 : "call"_L1, json);
    if (ended && card.writes && card.state != CallCard::State::Done && !m_context.out.json())
        m_context.out.note(
            u"%1: %2"_s.arg(shown(card.words.isEmpty() ? card.tool : card.words), QString(name(card.state))));
}

void CtlChatHost::record(const CallRecord &call)
{
    const auto recording = m_context.composition.recording();
    if (recording)
        (*recording)->flows().event(eventOf(call));
}

void CtlChatHost::alwaysAllowed(const QByteArray &permission)
{
    if (onAlways)
        onAlways(permission);
}

} // namespace agent0::ctl
