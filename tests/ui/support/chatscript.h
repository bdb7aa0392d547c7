#pragma once

#include "base/random.h"
#include "models/chatsource.h"

#include <deque>

namespace agent0::test {

/// What happens in a turn, one after the other.
struct Act {
    enum class Kind {
        Say, ///< text, a piece
        Read, ///< a call that is free; text: its result
        Write, ///< a call that is asked for; text: its words
        ForeignWrite, ///< the same, after text of others was read
        SignIn, ///< a call that needs the person in the browser
        Elicit, ///< a call in whose middle the server asks; text: what
        Wait, ///< until the test lets it go on
        Fail, ///< with failure
        Stop, ///< with stop
    };
    Kind kind = Kind::Say;
    QString text;
    Error failure;
    StopReason stop = StopReason::Finished;
};

/// A conversation that goes as a test has written it down: no agent, no model, no network.
struct ChatScript {
    std::deque<QList<Act>> turns; ///< one for each thing that is said; then an echo
    QStringList said;
    QList<Verdict> verdicts;
    QList<ElicitationReply> replies;
    int forgotten = 0;
    int forgottenByTalk = 0;
    bool undoWaits = false; ///< until the test lets it go on
    QStringList undone;
    QList<QByteArray> opened;
    QList<QByteArray> always;
    QStringList helped;
    int records = 0;
    int met = 0;
    bool dryRun = false;
    qsizetype connections = 2;
    Result<ChatParty> party = ChatParty();
    Result<> help = Result<>();
    Result<> undoes = Result<>();
    QList<ChatAbsence> absent;
    std::optional<OneShot<bool>::Sender> goOn; ///< where a turn waits
    ConversationShelf shelf = shelfInMemory();
    Instant now = fromUnixSeconds(1'800'000'000);
    int ids = 0;
};

class ScriptedTalk final : public ChatTalk {
public:
    ScriptedTalk(ChatScript &script, ChatHost &host, Conversation conversation)
        : m_script(script), m_host(host), m_conversation(std::move(conversation))
    {
    }

    Task<Result<StopReason>> say(QString text) override
    {
        if (m_conversation.title.isEmpty())
            m_conversation.title = text.left(60);
        m_script.said << text;
        m_conversation.messages.append(ModelMessage{ModelMessage::Role::Person, text, {}, {}});
        m_conversation.changed = m_script.now;
        const Act echo{Act::Kind::Say, u"You said: "_s + text, {}};
        QList<Act> acts;
        acts << echo;
        if (!m_script.turns.empty()) {
            acts = m_script.turns.front();
            m_script.turns.pop_front();
        }
        co_return co_await play(acts);
    }

    Task<Result<StopReason>> sayAgain(std::optional<QString> text) override
    {
        auto &messages = m_conversation.messages;
        while (!messages.isEmpty() && messages.last().role != ModelMessage::Role::Person)
            messages.removeLast();
        const QString said = text.value_or(messages.last().text);
        messages.removeLast();
        co_return co_await say(said);
    }

    Task<Result<>> undo(QString callId) override
    {
        m_script.undone << callId;
        if (m_script.undoWaits) {
            OneShot<bool> gate;
            m_script.goOn = gate.sender;
            co_await gate.receiver;
        }
        if (m_script.undoes) {
            m_conversation.card(callId)->state = CallCard::State::Undone;
            m_host.called(*m_conversation.card(callId));
        }
        co_return m_script.undoes;
    }

    void setDryRun(bool on) override { m_script.dryRun = on; }
    void forgetAllowed() override { ++m_script.forgottenByTalk; }
    Conversation &conversation() override { return m_conversation; }

private:
    Task<Result<StopReason>> play(QList<Act> acts)
    {
        QString written;
        for (const Act &act : acts) {
            switch (act.kind) {
            case Act::Kind::Say:
                written += act.text;
                m_host.said(act.text);
                break;
            case Act::Kind::Read:
            case Act::Kind::Write:
            case Act::Kind::ForeignWrite:
            case Act::Kind::SignIn:
            case Act::Kind::Elicit: co_await call(act, std::exchange(written, {})); break;
            case Act::Kind::Wait: {
                OneShot<bool> gate;
                m_script.goOn = gate.sender;
                co_await gate.receiver;
                break;
            }
            case Act::Kind::Fail: co_return fail(act.failure);
            case Act::Kind::Stop:
                m_conversation.messages.append(ModelMessage{ModelMessage::Role::Model, written, {}, {}});
                co_return act.stop;
            }
        }
        m_conversation.messages.append(ModelMessage{ModelMessage::Role::Model, written, {}, {}});
        m_conversation.used = {1204, 96};
        co_return StopReason::Finished;
    }

