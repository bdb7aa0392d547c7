#pragma once

#include "builtin/builtinmodel.h"
#include "chat/chat.h"
#include "flow/support/chain.h"

namespace agent0::test {

/// A clock that shows one time, and whose deadlines pass as usual.
class ClockAt final : public Clock {
public:
    Instant now() const override { return at; }
    Milliseconds ticks() const override { return m_system.ticks(); }
    Task<> sleep(Milliseconds time) override { return m_system.sleep(time); }
    Instant at;

private:
    SystemClock m_system;
};

/// A person who answers as a test says, and remembers what they were asked and told.
class ScriptedPerson final : public ChatHost {
public:
    Task<Verdict> ask(ProposedCall call) override
    {
        asked.push_back(call);
        const Verdict verdict = answer ? answer(call) : Verdict{Verdict::Kind::Once, {}};
        co_return verdict;
    }
    Task<bool> signIn(Error why) override
    {
        signIns.push_back(why.code);
        const bool done = onSignIn && onSignIn();
        co_return done;
    }
    void said(const QString &piece) override { heard += piece; }
    void called(const CallCard &card) override { states << card.tool + u' ' + name(card.state); }
    void record(const CallRecord &call) override { records.push_back(call); }
    void alwaysAllowed(const QByteArray &permission) override { always << permission; }

    std::function<Verdict(const ProposedCall &)> answer; ///< yes, where there is none
    std::function<bool()> onSignIn;
    std::vector<ProposedCall> asked;
    QStringList signIns;
    QString heard;
    QStringList states;
    std::vector<CallRecord> records;
    QList<QByteArray> always;
};

/// Ada, signed in at the sandbox, with those connections alone.
class ChatStage {
public:
    explicit ChatStage(QStringList connections = {u"todo0"_s});

    void choose(const QStringList &connections);
    /// Her todos there, and none but these: text and whether it is done.
    void put(const QString &connection, const QList<std::pair<QString, bool>> &todos);
    QList<std::pair<QString, bool>> todos(const QString &connection);

    std::unique_ptr<Chat> chat(LanguageModel &model, ChatSettings settings = {});
    /// What the last turn answered.
    static QString answer(const Chat &chat);

    Chain chain;
    std::unique_ptr<Toolbox> tools;
    ScriptedPerson person;
    BuiltinModel builtin;
    ClockAt clock;

private:
    QList<Connection> m_all;
};

} // namespace agent0::test
