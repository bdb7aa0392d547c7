#include "chatstage.h"
#include "scriptedmodel.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

using Action = ElicitationReply::Action;

/// Says yes to every call, and to a server what a test says.
class AskedPerson final : public ChatHost {
public:
    Task<Verdict> ask(ProposedCall) override
    {
        Verdict yes{Verdict::Kind::Once, {}};
        co_return yes;
    }
    Task<ElicitationReply> elicit(CallCard call, Elicitation form) override
    {
        forms << call.connection + u' ' + call.tool + u": "_s + form.message;
        OneShot<bool> never;
        if (isSilent)
            co_await never.receiver;
        if (meanwhile)
            meanwhile();
        co_return reply;
    }
    Task<bool> signIn(Error) override { co_return false; }
    void said(const QString &) override { }
    void called(const CallCard &) override { }
    void record(const CallRecord &call) override { words << call.word; }
    void alwaysAllowed(const QByteArray &) override { }

    ElicitationReply reply{Action::Accept, {{u"confirm"_s, true}}};
    std::function<void()> meanwhile;
    bool isSilent = false;
    QStringList forms;
    QStringList words;
};

/// The same, who has never heard of servers that ask.
class DeafPerson final : public ChatHost {
public:
    Task<Verdict> ask(ProposedCall) override
    {
        Verdict yes{Verdict::Kind::Once, {}};
        co_return yes;
    }
    Task<bool> signIn(Error) override { co_return false; }
    void said(const QString &) override { }
    void called(const CallCard &) override { }
    void record(const CallRecord &) override { }
    void alwaysAllowed(const QByteArray &) override { }
};

/// A clock that a test sets forward.
class JumpingClock final : public Clock {
public:
    Instant now() const override { return m_system.now(); }
    Milliseconds ticks() const override { return m_system.ticks() + jumped; }
    Task<> sleep(Milliseconds time) override { return m_system.sleep(time); }
    Milliseconds jumped{0};

private:
    SystemClock m_system;
};

const QString Clear = u"call todo0-mcp_clear_completed"_s;
const QList<std::pair<QString, bool>> OneDone{{u"Pay rent"_s, true}, {u"Buy milk"_s, false}};
const QList<std::pair<QString, bool>> OnlyMilk{{u"Buy milk"_s, false}};

Task<> saying(Chat *chat, QString text, bool *ended)
{
    (void)co_await chat->say(std::move(text));
    *ended = true;
}

} // namespace

/// A server that asks the person in the middle of a call, in each revision that can.
class QuestionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_stage = std::make_unique<ChatStage>(); }
    void init()
    {
        m_person = AskedPerson();
        m_clock.jumped = Milliseconds(0);
    }

    void thePersonAnswersInTheMiddleOfACall_data() { kinds(); }
    void thePersonAnswersInTheMiddleOfACall()
    {
        QFETCH(QString, fault);
        serve(fault);
        const auto chat = begin(m_person);
        VERIFY_DONE(await(chat->say(Clear)));
        QCOMPARE(m_person.forms, QStringList{u"todo0-mcp clear_completed: Remove 1 completed todos?"_s});
        QCOMPARE(m_stage->todos(u"todo0"_s), OnlyMilk);
        QCOMPARE(m_person.words, QStringList({u"answered"_s, u"once"_s}));
    }

    void whoSaysNoToTheServerIsHeard_data() { kinds(); }
    void whoSaysNoToTheServerIsHeard()
    {
        QFETCH(QString, fault);
        serve(fault);
        m_person.reply = {};
        const auto chat = begin(m_person);
        VERIFY_DONE(await(chat->say(Clear)));
        QCOMPARE(m_stage->todos(u"todo0"_s), OneDone);
        QCOMPARE(m_person.words, QStringList({u"unanswered"_s, u"once"_s}));
    }

    void whereNobodyCanBeAskedItIsDeclined_data() { kinds(); }
    void whereNobodyCanBeAskedItIsDeclined()
    {
        QFETCH(QString, fault);
        serve(fault);
        DeafPerson deaf;
        const auto chat = begin(deaf);
        VERIFY_DONE(await(chat->say(Clear)));
        QCOMPARE(m_stage->todos(u"todo0"_s), OneDone);
        QCOMPARE(chat->conversation().cards.last().result, u"Nothing was removed."_s);
    }

    void theTimeThatThePersonTakesIsNotTheTurns_data() { kinds(); }
    void theTimeThatThePersonTakesIsNotTheTurns()
    {
        QFETCH(QString, fault);
        serve(fault);
        m_person.meanwhile = [this] { m_clock.jumped += std::chrono::hours(1); };
        const auto chat = begin(m_person);
        VERIFY_DONE(await(chat->say(Clear)));
        QCOMPARE(m_stage->todos(u"todo0"_s), OnlyMilk);
    }

    void aTurnThatIsDroppedTakesItsQuestionAlong_data() { kinds(); }
    void aTurnThatIsDroppedTakesItsQuestionAlong()
    {
        QFETCH(QString, fault);
        serve(fault);
        m_person.isSilent = true;
        const auto chat = begin(m_person);
        bool ended = false;
        {
            TaskScope scope;
            scope.start(saying(chat.get(), Clear, &ended));
            QTRY_COMPARE(m_person.forms.size(), 1);
        }
        QVERIFY(!ended);
        QCOMPARE(m_stage->todos(u"todo0"_s), OneDone);
        m_person.isSilent = false;
        VERIFY_DONE(await(chat->say(Clear)));
        QCOMPARE(m_person.forms.size(), 2);
        QCOMPARE(m_stage->todos(u"todo0"_s), OnlyMilk);
    }

    void whatWasAnsweredIsNotToldToTheModel()
    {
        serve(u"mcp-no-sessions"_s);
        ScriptedModel model;
        model.calls({{u"todo0-mcp_clear_completed"_s, "{}"}});
        const auto chat = begin(m_person, &model);
        VERIFY_DONE(await(chat->say(u"go"_s)));
        QCOMPARE(m_person.forms.size(), 1);
        QCOMPARE(model.requests.back().messages.last().results.constFirst().text, u"Removed 1 todos."_s);
    }

private:
    static void kinds()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("stateless") << u"mcp-no-sessions"_s;
        QTest::newRow("with sessions") << u"mcp-sessions-only"_s;
    }
    void serve(const QString &fault)
    {
        m_stage->chain.servers.faults().clearAll();
        QVERIFY(m_stage->chain.servers.faults().set(fault));
        m_stage->choose({u"todo0-mcp"_s});
        m_stage->put(u"todo0"_s, OneDone);
    }
    std::unique_ptr<Chat> begin(ChatHost &host, LanguageModel *model = nullptr)
    {
        return std::make_unique<Chat>(*m_stage->tools, model ? *model : m_stage->builtin, host, m_clock, ChatSettings(),
            newConversation(m_clock.now(), systemRandomBytes));
    }

    std::unique_ptr<ChatStage> m_stage;
    AskedPerson m_person;
    JumpingClock m_clock;
};

AGENT0_TEST(QuestionsTest)
#include "tst_questions.moc"
