#include "models/chatdesk.h"

#include "support/testmain.h"
#include "ui/support/chatscript.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

using Kind = ChatRow::Kind;

QList<Act> turn(std::initializer_list<Act> acts) { return QList<Act>(acts); }
Act say(const QString &text) { return {Act::Kind::Say, text, {}}; }
Act write() { return {Act::Kind::Write, u"Add “buy milk” to Todo0"_s, {}}; }
Act rest() { return {Act::Kind::Wait, {}, {}}; }
Error offline()
{
    return {Fault::Network, Leg::Model, u"model_cut"_s, u"The answer ended in its middle."_s, {}, {}, {}};
}
Error signedOut()
{
    return {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s, u"The session has ended."_s, {}, {}, {}};
}

/// A desk over a script, its models looked after.
struct Desk {
    explicit Desk(std::deque<QList<Act>> turns = {})
    {
        script.turns = std::move(turns);
        desk.emplace(sourceOf(script));
    }
    ChatModel &chat() { return desk->chat(); }
    Kind kind(int row) { return chat().row(row).kind; }
    const CallCard &card(int row) { return chat().row(row).card; }
    template<typename State>
    bool is()
    {
        return std::holds_alternative<State>(chat().state());
    }
    /// As the next start of the program.
    void restart()
    {
        desk.emplace(sourceOf(script));
        desk->restore({});
    }

    ChatScript script;
    std::optional<ChatDesk> desk;
};

} // namespace

