#include "chat/shownchat.h"
#include "support/testmain.h"
#include "views/approvalpanel.h"

#include <QLineEdit>

using namespace agent0;
using namespace agent0::test;

namespace {

const QString Words = u"Add “buy milk” to Todo0"_s;

} // namespace

/// The cards of calls: the question before a change, sign-in in between, undo.
class ChatCardTest : public QObject {
    Q_OBJECT

private slots:
    void aReadIsACardWithItsDetailsFolded_data() { withKeyboardAndMouse(); }
    void aReadIsACardWithItsDetailsFolded()
    {
        QFETCH(By, by);
        ShownChat shown({{reading(u"{\"todos\":[]}"_s), say(u"Nothing."_s)}});
        shown.hand = by;
        shown.type(u"list"_s);
        QVERIFY(shown.text().contains(u"List the todos of Todo0"_s));
        QVERIFY(shown.text().contains(u"Done"_s));
        QVERIFY(!shown.text().contains(u"\"filter\": \"open\""_s));
        shown.press(u"Details: List the todos of Todo0"_s);
        QVERIFY(shown.text().contains(u"\"filter\": \"open\""_s));
        QVERIFY(shown.text().contains(u"\"todos\""_s));
        shown.press(u"Details: List the todos of Todo0"_s);
        QVERIFY(!shown.text().contains(u"\"filter\": \"open\""_s));
    }

    void aChangeIsAllowedByKeyboard()
    {
        ShownChat shown({{writing(Words), say(u"Added."_s)}});
        shown.type(u"add buy milk"_s);
        QVERIFY(shown.text().contains(Words));
        QCOMPARE(shown.view->focusWidget(), shown.button(u"Allow once"_s));
        QTest::keyClick(shown.view->focusWidget(), Qt::Key_Return);
        QCOMPARE(shown.script.verdicts.constFirst().kind, Verdict::Kind::Once);
        QVERIFY(shown.text().contains(u"Added."_s));
        QVERIFY(shown.field()->hasFocus());
    }

    void aKeyThatIsHeldDownAllowsNothing()
    {
        ShownChat shown({{writing(Words)}});
        shown.type(u"add buy milk"_s);
        QWidget *focus = shown.view->focusWidget();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QCoreApplication::sendEvent(focus, &held);
        QCOMPARE(shown.script.verdicts.size(), 0);
    }

