#include "views/helpview.h"

#include "doctor/refusalpages.h"
#include "handles.h"
#include "support/testmain.h"
#include "ui/support/hands.h"
#include "views/theme.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTextBlock>
#include <QTextBrowser>

using namespace agent0;
using namespace agent0::test;
using namespace Qt::StringLiterals;

namespace {

struct ShownHelp {
    explicit ShownHelp(HelpIndex index = doctor::wholeHelp()) : view(std::move(index))
    {
        view.resize(1000, 640);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }

    QListWidget *list() { return widgetNamed<QListWidget>(&view, u"Pages"_s); }
    QTextBrowser *page() { return widgetNamed<QTextBrowser>(&view, u"Page of the help"_s); }
    QLineEdit *field() { return widgetNamed<QLineEdit>(&view, u"Search the help"_s); }
    QAbstractButton *back() { return widgetNamed<QAbstractButton>(&view, u"Back"_s); }
    QString heading() { return page()->document()->firstBlock().text(); }

    HelpView view;
};

HelpIndex hostilePages()
{
    return HelpIndex({HelpPage::fromText(u"one"_s,
                          u"# One\n\n<img src=\"http://127.0.0.1/a.png\"> ![b](http://127.0.0.1/b.png) "
                          u"[out](https://example.com/) [file](file:///etc/passwd) [two](two#code)\n"_s),
        HelpPage::fromText(u"two"_s, u"# Two\n\n## `code`\n\nWhat it means.\n"_s)});
}

} // namespace

class HelpViewTest : public QObject {
    Q_OBJECT

private slots:
    void everyPageIsListedAndTheFirstIsShown()
    {
        ShownHelp shown;
        QCOMPARE(qsizetype(shown.list()->count()), doctor::wholeHelp().pages().size());
        QCOMPARE(shown.heading(), doctor::wholeHelp().pages().first().title);
    }