/// One conversation and its turn, with nobody behind it.
class ChatModelTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsSaidAndAnsweredIsARowEach()
    {
        Desk desk({turn({say(u"Hel"_s), say(u"lo."_s)})});
        QAbstractItemModelTester tester(&desk.chat());
        desk.chat().send(u"  hi  "_s);
        QCOMPARE(desk.chat().rowCount(), 2);
        QCOMPARE(desk.chat().row(0).text, u"hi"_s);
        QCOMPARE(desk.chat().row(1).text, u"Hello."_s);
        QVERIFY(!desk.chat().isBusy());
        QCOMPARE(desk.chat().title(), u"hi"_s);
    }

    void nothingIsSentWhereNothingIsSaidOrATurnIsUnderWay()
    {
        Desk desk({turn({rest()})});
        desk.chat().send(u" \n "_s);
        QCOMPARE(desk.script.said.size(), 0);
        desk.chat().send(u"a"_s);
        desk.chat().send(u"b"_s);
        QCOMPARE(desk.script.said, QStringList{u"a"_s});
    }

    void piecesThatComeTogetherAreShownTogether()
    {
        Desk desk({turn({say(u"a"_s), say(u"b"_s), say(u"c"_s), say(u"d"_s), rest()})});
        QSignalSpy changed(&desk.chat(), &QAbstractItemModel::dataChanged);
        desk.chat().send(u"hi"_s);
        QCOMPARE(changed.size(), 0);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(desk.chat().row(1).text, u"abcd"_s);
    }

    void aChangeWaitsForThePersonsWord()
    {
        Desk desk({turn({say(u"I add it."_s), write(), say(u"Added."_s)})});
        QAbstractItemModelTester tester(&desk.chat());
        desk.chat().send(u"add buy milk"_s);
        QVERIFY(desk.is<ChatModel::Asking>());
        QCOMPARE(desk.card(2).state, CallCard::State::Asking);
        QCOMPARE(desk.script.verdicts.size(), 0);
        desk.chat().answer({Verdict::Kind::Once, {}});
        QCOMPARE(desk.card(2).state, CallCard::State::Done);
        QCOMPARE(desk.chat().row(3).text, u"Added."_s);
        QCOMPARE(desk.script.records, 1);
    }

    void aNoGoesToTheModelWithAWord()
    {
        Desk desk({turn({write()})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Deny, u"tomorrow"_s});
        QCOMPARE(desk.card(1).state, CallCard::State::Denied);
        QCOMPARE(desk.script.verdicts.constFirst().word, u"tomorrow"_s);
    }

    void aLastingYesIsKeptAndNoneIsGivenAfterForeignText()
    {
        Desk desk({turn({write()}), turn({{Act::Kind::ForeignWrite, u"Remove all"_s, {}}})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Always, {}});
        QCOMPARE(desk.script.always, QList<QByteArray>{"todo0/add_todo"});
        desk.chat().send(u"again"_s);
        QVERIFY(!std::get<ChatModel::Asking>(desk.chat().state()).mayLast());
        desk.chat().answer({Verdict::Kind::Always, {}});
        desk.chat().answer({Verdict::Kind::Conversation, {}});
        QVERIFY(desk.is<ChatModel::Asking>()); // neither counts
        desk.chat().answer({Verdict::Kind::Once, {}});
        QVERIFY(!desk.chat().isBusy());
    }

    void aTurnIsStoppedAndWhatWasWrittenStays()
    {
        Desk desk({turn({say(u"Once upon"_s), rest(), say(u" a time"_s)})});
        desk.chat().send(u"a story"_s);
        desk.chat().cancel();
        QVERIFY(!desk.chat().isBusy());
        QCOMPARE(desk.kind(2), Kind::Stopped);
        QVERIFY(!desk.script.goOn->wanted()); // it does not go on
        desk.restart();
        QTRY_COMPARE(desk.chat().rowCount(), 2);
        QCOMPARE(desk.chat().row(1).text, u"Once upon"_s);
    }

    void whatWasAskedAboutIsNotMadeWhenTheTurnIsStopped()
    {
        Desk desk({turn({write()})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().cancel();
        QCOMPARE(desk.card(1).state, CallCard::State::NotMade);
        desk.chat().answer({Verdict::Kind::Once, {}});
        QCOMPARE(desk.script.verdicts.size(), 0);
    }

    void itIsSaidAgain()
    {
        Desk desk({turn({say(u"one"_s)}), turn({say(u"two"_s)})});
        QAbstractItemModelTester tester(&desk.chat());
        desk.chat().send(u"hi"_s);
        desk.chat().sayAgain();
        QCOMPARE(desk.script.said, (QStringList{u"hi"_s, u"hi"_s}));
        QCOMPARE(desk.chat().rowCount(), 2);
        QCOMPARE(desk.chat().row(1).text, u"two"_s);
    }

    void itIsSaidAgainInOtherWords()
    {
        Desk desk({turn({say(u"one"_s)}), turn({{Act::Kind::Fail, {}, offline()}})});
        desk.chat().send(u"hi"_s);
        desk.chat().sayAgain(u"hello"_s);
        QCOMPARE(desk.chat().row(0).text, u"hello"_s);
        QCOMPARE(desk.kind(1), Kind::Failed);
        desk.chat().sayAgain();
        QCOMPARE(desk.script.said.last(), u"hello"_s);
        QCOMPARE(desk.chat().rowCount(), 2); // what had failed is gone
    }

    void aFailureIsSaidAtTheEndAndGoesWithTheNextTurn()
    {
        Desk desk({turn({say(u"Hal"_s), {Act::Kind::Fail, {}, offline()}})});
        desk.chat().send(u"hi"_s);
        QCOMPARE(desk.kind(2), Kind::Failed);
        QCOMPARE(desk.chat().row(2).why->code, u"model_cut"_s);
        desk.chat().send(u"go on"_s);
        QCOMPARE(desk.kind(2), Kind::Person);
    }

    void anAnswerThatWasCutOrDeclinedSaysSo()
    {
        Desk desk({turn({say(u"long"_s), {Act::Kind::Stop, {}, {}, StopReason::Length}}),
            turn({{Act::Kind::Stop, {}, {}, StopReason::Refused}})});
        desk.chat().send(u"a"_s);
        QCOMPARE(desk.kind(2), Kind::Cut);
        desk.chat().send(u"b"_s);
        QCOMPARE(desk.kind(desk.chat().rowCount() - 1), Kind::Declined);
    }

    void aTurnWaitsForTheSignInAndGoesOn()
    {
        Desk desk({turn({{Act::Kind::SignIn, {}, signedOut()}, say(u"Here they are."_s)})});
        desk.chat().send(u"list"_s);
        QVERIFY(desk.is<ChatModel::AwaitingSignIn>());
        QCOMPARE(std::get<ChatModel::AwaitingSignIn>(desk.chat().state()).connection, u"todo0"_s);
        desk.chat().signIn();
        QCOMPARE(desk.script.helped, QStringList{u"todo0"_s});
        QVERIFY(!desk.chat().isBusy());
        QCOMPARE(desk.chat().row(2).text, u"Here they are."_s);
    }

    void aSignInThatFailsIsSaidAndMayBeTriedAgainOrLeft()
    {
        Desk desk({turn({{Act::Kind::SignIn, {}, signedOut()}, say(u"No."_s)})});
        desk.script.help = fail(offline());
        desk.chat().send(u"list"_s);
        desk.chat().signIn();
        QVERIFY(desk.is<ChatModel::AwaitingSignIn>());
        QCOMPARE(std::get<ChatModel::AwaitingSignIn>(desk.chat().state()).why.code, u"model_cut"_s);
        desk.chat().skipSignIn();
        QCOMPARE(desk.card(1).state, CallCard::State::Failed);
        QVERIFY(!desk.chat().isBusy());
    }

    void whoSignsInByAnotherWayIsSeen()
    {
        Desk desk({turn({{Act::Kind::SignIn, {}, signedOut()}})});
        desk.chat().send(u"list"_s);
        desk.chat().signedIn();
        QVERIFY(!desk.chat().isBusy());
        QCOMPARE(desk.card(1).state, CallCard::State::Done);
    }

    void whatAServerAsksIsAnsweredByThePerson()
    {
        Desk desk({turn({{Act::Kind::Elicit, u"Remove them?"_s, {}}, say(u"Removed."_s)})});
        desk.chat().send(u"clear"_s);
        QVERIFY(desk.is<ChatModel::Eliciting>());
        QCOMPARE(std::get<ChatModel::Eliciting>(desk.chat().state()).question.server, u"Todo0"_s);
        QCOMPARE(std::get<ChatModel::Eliciting>(desk.chat().state()).question.form.message, u"Remove them?"_s);
        desk.chat().reply({ElicitationReply::Action::Accept, {{u"sure"_s, true}}});
        QCOMPARE(desk.script.replies.size(), 1);
        QVERIFY(desk.script.replies.constFirst().values.value(u"sure"_s).toBool());
        QVERIFY(!desk.chat().isBusy());
    }

    void aQuestionOfAServerGoesWithItsTurn()
    {
        Desk desk({turn({{Act::Kind::Elicit, u"Remove them?"_s, {}}})});
        desk.chat().send(u"clear"_s);
        desk.chat().cancel();
        QVERIFY(desk.is<ChatModel::Idle>());
        desk.chat().reply({});
        QCOMPARE(desk.script.replies.size(), 0);
    }

    void whatWasAlwaysAllowedIsForgotten()
    {
        Desk desk;
        const QSignalSpy forgotten(&desk.chat(), &ChatModel::allowedForgotten);
        desk.chat().forgetAllowed();
        QCOMPARE(desk.script.forgotten, 1);
        QCOMPARE(desk.script.forgottenByTalk, 1); // at once, not from the next sentence on
        QCOMPARE(forgotten.size(), 1);
    }

    void aConsentIsNotGivenBySigningIn()
    {
        Desk desk({turn({{Act::Kind::SignIn, {},
            {Fault::SignInNeeded, Leg::Consent, u"consent_needed"_s, u"Your consent is needed."_s, {}, {}, {}}}})});
        desk.chat().send(u"list"_s);
        desk.chat().signedIn();
        QVERIFY(desk.is<ChatModel::AwaitingSignIn>());
        desk.chat().signIn();
        QVERIFY(!desk.chat().isBusy());
    }

    void aChangeIsTakenBackFromItsCard()
    {
        Desk desk({turn({write()})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Once, {}});
        QVERIFY(desk.card(1).canUndo());
        desk.chat().undo(desk.card(1).id);
        QCOMPARE(desk.card(1).state, CallCard::State::Undone);
        QVERIFY(!desk.card(1).canUndo());
    }

    void noToolsAreAskedAnewWhileAChangeIsTakenBackByThem()
    {
        Desk desk({turn({write()})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Once, {}});
        desk.script.undoWaits = true;
        desk.chat().undo(desk.card(1).id);
        const int met = desk.script.met;
        desk.chat().meetAgain();
        QCOMPARE(desk.script.met, met);
        desk.script.goOn->send(true);
        desk.chat().meetAgain();
        QCOMPARE(desk.script.met, met + 1);
    }

    void whatCannotBeTakenBackIsSaid()
    {
        Desk desk({turn({write()})});
        desk.script.undoes = fail(offline());
        QSignalSpy failed(&desk.chat(), &ChatModel::failed);
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Once, {}});
        desk.chat().undo(desk.card(1).id);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(desk.card(1).state, CallCard::State::Done);
    }

    void theNewestConversationOpensAgainAtTheNextStart()
    {
        Desk desk({turn({write(), say(u"Added."_s)})});
        desk.chat().send(u"add buy milk"_s);
        desk.chat().answer({Verdict::Kind::Once, {}});
        const QString id = desk.chat().id();
        desk.restart();
        QCOMPARE(desk.chat().id(), id);
        QCOMPARE(desk.chat().rowCount(), 3);
        QCOMPARE(desk.kind(1), Kind::Call);
        QVERIFY(desk.card(1).canUndo()); // and it still can
    }

    void theOneThatWasOpenIsOpenedAgain()
    {
        Desk desk;
        desk.chat().send(u"first"_s);
        const QString first = desk.chat().id();
        desk.script.now += Seconds(60);
        desk.chat().startNew();
        desk.chat().send(u"second"_s);
        desk.desk.emplace(sourceOf(desk.script));
        desk.desk->restore(first);
        QCOMPARE(desk.chat().title(), u"first"_s);
    }

    void aConversationThatIsLeftIsStoppedFirst()
    {
        Desk desk({turn({say(u"a"_s)}), turn({say(u"b"_s), rest()})});
        desk.chat().send(u"first"_s);
        const QString first = desk.chat().id();
        desk.chat().startNew();
        QCOMPARE(desk.chat().rowCount(), 0);
        desk.chat().send(u"second"_s);
        desk.chat().open(first);
        QCOMPARE(desk.chat().title(), u"first"_s);
        QVERIFY(!desk.chat().isBusy());
        QVERIFY(!desk.script.goOn->wanted());
    }

    void aConversationThatIsRemovedInTheMiddleOfATurnStaysAway()
    {
        Desk desk({turn({say(u"a"_s)}), turn({say(u"b"_s), rest()})});
        desk.chat().send(u"first"_s);
        desk.chat().send(u"second"_s);
        QVERIFY(desk.chat().isBusy());
        desk.desk->conversations().remove(desk.chat().id());
        QVERIFY(!desk.chat().isBusy());
        QCOMPARE(desk.chat().rowCount(), 0);
        desk.restart();
        QCOMPARE(desk.desk->conversations().rowCount(), 0);
    }

    void whoTakesPartIsAskedOnceAndAgainAfterAFailure()
    {
        Desk desk;
        desk.script.party = fail(Fault::Refused, Leg::Model, "model_key"_L1, u"There is no key."_s, u"Put it there."_s);
        desk.chat().prepare();
        QVERIFY(desk.chat().trouble());
        QCOMPARE(desk.chat().trouble()->code, u"model_key"_s);
        desk.script.party = ChatParty{u"anthropic/m"_s, false, ApprovalMode::Reads, true};
        desk.chat().prepare();
        QVERIFY(!desk.chat().trouble());
        QVERIFY(desk.chat().party()->modeIsFixed);
    }

    void theDryRunStaysForTheNextConversation()
    {
        Desk desk;
        desk.chat().setDryRun(true);
        desk.chat().startNew();
        QVERIFY(desk.script.dryRun);
        QVERIFY(desk.chat().isDryRun());
    }
};

