#include "chat/shownchat.h"
#include "support/testmain.h"
#include "views/commandpalette.h"
#include "views/elicitationdialog.h"
#include "views/linkquestion.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>

using namespace agent0;
using namespace agent0::test;

namespace {

Error unreachable()
{
    return {Fault::Network, Leg::Model, u"connect_failed"_s, u"no connection to api.example: nothing listens there"_s,
        u"Start it."_s, {}, {}};
}

} // namespace

/// A conversation as people have it: what they press, and what they see.
class ChatViewTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsTypedIsSentWithEnterAndAnswered()
    {
        ShownChat shown({{say(u"Buy **milk** today."_s)}});
        QVERIFY(shown.field()->hasFocus());
        shown.type(u"what is on my plate?"_s);
        QCOMPARE(shown.script.said, QStringList{u"what is on my plate?"_s});
        QVERIFY(shown.text().contains(u"Buy milk today."_s));
        QVERIFY(shown.text().contains(u"what is on my plate?"_s));
        QCOMPARE(shown.field()->toPlainText(), QString());
    }

    void shiftEnterBreaksTheLine()
    {
        ShownChat shown;
        QTest::keyClicks(shown.field(), u"a"_s);
        QTest::keyClick(shown.field(), Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClicks(shown.field(), u"b"_s);
        QCOMPARE(shown.script.said.size(), 0);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(shown.script.said, QStringList{u"a\nb"_s});
    }

    void itIsSentByMouseToo()
    {
        ShownChat shown;
        QVERIFY(!shown.button(u"Send"_s)->isEnabled());
        QTest::keyClicks(shown.field(), u"hello"_s);
        shown.press(u"Send"_s);
        QCOMPARE(shown.script.said, QStringList{u"hello"_s});
    }

    void anAnswerIsSeenWhileItIsWritten()
    {
        ShownChat shown({{say(u"Once"_s), waiting(), say(u" upon a time"_s), waiting()}});
        shown.type(u"a story"_s);
        QVERIFY(shown.text().contains(u"Once"_s));
        shown.script.goOn->send(true);
        QTRY_VERIFY(shown.text().contains(u"Once upon a time"_s));
        QVERIFY(shown.button(u"Stop"_s));
    }

    void itSaysThatItWorksBeforeTheFirstWord()
    {
        ShownChat shown({{waiting(), writing(u"Add “buy milk” to Todo0"_s)}});
        shown.type(u"a"_s);
        QVERIFY(shownText(&*shown.view).contains(u"Working…"_s));
        shown.script.goOn->send(true);
        QVERIFY(shownText(&*shown.view).contains(u"Waits for you"_s));
        shown.press(u"Deny"_s);
        QVERIFY(!shownText(&*shown.view).contains(u"Working…"_s));
    }

    void escapeStopsAndTheButtonDoesToo()
    {
        ShownChat shown({{say(u"Once"_s), waiting()}, {say(u"Twice"_s), waiting()}});
        shown.type(u"a"_s);
        QTest::keyClick(shown.field(), Qt::Key_Escape);
        QVERIFY(!shown.chat().isBusy());
        QVERIFY(shown.text().contains(u"You have stopped it"_s));
        shown.type(u"b"_s);
        shown.press(u"Stop"_s);
        QVERIFY(!shown.chat().isBusy());
        QVERIFY(shown.field()->hasFocus());
    }

    void theNextThingCanBeWrittenMeanwhileButNotSent()
    {
        ShownChat shown({{waiting()}});
        shown.type(u"a"_s);
        shown.type(u"b"_s);
        QCOMPARE(shown.script.said, QStringList{u"a"_s});
        QCOMPARE(shown.field()->toPlainText(), u"b"_s);
        shown.script.goOn->send(true);
        shown.settle();
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QCOMPARE(shown.script.said.last(), u"b"_s);
    }

    void itIsSaidAgainAfterAFailure_data() { withKeyboardAndMouse(); }
    void itIsSaidAgainAfterAFailure()
    {
        QFETCH(By, by);
        ShownChat shown({{failing(unreachable())}, {say(u"Here I am."_s)}});
        shown.hand = by;
        shown.type(u"hello"_s);
        QVERIFY(shown.text().contains(u"nothing listens there"_s));
        QVERIFY(shown.text().contains(u"Start it."_s));
        shown.press(u"Say it again"_s);
        QVERIFY(shown.text().contains(u"Here I am."_s));
        QCOMPARE(shown.script.said, (QStringList{u"hello"_s, u"hello"_s}));
        QVERIFY(shown.field()->hasFocus()); // the button that had it is gone
    }

    void theLastThingIsEditedWithTheUpKeyAndSaidAgain()
    {
        ShownChat shown;
        shown.type(u"add buy milc"_s);
        QTest::keyClick(shown.field(), Qt::Key_Up);
        QCOMPARE(shown.field()->toPlainText(), u"add buy milc"_s);
        QTest::keyClick(shown.field(), Qt::Key_Backspace);
        QTest::keyClick(shown.field(), Qt::Key_K);
        QTest::keyClick(shown.field(), Qt::Key_Return);
        shown.settle();
        QCOMPARE(shown.script.said.last(), u"add buy milk"_s);
        QCOMPARE(shown.chat().rowCount(), 2);
    }

    void anEditIsGivenUpWithEscape()
    {
        ShownChat shown;
        shown.type(u"one"_s);
        shown.press(u"Edit and say again"_s);
        QCOMPARE(shown.field()->toPlainText(), u"one"_s);
        QVERIFY(shown.field()->hasFocus());
        QTest::keyClick(shown.field(), Qt::Key_Escape);
        QCOMPARE(shown.field()->toPlainText(), QString());
        shown.type(u"two"_s);
        QCOMPARE(shown.chat().rowCount(), 4);
    }

    void aMessageIsCopiedWhole_data() { withKeyboardAndMouse(); }
    void aMessageIsCopiedWhole()
    {
        QFETCH(By, by);
        const QString answer = u"**a** `b`\n\n```sh\nls\n```"_s;
        ShownChat shown({{say(answer)}});
        shown.hand = by;
        QGuiApplication::clipboard()->clear();
        shown.type(u"say"_s);
        const auto all = shown.transcript()->findChildren<QToolButton *>();
        for (QToolButton *one : all) {
            if (one->isVisible() && one->accessibleName() == u"Copy"_s)
                click(one); // the last of them is the answer's
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), answer);
        shown.press(u"Copy: sh"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"ls"_s);
    }

    void anEmptyOneOffersSentencesToBeginWith_data() { withKeyboardAndMouse(); }
    void anEmptyOneOffersSentencesToBeginWith()
    {
        QFETCH(By, by);
        ShownChat shown;
        shown.hand = by;
        QVERIFY(shown.button(u"Add buy milk"_s));
        shown.press(u"What is on my plate today?"_s);
        QCOMPARE(shown.script.said, QStringList{u"What is on my plate today?"_s});
    }

    void withoutConnectionsItSaysWhereTheyAre_data() { withKeyboardAndMouse(); }
    void withoutConnectionsItSaysWhereTheyAre()
    {
        QFETCH(By, by);
        ShownChat shown({}, [](ChatScript &script) { script.connections = 0; });
        shown.hand = by;
        QSignalSpy wanted(&*shown.view, &ChatView::viewWanted);
        QVERIFY(shownText(&*shown.view).contains(u"Nothing is connected yet"_s));
        shown.press(u"Connections"_s);
        QCOMPARE(wanted.value(0).value(0).toString(), u"connections"_s);
    }

    void aModelWithoutAKeySaysWhatToDo_data() { withKeyboardAndMouse(); }
    void aModelWithoutAKeySaysWhatToDo()
    {
        QFETCH(By, by);
        ShownChat shown({}, [](ChatScript &script) {
            script.party =
                fail(Fault::Refused, Leg::Model, "model_key"_L1, u"There is no key for anthropic in the keychain."_s,
                    u"Put it there: agent0ctl secret set --model anthropic --secret-stdin"_s);
        });
        shown.hand = by;
        QVERIFY(shownText(&*shown.view).contains(u"agent0ctl secret set --model anthropic"_s));
        shown.script.party = ChatParty();
        shown.press(u"Try again"_s);
        QVERIFY(shown.button(u"Add buy milk"_s));
    }

    void aLockedKeychainIsSaid()
    {
        ShownChat shown({}, [](ChatScript &script) {
            script.party = fail(
                Fault::Keychain, Leg::Keychain, "keychain_locked"_L1, u"The keychain is locked."_s, u"Unlock it."_s);
        });
        QVERIFY(shownText(&*shown.view).contains(u"The keychain is locked."_s));
    }

    void whoIsNotAtHandIsSaidAndAskedAgain_data() { withKeyboardAndMouse(); }
    void whoIsNotAtHandIsSaidAndAskedAgain()
    {
        QFETCH(By, by);
        ShownChat shown({}, [](ChatScript &script) { script.absent = {{u"Notes0"_s, unreachable()}}; });
        shown.hand = by;
        QVERIFY(shownText(&*shown.view).contains(u"Notes0 is not at hand"_s));
        shown.script.absent.clear();
        shown.press(u"Try now"_s);
        QCOMPARE(shown.script.met, 1);
        QVERIFY(!shownText(&*shown.view).contains(u"Notes0"_s));
    }

    void theModelTheTokensAndTheRuleAreShown()
    {
        ShownChat shown({}, [](ChatScript &script) {
            script.party = ChatParty{u"anthropic/large"_s, false, ApprovalMode::Reads, true};
        });
        shown.type(u"hello"_s);
        const QString facts = shownText(&*shown.view);
        QVERIFY(facts.contains(u"anthropic/large"_s));
        QVERIFY(facts.contains(u"1,204 tokens in, 96 out"_s));
        QVERIFY(facts.contains(u"Asks before each call (set by your organisation)"_s));
    }

    void theDryRunIsSwitched_data() { withKeyboardAndMouse(); }
    void theDryRunIsSwitched()
    {
        QFETCH(By, by);
        ShownChat shown;
        auto *box = widgetNamed<QCheckBox>(&*shown.view, u"Dry run"_s);
        use(box, by);
        QVERIFY(shown.script.dryRun);
    }

    void aLinkIsAskedAboutFirst()
    {
        ShownChat shown({{say(u"See [my bank](https://evil.example/pay?x=1)."_s)}});
        shown.type(u"where?"_s);
        auto *answer = shown.transcript()->findChildren<QTextBrowser *>().last();
        emit answer->anchorClicked(QUrl(u"https://evil.example/pay?x=1"_s));
        auto *question = openDialog<LinkQuestion>(&*shown.view);
        QVERIFY(question);
        QVERIFY(shownText(question).contains(u"evil.example"_s));
        QVERIFY(shownText(question).contains(u"https://evil.example/pay?x=1"_s));
        QTest::keyClick(question->focusWidget(), Qt::Key_Return); // the default is no
        QCOMPARE(shown.script.opened.size(), 0);
        emit answer->anchorClicked(QUrl(u"https://evil.example/pay?x=1"_s));
        click(widgetNamed<QAbstractButton>(openDialog<LinkQuestion>(&*shown.view), u"Open in the browser"_s));
        QCOMPARE(shown.script.opened, QList<QByteArray>{"https://evil.example/pay?x=1"});
    }

    void whatAServerAsksIsADialogWithItsForm()
    {
        ShownChat shown({{{Act::Kind::Elicit, u"Remove 2 todos?"_s, {}}, say(u"Removed."_s)},
            {{Act::Kind::Elicit, u"Really?"_s, {}}}});
        shown.type(u"clear"_s);
        auto *dialog = openDialog<ElicitationDialog>(&*shown.view);
        QVERIFY(dialog);
        QVERIFY(shownText(dialog).contains(u"Todo0 asks"_s));
        QVERIFY(shownText(dialog).contains(u"Remove 2 todos?"_s));
        click(widgetNamed<QAbstractButton>(dialog, u"Send"_s));
        QTRY_COMPARE(shown.script.replies.size(), 1);
        QCOMPARE(shown.script.replies.constFirst().action, ElicitationReply::Action::Accept);
        shown.type(u"again"_s);
        QVERIFY(openDialog<ElicitationDialog>(&*shown.view));
        shown.chat().cancel();
        QTRY_VERIFY(!shown.view->findChild<ElicitationDialog *>());
    }

    void escapeStopsFromWhereverTheFocusIs()
    {
        ShownChat shown({{say(u"Once"_s), waiting()}});
        shown.type(u"a"_s);
        shown.transcript()->setFocus();
        QTest::keyClick(shown.transcript(), Qt::Key_Escape);
        QVERIFY(!shown.chat().isBusy());
    }

    void itsCommandsAreInThePalette()
    {
        ShownChat shown;
        QStringList texts;
        for (const QAction *action : commandsOf(*shown.view))
            texts << action->text();
        for (const QString &wanted : {u"New conversation"_s, u"Stop the answer"_s, u"Say the last thing again"_s,
                 u"Delete the conversation"_s, u"Undo the agent's last change"_s})
            QVERIFY2(texts.contains(wanted), qPrintable(wanted));
        shown.type(u"one"_s);
        QTest::keyClick(shown.field(), Qt::Key_R, Qt::ControlModifier);
        QCOMPARE(shown.script.said.size(), 2);
        QTest::keyClick(shown.field(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(shown.chat().rowCount(), 0);
    }

    void everythingHasANameIsNoMarkupAndIsReachedByTab()
    {
        ShownChat shown({{reading(u"<b>x</b>"_s), writing(u"Add “buy milk” to Todo0"_s)}, {failing(unreachable())}});
        QCOMPARE(namelessWidgets(*shown.view).join(u'\n'), QString());
        shown.type(u"add buy milk"_s);
        QCOMPARE(namelessWidgets(*shown.view).join(u'\n'), QString());
        QCOMPARE(markupLabels(*shown.view).join(u'\n'), QString());
        QCOMPARE(notReachedByTab(*shown.view).join(u'\n'), QString());
        shown.press(u"Allow once"_s);
        shown.type(u"and now?"_s);
        QCOMPARE(namelessWidgets(*shown.view).join(u'\n'), QString());
        QCOMPARE(notReachedByTab(*shown.view).join(u'\n'), QString());
    }

    void theWindowIsMirroredForThoseWhoReadFromRightToLeft()
    {
        ShownChat shown;
        shown.type(u"hello"_s);
        auto *list = widgetNamed<QListView>(&*shown.view, u"Conversations"_s);
        QVERIFY(list->mapTo(&*shown.view, QPoint()).x() < 100);
        shown.view->setLayoutDirection(Qt::RightToLeft);
        shown.settle();
        QTRY_VERIFY(list->mapTo(&*shown.view, QPoint()).x() > 600);
    }
};

AGENT0_TEST(ChatViewTest)
#include "tst_chatview.moc"