    Task<> call(Act act, QString written)
    {
        CallCard card = cardOf(act);
        m_conversation.messages.append(
            ModelMessage{ModelMessage::Role::Model, written, {{card.id, card.tool, card.arguments}}, {}});
        m_conversation.cards.append(card);
        m_host.called(card);
        co_await carryOut(act, card.id);
        const CallCard done = *m_conversation.card(card.id);
        ModelMessage results{ModelMessage::Role::Tools, {}, {}, {}};
        results.results.append({done.id, done.result, done.state != CallCard::State::Done});
        m_conversation.messages.append(results);
        m_host.record({m_conversation.id, card.connection, card.tool, card.writes, u"once"_s, {}, {}});
    }

    static QString toolOf(const QString &words)
    {
        if (words.startsWith(u"Tick off"_s))
            return u"complete_todo"_s;
        return words.startsWith(u"Remove"_s) ? u"remove_todo"_s : u"add_todo"_s;
    }

    CallCard cardOf(const Act &act)
    {
        CallCard card;
        card.id = u"c%1"_s.arg(++m_script.ids);
        card.connection = u"todo0"_s;
        card.connectionName = u"Todo0"_s;
        card.writes = act.kind == Act::Kind::Write || act.kind == Act::Kind::ForeignWrite;
        card.tool = card.writes ? toolOf(act.text) : u"list_todos"_s;
        card.arguments = card.writes ? QByteArray("{\"task\":\"buy milk\"}") : QByteArray("{\"filter\":\"open\"}");
        card.words = card.writes ? act.text : u"List the todos of Todo0"_s;
        return card;
    }

    Task<> carryOut(Act act, QString id)
    {
        CallCard *card = m_conversation.card(id);
        if (card->writes) {
            show(id, CallCard::State::Asking);
            ProposedCall proposed;
            proposed.call = {id, card->tool, card->arguments};
            proposed.tool.connection = card->connection;
            proposed.tool.connectionName = card->connectionName;
            proposed.tool.tool = card->tool;
            proposed.words = card->words;
            proposed.writes = true;
            proposed.afterForeignText = act.kind == Act::Kind::ForeignWrite;
            const Verdict verdict = co_await m_host.ask(proposed);
            m_script.verdicts << verdict;
            if (verdict.kind == Verdict::Kind::Always)
                m_host.alwaysAllowed("todo0/add_todo");
            if (verdict.kind == Verdict::Kind::Deny) {
                finish(id, CallCard::State::Denied, u"The person said no. "_s + verdict.word);
                co_return;
            }
        }
        show(id, CallCard::State::Running);
        if (act.kind == Act::Kind::Elicit) {
            Elicitation form;
            form.message = act.text;
            form.schema = R"({"type":"object","properties":{"sure":{"type":"boolean","title":"Sure"}}})";
            const ElicitationReply reply = co_await m_host.elicit(*card, form);
            m_script.replies << reply;
        }
        if (act.kind == Act::Kind::SignIn) {
            show(id, CallCard::State::WaitingForSignIn);
            const bool there = co_await m_host.signIn(act.failure);
            if (!there) {
                finish(id, CallCard::State::Failed, act.failure.message);
                co_return;
            }
        }
        if (card->writes)
            m_conversation.card(id)->reverse = {{u"todo0"_s, u"remove_todo"_s, "{\"id\":\"7\"}"}};
        finish(id, CallCard::State::Done, act.kind == Act::Kind::Read ? act.text : u"{\"todo\":{\"id\":\"7\"}}"_s);
    }

    void show(const QString &id, CallCard::State state)
    {
        m_conversation.card(id)->state = state;
        m_host.called(*m_conversation.card(id));
    }

    void finish(const QString &id, CallCard::State state, const QString &result)
    {
        m_conversation.card(id)->result = result;
        show(id, state);
    }

    ChatScript &m_script;
    ChatHost &m_host;
    Conversation m_conversation;
};

template<typename T>
Task<T> answered(T value)
{
    co_return value;
}

/// script outlives what is done with it.
inline ChatSource sourceOf(ChatScript &script)
{
    return {
        .connections = [&script] { return script.connections; },
        .party = [&script] { return answered<Result<ChatParty>>(script.party); },
        .blank = [&script] { return newConversation(script.now, systemRandomBytes); },
        .begin = [&script](ChatHost &host, Conversation conversation) -> std::unique_ptr<ChatTalk> {
            return std::make_unique<ScriptedTalk>(script, host, std::move(conversation));
        },
        .meet =
            [&script] {
                ++script.met;
                return answered<Result<>>(Result<>());
            },
        .absent = [&script] { return script.absent; },
        .help =
            [&script](QString connection, Error) {
                script.helped << connection;
                return answered<Result<>>(script.help);
            },
        .openAddress =
            [&script](const QByteArray &url) {
                script.opened << url;
                return true;
            },
        .record = [&script](const CallRecord &) { ++script.records; },
        .allowAlways =
            [&script](QByteArray permission) {
                script.always << permission;
                return answered<Result<>>(Result<>());
            },
        .forgetAllowed =
            [&script] {
                ++script.forgotten;
                return answered<Result<>>(Result<>());
            },
        .beginFlow = [] { return std::shared_ptr<void>(); },
        .shelf = script.shelf,
        .now = [&script] { return script.now; },
    };
}

} // namespace agent0::test
