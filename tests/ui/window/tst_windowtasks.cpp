#include "support/testmain.h"
#include "ui/support/hands.h"
#include "ui/support/stage.h"
#include "views/commandpalette.h"
#include "views/shortcutlist.h"
#include "views/tray.h"

#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace agent0;
using namespace agent0::test;

namespace {

Error endOfSession()
{
    return {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s, u"It ended."_s, u"Sign in."_s, {}, {}};
}

Error noProfile()
{
    return {Fault::Configuration, Leg::Configuration, u"profile_missing"_s, u"There is no profile."_s, {}, {}, {}};
}

QToolButton *person(WindowStage &stage) { return stage.window.findChild<QToolButton *>(u"person"_s); }

} // namespace

/// What can be done around the views: in the sidebar, the header, the start page, the palette and the tray.
class WindowTasksTest : public QObject {
    Q_OBJECT

private slots:
    void aViewIsChosenInTheSidebar_data() { withKeyboardAndMouse(); }
    void aViewIsChosenInTheSidebar()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        use(stage.window.findChild<QAbstractButton *>(u"view.other"_s), by);
        QCOMPARE(stage.window.currentView(), u"other"_s);
    }

    void theMenuOfThePersonSignsOut_data() { withKeyboardAndMouse(); }
    void theMenuOfThePersonSignsOut()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        useEntry(person(stage), u"Sign out"_s, by);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedOut>(stage.session.state()); }));
    }

    void theMenuOfThePersonLeadsEverywhere_data() { withKeyboardAndMouse(); }
    void theMenuOfThePersonLeadsEverywhere()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        QSignalSpy setUp(&stage.session, &SessionModel::setUpWanted);
        QSignalSpy quit(&stage.window, &MainWindow::quitAsked);
        useEntry(person(stage), u"Set up a profile …"_s, by);
        QCOMPARE(setUp.count(), 1);
        useEntry(person(stage), u"Quit"_s, by);
        QCOMPARE(quit.count(), 1);
        useEntry(person(stage), u"Commands …"_s, by);
        QVERIFY(stage.window.findChild<CommandPalette *>());
    }

    void theListOfShortcutsIsOpenedAndClosed_data() { withKeyboardAndMouse(); }
    void theListOfShortcutsIsOpenedAndClosed()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        useEntry(person(stage), u"Keyboard shortcuts"_s, by);
        QPointer<ShortcutList> list = stage.window.findChild<ShortcutList *>();
        QVERIFY(list && QTest::qWaitForWindowActive(list));
        use(list->findChild<QPushButton *>(), by);
        QTRY_VERIFY(!list);
    }

    void aCommandIsChosenInThePalette_data() { withKeyboardAndMouse(); }
    void aCommandIsChosenInThePalette()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        QTest::keyClick(&stage.window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = stage.window.findChild<CommandPalette *>();
        auto *words = palette->findChild<QLineEdit *>();
        QTest::keyClicks(words, u"go to"_s);
        const auto *list = palette->findChild<QListView *>();
        QCOMPARE(list->model()->rowCount(), 2);
        if (by == By::Mouse) {
            QTest::mouseClick(
                list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        } else {
            QTest::keyClick(words, Qt::Key_Down);
            QTest::keyClick(words, Qt::Key_Up);
            QTest::keyClick(words, Qt::Key_Return);
        }
        QCOMPARE(stage.window.currentView(), u"other"_s);
    }

    void whileTheBrowserIsWaitedForItIsHelpedAlong_data() { withKeyboardAndMouse(); }
    void whileTheBrowserIsWaitedForItIsHelpedAlong()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.browses = false;
        stage.open();
        use(stage.find<QPushButton>(u"Sign in"_s), by);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<WaitingForBrowser>(stage.session.state()); }));
        use(stage.find<QPushButton>(u"Open the page again"_s), by);
        QCOMPARE(stage.opened.size(), 2);
        use(stage.find<QPushButton>(u"Copy the address"_s), by);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), stage.opened.constFirst());
        use(stage.find<QPushButton>(u"Cancel"_s), by);
        QVERIFY(std::holds_alternative<SignedOut>(stage.session.state()));
    }

    void theBannerSignsInAgain_data() { withKeyboardAndMouse(); }
    void theBannerSignsInAgain()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        stage.session.noteFailure(endOfSession());
        use(stage.find<QPushButton>(u"Sign in again"_s), by);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedInSession>(stage.session.state()); }));
    }

    void aNewcomerGoesOnFromTheFirstPage_data() { withKeyboardAndMouse(); }
    void aNewcomerGoesOnFromTheFirstPage()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.session.leave();
        stage.session.refuse(noProfile());
        QSignalSpy setUp(&stage.session, &SessionModel::setUpWanted);
        QSignalSpy sandbox(&stage.session, &SessionModel::sandboxWanted);
        QSignalSpy again(&stage.session, &SessionModel::profileWanted);
        use(stage.find<QPushButton>(u"Set up Agent0"_s), by);
        QCOMPARE(setUp.count(), 1);
        use(stage.find<QPushButton>(u"Try it on the sandbox"_s), by);
        QCOMPARE(sandbox.count(), 1);
        use(stage.find<QPushButton>(u"Try again"_s), by);
        QCOMPARE(again.count(), 1);
    }

    void whatNeedsNobodyIsOpenedFromTheFirstPage_data() { withKeyboardAndMouse(); }
    void whatNeedsNobodyIsOpenedFromTheFirstPage()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.window.setViews(
            {{u"help"_s, u"Help"_s, u"help"_s, {}, [] { return new QWidget; }, View::For::Everybody}});
        stage.open();
        use(stage.find<QToolButton>(u"Help"_s), by);
        QCOMPARE(stage.window.currentView(), u"help"_s);
        use(stage.window.findChild<QAbstractButton *>(u"view.start"_s), by);
        QVERIFY(stage.find<QPushButton>(u"Sign in"_s)->isVisible());
    }

    /// Its menu is drawn by the desktop; what it leads to is ours.
    void theTrayDoesWhatItsMenuSays_data() { withKeyboardAndMouse(); }
    void theTrayDoesWhatItsMenuSays()
    {
        QFETCH(By, by);
        WindowStage stage;
        stage.open();
        stage.signIn();
        Tray tray(stage.session);
        QSignalSpy opened(&tray, &Tray::opened);
        QSignalSpy quit(&tray, &Tray::quitAsked);
        auto *menu = trayMenu();
        for (const QString &entry : {u"Open Agent0"_s, u"Quit"_s, u"Sign out"_s}) {
            menu->popup(QPoint(10, 10));
            useEntry(menu, entry, by);
        }
        QCOMPARE(opened.count(), 1);
        QCOMPARE(quit.count(), 1);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedOut>(stage.session.state()); }));
        menu->popup(QPoint(10, 10));
        useEntry(menu, u"Sign in"_s, by);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedInSession>(stage.session.state()); }));
    }

private:
    static QMenu *trayMenu()
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            auto *menu = qobject_cast<QMenu *>(one);
            if (menu && !menu->parent() && std::ranges::count(menu->actions(), u"Open Agent0"_s, &QAction::text) == 1)
                return menu;
        }
        return nullptr;
    }
};

AGENT0_TEST(WindowTasksTest)
#include "tst_windowtasks.moc"
