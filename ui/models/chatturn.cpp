#include "models/chatmodel.h"

#include "base/displaytext.h"

namespace agent0 {

namespace {

using Kind = ChatRow::Kind;

bool isEnd(Kind kind) { return kind >= Kind::Stopped; }

} // namespace

void ChatModel::send(const QString &text)
{
    const QString said = text.trimmed();
    if (isBusy() || said.isEmpty())
        return;
    if (!m_rows.isEmpty() && isEnd(m_rows.last().kind))
        removeFrom(m_rows.size() - 1);
    beginTurn(said, m_talk->say(said));
}

void ChatModel::sayAgain(std::optional<QString> text)
{
    const int row = lastSaidRow();
    if (isBusy() || row < 0)
        return;
    const QString said = text ? text->trimmed() : m_rows[row].text;
    if (said.isEmpty())
        return;
    removeFrom(row);
    beginTurn(said, m_talk->sayAgain(said));
}

void ChatModel::beginTurn(const QString &text, Task<Result<StopReason>> work)
{
    m_undoing.cancel();
    append({Kind::Person, text, {}, {}});
    m_flow = m_source.beginFlow();
    enter(Answering());
    m_turn.start(run(std::move(work)));
}

Task<> ChatModel::run(Task<Result<StopReason>> work)
{
    const auto stop = co_await work;
    finish(stop);
}

void ChatModel::finish(const Result<StopReason> &stop)
{
    flush();
    if (!stop) {
        keepWhatWasWritten();
        append({Kind::Failed, {}, {}, stop.error()});
    } else if (*stop == StopReason::Length) {
        append({Kind::Cut, {}, {}, {}});
    } else if (*stop == StopReason::Refused) {
        append({Kind::Declined, {}, {}, {}});
    }
    m_writing = -1;
    m_flow.reset();
    enter(Idle());
    emit factsChanged();
    m_keeping.start(keep());
}

void ChatModel::cancel()
{
    if (std::holds_alternative<Loading>(m_state))
        return m_loading.cancel(), enter(Idle());
    if (stop())
        m_keeping.start(keep());
}

void ChatModel::discard()
{
    m_undoing.cancel();
    stop();
    m_keeping.cancel();
    startNew();
}

/// What is under way; false where nothing is.
bool ChatModel::stop()
{
    if (!isBusy())
        return false;
    m_turn.cancel();
    m_helping.cancel();
    m_answer.reset();
    m_signIns.clear();
    settleCards();
    flush();
    keepWhatWasWritten();
    m_writing = -1;
    m_flow.reset();
    append({Kind::Stopped, {}, {}, {}});
    enter(Idle());
    emit factsChanged();
    return true;
}

Task<> ChatModel::putAway()
{
    if (!isBusy())
        co_return;
    cancel();
    co_await keep();
}

/// What was asked about is not made; what was on its way, nobody knows.
void ChatModel::settleCards()
{
    for (CallCard &card : m_talk->conversation().cards) {
        if (card.state >= CallCard::State::Done)
            continue;
        const bool sent = card.state == CallCard::State::Running && card.writes && !card.words.isEmpty();
        card.state = sent ? CallCard::State::Failed : CallCard::State::NotMade;
        if (sent)
            card.result =
                u"Stopped on its way: whether it was carried out is not known. Look before you do it again."_s;
        called(card);
    }
}

/// What the model had written when its turn ended early was read: it belongs to the conversation.
void ChatModel::keepWhatWasWritten()
{
    auto &messages = m_talk->conversation().messages;
    if (m_writing < 0 || messages.isEmpty() || messages.last().role == ModelMessage::Role::Model)
        return;
    messages.append({ModelMessage::Role::Model, m_rows[m_writing].text, {}, {}});
}

void ChatModel::said(const QString &piece)
{
    if (piece.isEmpty())
        return;
    if (m_writing < 0) {
        append({Kind::Answer, piece, {}, {}});
        m_writing = m_rows.size() - 1;
        return;
    }
    m_rows[m_writing].text += piece;
    if (!m_flush.isActive())
        m_flush.start();
}

void ChatModel::called(const CallCard &card)
{
    flush();
    m_writing = -1;
    if (card.state == CallCard::State::WaitingForSignIn)
        m_awaitsSignIn = card.connection;
    if (card.writes && (card.state == CallCard::State::Done || card.state == CallCard::State::Undone))
        emit changed(card.connection);
    for (qsizetype row = m_rows.size() - 1; row >= 0; --row) {
        if (m_rows[row].kind == Kind::Call && m_rows[row].card.id == card.id) {
            m_rows[row].card = card;
            return touch(row);
        }
    }
    append({Kind::Call, {}, card, {}});
}

Task<Verdict> ChatModel::ask(ProposedCall call)
{
    const auto turn = co_await m_asking.enter();
    OneShot<Verdict> answer;
    m_answer = answer.sender;
    enter(Asking{std::move(call)});
    Verdict verdict = co_await answer.receiver;
    m_answer.reset();
    enter(Answering());
    co_return verdict;
}

void ChatModel::answer(const Verdict &verdict)
{
    const auto *asking = std::get_if<Asking>(&m_state);
    if (!asking || !m_answer)
        return;
    const bool lasting = verdict.kind == Verdict::Kind::Conversation || verdict.kind == Verdict::Kind::Always;
    if (lasting && !asking->mayLast())
        return;
    const auto sender = *m_answer;
    sender.send(verdict);
}

/// A server's question as long as it is open: it may be taken back at any time.
class ChatModel::Elicited {
public:
    Elicited(ChatModel &model, McpQuestion question, OneShot<ElicitationReply>::Sender reply) : m_model(model)
    {
        m_model.m_reply.emplace(std::move(reply));
        m_model.enter(Eliciting{std::move(question)});
    }
    ~Elicited()
    {
        m_model.m_reply.reset();
        m_model.enter(Answering());
    }
    Elicited(const Elicited &) = delete;
    Elicited &operator=(const Elicited &) = delete;

private:
    ChatModel &m_model;
};

Task<ElicitationReply> ChatModel::elicit(CallCard call, Elicitation form)
{
    const auto turn = co_await m_asking.enter();
    OneShot<ElicitationReply> reply;
    const QString server = displayText(call.connectionName, 80);
    McpQuestion question{server, std::move(form)};
    const Elicited open(*this, std::move(question), reply.sender);
    ElicitationReply said = co_await reply.receiver;
    co_return said;
}

void ChatModel::reply(const ElicitationReply &reply)
{
    if (!m_reply)
        return;
    const auto sender = *m_reply;
    sender.send(reply);
}

Task<bool> ChatModel::signIn(Error why)
{
    OneShot<bool> done;
    m_signIns.push_back(done.sender);
    if (m_signIns.size() == 1)
        enter(AwaitingSignIn{std::move(why), m_awaitsSignIn});
    const bool signedIn = co_await done.receiver;
    co_return signedIn;
}

void ChatModel::signIn()
{
    auto *waiting = std::get_if<AwaitingSignIn>(&m_state);
    if (!waiting || waiting->inBrowser)
        return;
    waiting->inBrowser = true;
    emit stateChanged();
    m_helping.start(help());
}

Task<> ChatModel::help()
{
    auto *waiting = std::get_if<AwaitingSignIn>(&m_state);
    const auto done = co_await m_source.help(waiting->connection, waiting->why);
    if (done) {
        answerSignIn(true);
        co_return;
    }
    enter(AwaitingSignIn{done.error(), m_awaitsSignIn});
}

void ChatModel::skipSignIn()
{
    m_helping.cancel();
    answerSignIn(false);
}

void ChatModel::signedIn()
{
    const auto *waiting = std::get_if<AwaitingSignIn>(&m_state);
    if (!waiting || waiting->why.leg == Leg::Consent)
        return;
    m_helping.cancel();
    answerSignIn(true);
}

/// All that wait go on, and some of them may ask once more.
void ChatModel::answerSignIn(bool done)
{
    const auto waiting = std::exchange(m_signIns, {});
    if (waiting.empty())
        return;
    enter(Answering());
    for (const auto &one : waiting)
        one.send(done);
}

void ChatModel::alwaysAllowed(const QByteArray &permission) { m_keeping.start(rememberAllowed(permission)); }

void ChatModel::forgetAllowed() { m_keeping.start(forgetAll()); }

Task<> ChatModel::forgetAll()
{
    m_talk->forgetAllowed();
    const auto forgotten = co_await m_source.forgetAllowed();
    if (forgotten)
        emit allowedForgotten();
    else
        emit failed(forgotten.error());
}

Task<> ChatModel::rememberAllowed(QByteArray permission)
{
    const auto kept = co_await m_source.allowAlways(std::move(permission));
    if (!kept)
        emit failed(kept.error());
}

} // namespace agent0
