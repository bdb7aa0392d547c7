#include "chat/shownchat.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QScrollBar>

using namespace agent0;
using namespace agent0::test;

namespace {

/// So many messages, of different lengths, kept from before.
ShownChat *longConversation(int messages)
{
    return new ShownChat({}, [messages](ChatScript &script) {
        Conversation conversation = newConversation(script.now, systemRandomBytes);
        conversation.title = u"long"_s;
        for (int i = 0; i < messages / 2; ++i) {
            const QString said = u"question %1"_s.arg(i);
            const QString answer = u"answer %1\n\n"_s.arg(i) + u"- a line\n"_s.repeated(i % 7);
            conversation.messages.append(ModelMessage{ModelMessage::Role::Person, said, {}, {}});
            conversation.messages.append(ModelMessage{ModelMessage::Role::Model, answer, {}, {}});
        }
        test::await(script.shelf.save(std::move(conversation)));
    });
}

} // namespace

/// Long conversations, and what of them is on the screen.
class ChatTranscriptTest : public QObject {
    Q_OBJECT

private slots:
    void ofAThousandMessagesOnlyThoseInSightAreLaidOut()
    {
        const std::unique_ptr<ShownChat> shown(longConversation(5'000));
        shown->settle();
        QCOMPARE(shown->chat().rowCount(), 5'000);
        QVERIFY(shown->text().contains(u"answer 2499"_s)); // it begins at the end
        QVERIFY2(shown->transcript()->laidOut() < 40, qPrintable(QString::number(shown->transcript()->laidOut())));
        QScrollBar *bar = shown->transcript()->verticalScrollBar();
        int most = 0;
        for (int i = 0; i < 200; ++i) {
            bar->setValue(bar->value() - 300);
            most = std::max(most, shown->transcript()->laidOut());
        }
        QVERIFY2(most < 40, qPrintable(QString::number(most)));
        bar->setValue(0);
        QVERIFY(shown->text().contains(u"question 0"_s));
        QVERIFY(!shown->text().contains(u"answer 2499"_s));
    }

    void whatIsWrittenChangesNothingElse()
    {
        ShownChat shown({{say(u"a"_s)}, {say(u"b"_s), waiting(), say(u"c"_s), waiting()}});
        shown.type(u"one"_s);
        QWidget *first = shown.transcript()->widgetOf(1);
        const auto *text = first->findChild<QTextBrowser *>();
        const QTextDocument *before = text->document();
        shown.type(u"two"_s);
        shown.script.goOn->send(true);
        shown.settle();
        QCOMPARE(shown.transcript()->widgetOf(1), first);
        QCOMPARE(text->document(), before); // not even read again
    }

    void codeThatIsFinishedIsNotMadeAgainWhileTheRestIsWritten()
    {
        ShownChat shown({{say(u"```\nls\n```\nand"_s), waiting(), say(u" then"_s), waiting()}});
        shown.type(u"one"_s);
        const auto *code = shown.transcript()->findChild<QPlainTextEdit *>();
        QVERIFY(code);
        shown.script.goOn->send(true);
        QTRY_VERIFY(shown.text().contains(u"and then"_s));
        QCOMPARE(shown.transcript()->findChild<QPlainTextEdit *>(), code);
    }

    void theEndStaysInSightWhileItIsWrittenUnlessThePersonScrollsAway()
    {
        const QString page = u"line\n\n"_s.repeated(60);
        ShownChat shown({{say(page), waiting(), say(page), waiting(), say(page), waiting()}});
        shown.type(u"go"_s);
        shown.settle();
        QScrollBar *bar = shown.transcript()->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        shown.script.goOn->send(true);
        shown.settle();
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(10);
        shown.script.goOn->send(true);
        shown.settle();
        QCOMPARE(bar->value(), 10);
        QTest::keyClick(shown.transcript(), Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void aMessageOfAMillionCharactersIsShownInPart()
    {
        ShownChat shown({{say(u"word *and* more\n\n"_s.repeated(60'000))}});
        shown.type(u"go"_s);
        QVERIFY(shown.text().size() < 100'000);
        QVERIFY(shown.text().contains(u"Copying takes all of it"_s));
    }

    void wordsThatAreTooLongAreBroken()
    {
        ShownChat shown({{say(QString(500, u'x'))}});
        shown.type(QString(300, u'y'));
        shown.settle();
        for (const auto *one : shown.transcript()->findChildren<QTextBrowser *>()) {
            QVERIFY(one->width() <= shown.transcript()->viewport()->width());
            QVERIFY(one->document()->size().width() <= one->width());
        }
    }

    void rowsDoNotOverlapWhenTheWindowChanges()
    {
        ShownChat shown({{reading(u"{}"_s), say(u"long words "_s.repeated(80))}});
        shown.type(u"some words "_s.repeated(20).trimmed());
        for (const int width : {1000, 600, 760, 1200}) {
            shown.view->resize(width, 600);
            shown.settle();
            int bottom = -10'000;
            for (int row = 0; row < shown.chat().rowCount(); ++row) {
                const QWidget *widget = shown.transcript()->widgetOf(row);
                QVERIFY(widget);
                QVERIFY(widget->y() > bottom);
                QVERIFY(widget->height() >= widget->heightForWidth(widget->width()));
                bottom = widget->geometry().bottom();
            }
        }
    }

    void theFocusIsNotLostWhereItsRowLeavesTheScreen()
    {
        const std::unique_ptr<ShownChat> shown(longConversation(400));
        shown->settle();
        auto *last = shown->transcript()->widgetOf(399)->findChild<QToolButton *>();
        last->setFocus();
        shown->transcript()->verticalScrollBar()->setValue(0);
        shown->settle();
        QCOMPARE(shown->view->focusWidget(), last);
    }
};

AGENT0_TEST(ChatTranscriptTest)
#include "tst_chattranscript.moc"