    void searchingAndReadingNeedsNoMouse()
    {
        ShownHelp shown;
        QTest::keyClick(&shown.view, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(shown.field()->hasFocus());
        QTest::keyClicks(shown.field(), u"audience_mismatch"_s);
        QVERIFY(shown.list()->count() > 0 && shown.list()->count() < 10);
        QVERIFY(shown.page()->toPlainText().contains(u"audience_mismatch"_s));
        QTest::keyClick(shown.field(), Qt::Key_Return);
        QVERIFY(shown.list()->hasFocus());
        QTest::keyClick(shown.list(), Qt::Key_End);
        QCOMPARE(shown.heading(), shown.list()->currentItem()->text());
    }

    void whatIsFoundIsReadByMouse()
    {
        ShownHelp shown;
        write(shown.field(), u"audience_mismatch"_s, By::Mouse);
        choose(shown.list(), shown.list()->count() - 1, By::Mouse);
        QCOMPARE(shown.heading(), shown.list()->currentItem()->text());
    }

    void wordsThatAreNowhereAreSaidToBeSo()
    {
        ShownHelp shown;
        QTest::keyClicks(shown.field(), u"zebracrossing"_s);
        QCOMPARE(shown.list()->count(), 1);
        QCOMPARE(shown.list()->item(0)->text(), u"No page has these words."_s);
        QVERIFY(!shown.list()->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    }

    void aLinkLeadsToAnotherPageAndBack()
    {
        ShownHelp shown;
        shown.view.showTopic(u"same-org"_s);
        QVERIFY(shown.heading().startsWith(u"Both ends"_s));
        emit shown.page()->anchorClicked(QUrl(u"federation"_s));
        QVERIFY(!shown.heading().startsWith(u"Both ends"_s));
        click(shown.back());
        QVERIFY(shown.heading().startsWith(u"Both ends"_s));
        QCOMPARE(shown.list()->currentItem()->text(), shown.heading());
    }

    void aPageIsChosenInTheList_data() { withKeyboardAndMouse(); }
    void aPageIsChosenInTheList()
    {
        QFETCH(By, by);
        ShownHelp shown;
        choose(shown.list(), 3, by);
        QCOMPARE(shown.heading(), shown.list()->item(3)->text());
    }

    void aLinkIsFollowedAndLeftAgain_data() { withKeyboardAndMouse(); }
    void aLinkIsFollowedAndLeftAgain()
    {
        QFETCH(By, by);
        ShownHelp shown(hostilePages());
        if (by == By::Mouse) {
            QTextCursor link = shown.page()->document()->find(u"two"_s);
            const QPoint place = shown.page()->cursorRect(link).center() - QPoint(4, 0);
            QTest::mouseClick(shown.page()->viewport(), Qt::LeftButton, {}, place);
        } else {
            shown.page()->setFocus(Qt::TabFocusReason);
            for (int tab = 0; tab < 6 && shown.heading() == u"One"_s; ++tab) {
                QTest::keyClick(shown.page(), Qt::Key_Tab);
                QTest::keyClick(shown.page(), Qt::Key_Return);
            }
        }
        QCOMPARE(shown.heading(), u"Two"_s);
        use(shown.back(), by);
        QCOMPARE(shown.heading(), u"One"_s);
    }

    void aLinkToACodeShowsItsSection()
    {
        ShownHelp shown(hostilePages());
        emit shown.page()->anchorClicked(QUrl(u"two#code"_s));
        QCOMPARE(shown.heading(), u"Two"_s);
        QCOMPARE(shown.page()->textCursor().block().text(), u"code"_s);
    }

    void aLinkToTheOutsideLeadsNowhere()
    {
        ShownHelp shown(hostilePages());
        for (const QString &address : {u"https://example.com/"_s, u"file:///etc/passwd"_s, u"javascript:1"_s}) {
            emit shown.page()->anchorClicked(QUrl(address));
            QCOMPARE(shown.heading(), u"One"_s);
        }
        QVERIFY(!shown.back()->isEnabled());
    }

    void aPageFetchesNothingAndIsNoHtml()
    {
        ShownHelp shown(hostilePages());
        QCOMPARE(shown.page()->loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)), QVariant());
        QCOMPARE(
            shown.page()->loadResource(QTextDocument::ImageResource, QUrl(u":/agent0/icons/ok.svg"_s)), QVariant());
        QVERIFY(shown.page()->toPlainText().contains(u"<img src"_s));
    }

    void everyPageThatAFindingOrALinkNamesIsThere()
    {
        ShownHelp shown;
        const HelpIndex index = doctor::wholeHelp();
        for (const HelpPage &page : index.pages()) {
            shown.view.showTopic(page.topic);
            QCOMPARE(shown.heading(), QString(page.title).remove(u'`'));
        }
    }

    void linksAreReadableInEveryAppearance()
    {
        ShownHelp shown(hostilePages());
        const auto colorOfTheLink = [&shown] {
            const QTextBlock block = shown.page()->document()->firstBlock().next();
            for (auto part = block.begin(); !part.atEnd(); ++part) {
                if (part.fragment().charFormat().isAnchor())
                    return part.fragment().charFormat().foreground().color();
            }
            return QColor();
        };
        for (const Appearance appearance : {Appearance::Dark, Appearance::Light}) {
            redress(appearance);
            QTRY_COMPARE(colorOfTheLink(), paletteOf(appearance).color(QPalette::Link));
        }
    }

    void theTabKeyGoesThroughTheLinksAndOutOfThePage()
    {
        ShownHelp shown(hostilePages());
        shown.page()->setFocus();
        QStringList focused;
        for (int pressed = 0; pressed < 12; ++pressed) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            focused << QApplication::focusWidget()->accessibleName();
        }
        QVERIFY2(focused.contains(u"Search the help"_s), qPrintable(focused.join(u'\n')));
        QVERIFY2(focused.contains(u"Pages"_s), qPrintable(focused.join(u'\n')));
    }

    void everythingHasANameForScreenReaders()
    {
        ShownHelp shown;
        QCOMPARE(nameless(&shown.view), QStringList());
    }
};

AGENT0_TEST(HelpViewTest)
#include "tst_helpview.moc"