    void everyAnswerIsGiven_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("button");
        QTest::addColumn<Verdict::Kind>("kind");
        for (const By by : {By::Keyboard, By::Mouse}) {
            const char *hand = by == By::Mouse ? "mouse" : "keyboard";
            QTest::addRow("once by %s", hand) << by << u"Allow once"_s << Verdict::Kind::Once;
            QTest::addRow("conversation by %s", hand)
                << by << u"Allow in this conversation"_s << Verdict::Kind::Conversation;
            QTest::addRow("always by %s", hand) << by << u"Always allow this tool"_s << Verdict::Kind::Always;
            QTest::addRow("deny by %s", hand) << by << u"Deny"_s << Verdict::Kind::Deny;
        }
    }
    void everyAnswerIsGiven()
    {
        QFETCH(By, by);
        QFETCH(QString, button);
        ShownChat shown({{writing(Words)}});
        shown.hand = by;
        shown.type(u"add buy milk"_s);
        shown.press(button);
        QCOMPARE(shown.script.verdicts.size(), 1);
        QTEST(shown.script.verdicts.constFirst().kind, "kind");
        QVERIFY(!shown.button(u"Allow once"_s));
        QCOMPARE(shown.script.always.size(), button.startsWith(u"Always"_s) ? 1 : 0);
    }

    void aNoTakesAWordToTheModel()
    {
        ShownChat shown({{writing(Words)}});
        shown.type(u"add buy milk"_s);
        auto *word = widgetNamed<QLineEdit>(&*shown.view, u"A word to the model"_s);
        word->setFocus();
        QTest::keyClicks(word, u"oat milk"_s);
        QTest::keyClick(word, Qt::Key_Return);
        QCOMPARE(shown.script.verdicts.constFirst().kind, Verdict::Kind::Deny);
        QCOMPARE(shown.script.verdicts.constFirst().word, u"oat milk"_s);
        QVERIFY(shown.text().contains(u"You said no"_s));
    }

    void afterForeignTextTheDefaultIsNoAndNothingLasts()
    {
        ShownChat shown({{writingAfterForeignText(u"Remove “report” from Todo0"_s)}});
        shown.type(u"tidy up"_s);
        QCOMPARE(shown.view->focusWidget(), shown.button(u"Deny"_s));
        QVERIFY(!shown.button(u"Allow in this conversation"_s));
        QVERIFY(!shown.button(u"Always allow this tool"_s));
        QVERIFY(shown.text().contains(u"Only a yes to this very call counts"_s));
        QVERIFY(shown.text().contains(u"\"task\": \"buy milk\""_s)); // what goes out is seen
        QTest::keyClick(shown.view->focusWidget(), Qt::Key_Return);
        QCOMPARE(shown.script.verdicts.constFirst().kind, Verdict::Kind::Deny);
    }

    void whoIsTypingAnswersNothingByMistake()
    {
        ShownChat shown({{waiting(), writing(Words)}});
        shown.type(u"add buy milk"_s);
        QTest::keyClicks(shown.field(), u"and then"_s);
        shown.script.goOn->send(true);
        shown.settle();
        QVERIFY(qobject_cast<ApprovalPanel *>(shown.view->focusWidget()));
        QTest::keyClick(shown.view->focusWidget(), Qt::Key_Space);
        QTest::keyClick(shown.view->focusWidget(), Qt::Key_Return);
        QCOMPARE(shown.script.verdicts.size(), 0);
        QTest::keyClick(shown.view->focusWidget(), Qt::Key_Tab);
        QCOMPARE(shown.view->focusWidget(), shown.button(u"Allow once"_s));
    }

    void everyAnswerIsInSightInANarrowWindow()
    {
        ShownChat shown({{writing(Words)}});
        shown.view->resize(500, 640);
        shown.type(u"add buy milk"_s);
        const auto *panel = shown.transcript()->findChild<ApprovalPanel *>();
        const auto all = panel->findChildren<QPushButton *>();
        QCOMPARE(all.size(), 4);
        for (const QPushButton *one : all) {
            QVERIFY(one->width() >= one->minimumSizeHint().width());
            QVERIFY2(panel->rect().contains(QRect(one->mapTo(panel, QPoint()), one->size())), qPrintable(one->text()));
            for (const QPushButton *other : all)
                QVERIFY(one == other
                    || !QRect(one->mapTo(panel, QPoint()), one->size())
                        .intersects(QRect(other->mapTo(panel, QPoint()), other->size())));
        }
    }

    void aTurnThatAsksCanBeStopped_data() { withKeyboardAndMouse(); }
    void aTurnThatAsksCanBeStopped()
    {
        QFETCH(By, by);
        ShownChat shown({{writing(Words)}});
        shown.hand = by;
        shown.type(u"add buy milk"_s);
        shown.press(u"Stop"_s);
        QVERIFY(!shown.button(u"Allow once"_s));
        QVERIFY(shown.text().contains(u"Not carried out"_s));
        QCOMPARE(shown.script.verdicts.size(), 0);
    }

    void aSignInInTheMiddleIsSaidAndItGoesOnAfterwards_data() { withKeyboardAndMouse(); }
    void aSignInInTheMiddleIsSaidAndItGoesOnAfterwards()
    {
        QFETCH(By, by);
        ShownChat shown({{signingIn(), say(u"Two todos."_s)}});
        shown.hand = by;
        shown.type(u"list"_s);
        QVERIFY(shown.text().contains(u"The session has ended."_s));
        QCOMPARE(shown.view->focusWidget(), shown.button(u"Sign in"_s));
        shown.press(u"Sign in"_s);
        QCOMPARE(shown.script.helped, QStringList{u"todo0"_s});
        QVERIFY(shown.text().contains(u"Two todos."_s));
    }

    void aSignInCanBeLeftOut_data() { withKeyboardAndMouse(); }
    void aSignInCanBeLeftOut()
    {
        QFETCH(By, by);
        ShownChat shown({{signingIn(), say(u"Without it."_s)}});
        shown.hand = by;
        shown.type(u"list"_s);
        shown.press(u"Go on without it"_s);
        QVERIFY(shown.text().contains(u"Without it."_s));
        QVERIFY(shown.text().contains(u"Failed"_s));
    }

    void aChangeIsUndoneFromItsCard_data() { withKeyboardAndMouse(); }
    void aChangeIsUndoneFromItsCard()
    {
        QFETCH(By, by);
        ShownChat shown({{writing(Words), say(u"Added."_s)}});
        shown.hand = by;
        shown.type(u"add buy milk"_s);
        shown.press(u"Allow once"_s);
        shown.press(u"Undo: "_s + Words);
        QCOMPARE(shown.script.undone.size(), 1);
        QVERIFY(shown.text().contains(u"Undone"_s));
        QVERIFY(!shown.button(u"Undo: "_s + Words));
    }

    void hostileTextOfAToolIsPlainText()
    {
        const QString hostile =
            u"<img src=http://evil.example/x.png><a href=file:///etc/passwd>x</a>\x1B[31m\u202Egpj.exe"_s;
        ShownChat shown({{reading(hostile), writing(u"Add “<b>x</b>” to Todo0"_s)}});
        shown.type(u"list"_s);
        shown.press(u"Details: List the todos of Todo0"_s);
        const QString text = shown.text();
        QVERIFY(text.contains(u"<img src=http://evil.example/x.png>"_s)); // said, not shown
        QVERIFY(text.contains(u"Add “<b>x</b>” to Todo0"_s));
        QVERIFY(!text.contains(QChar(0x1B)));
        QVERIFY(!text.contains(QChar(0x202E)));
        QCOMPARE(markupLabels(*shown.view).join(u'\n'), QString());
    }
};

AGENT0_TEST(ChatCardTest)
#include "tst_chatcard.moc"