/// Those that are kept.
class ConversationsModelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_desk.emplace();
        for (const QString &text : {u"buy milk"_s, u"dentist"_s, u"milk again"_s}) {
            m_desk->chat().startNew();
            m_desk->chat().send(text);
            m_desk->script.now += Seconds(60);
        }
        QCOMPARE(list().rowCount(), 3);
    }

    void theNewestIsFirst()
    {
        QAbstractItemModelTester tester(&list());
        QCOMPARE(list().index(0).data().toString(), u"milk again"_s);
        QCOMPARE(list().rowOf(m_desk->chat().id()), 0);
    }

    void theOneThatGoesOnMovesToTheTop()
    {
        QAbstractItemModelTester tester(&list());
        m_desk->chat().open(list().idAt(2));
        m_desk->chat().send(u"more"_s);
        QCOMPARE(list().index(0).data().toString(), u"buy milk"_s);
        QCOMPARE(list().rowCount(), 3);
        m_desk->chat().startNew();
        m_desk->chat().send(u"new"_s);
        QCOMPARE(list().index(0).data().toString(), u"new"_s);
        QCOMPARE(list().rowCount(), 4);
    }

    void theyAreFoundByTheirWords()
    {
        QAbstractItemModelTester tester(&list());
        list().setSearch(u"milk"_s);
        QCOMPARE(list().rowCount(), 2);
        list().setSearch(u"milk buy"_s);
        QCOMPARE(list().rowCount(), 1);
        list().setSearch({});
        QCOMPARE(list().rowCount(), 3);
    }

    void oneIsRenamedAlsoWhileItIsOpen()
    {
        QVERIFY(list().setData(list().index(0), u" Shopping\u202E "_s, Qt::EditRole));
        QCOMPARE(m_desk->chat().title(), u"Shopping\uFFFD"_s);
        m_desk->chat().send(u"more"_s); // what is kept then has the new title
        QCOMPARE(list().index(0).data().toString(), u"Shopping\uFFFD"_s);
        QVERIFY(!list().setData(list().index(0), u"  "_s, Qt::EditRole));
    }

    void oneIsRemovedAndBroughtBack()
    {
        const QString open = m_desk->chat().id();
        list().remove(open);
        QCOMPARE(list().rowCount(), 2);
        QCOMPARE(m_desk->chat().rowCount(), 0); // it was the open one
        list().undoRemove();
        QCOMPARE(list().rowCount(), 3);
        QCOMPARE(m_desk->chat().id(), open);
        QCOMPARE(m_desk->chat().rowCount(), 2);
    }

    void whatCannotBeReadIsSaid()
    {
        m_desk->script.shelf.list = [](QString) {
            return answered<Result<QList<ConversationShelf::Summary>>>(fail(offline()));
        };
        ChatDesk other(sourceOf(m_desk->script));
        QSignalSpy failed(&other.conversations(), &ConversationsModel::failed);
        other.restore({});
        QCOMPARE(failed.size(), 1);
    }

private:
    ConversationsModel &list() { return m_desk->desk->conversations(); }
    std::optional<Desk> m_desk;
};

AGENT0_TEST(ChatModelTest)
AGENT0_TEST(ConversationsModelTest)
#include "tst_chatmodel.moc"
