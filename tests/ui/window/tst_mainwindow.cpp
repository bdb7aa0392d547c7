#include "support/testmain.h"
#include "ui/support/stage.h"
#include "views/commandpalette.h"
#include "views/shortcutlist.h"
#include "views/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::WindowStage;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void aViewIsMadeWhenItIsFirstShown()
    {
        WindowStage stage;
        int made = 0;
        stage.window.setViews({{u"a"_s, u"A"_s, u"todos"_s, {}, [&] { return ++made, new QWidget; }},
            {u"b"_s, u"B"_s, u"notes"_s, {}, [&] { return made += 10, new QWidget; }}});
        stage.open();
        QCOMPARE(made, 0);
        stage.signIn();
        QCOMPARE(made, 1);
        stage.window.showView(u"b"_s);
        stage.window.showView(u"a"_s);
        stage.window.showView(u"b"_s);
        QCOMPARE(made, 11);
    }

    void theSignInButtonLeadsToTheTodos()
    {
        WindowStage stage;
        stage.open();
        QTest::mouseClick(stage.find<QPushButton>(u"Sign in"_s), Qt::LeftButton);
        QVERIFY(stage.waitFor([&] { return stage.todos->rowCount() == 5; }));
        QCOMPARE(stage.window.currentView(), u"todos"_s);
    }

    void theWholeSignInIsDoneByKeyboard()
    {
        WindowStage stage;
        stage.open();
        auto *button = stage.find<QPushButton>(u"Sign in"_s);
        for (int i = 0; i < 10 && !button->hasFocus(); ++i)
            QTest::keyClick(&stage.window, Qt::Key_Tab);
        QVERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(stage.waitFor([&] { return stage.todos->rowCount() == 5; }));
    }

    void whatThePageIsThereForHasTheFocus()
    {
        WindowStage stage;
        stage.browses = false;
        stage.open();
        QVERIFY(stage.find<QPushButton>(u"Sign in"_s)->hasFocus());
        QTest::keyClick(stage.window.focusWidget(), Qt::Key_Return);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<WaitingForBrowser>(stage.session.state()); }));
        QVERIFY(stage.find<QPushButton>(u"Open the page again"_s)->hasFocus());
        QTest::mouseClick(stage.find<QPushButton>(u"Cancel"_s), Qt::LeftButton);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedOut>(stage.session.state()); }));
        QVERIFY(stage.find<QPushButton>(u"Sign in"_s)->hasFocus());
    }

    void theAddressIsCopiedOnlyWhenItIsAskedFor()
    {
        WindowStage stage;
        stage.browses = false;
        QGuiApplication::clipboard()->setText(u"mine"_s);
        stage.open();
        stage.session.signIn();
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<WaitingForBrowser>(stage.session.state()); }));
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
        QTest::mouseClick(stage.find<QPushButton>(u"Copy the address"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), stage.opened.constFirst());
        QTest::mouseClick(stage.find<QPushButton>(u"Open the page again"_s), Qt::LeftButton);
        QCOMPARE(stage.opened.size(), 2);
        QTest::mouseClick(stage.find<QPushButton>(u"Cancel"_s), Qt::LeftButton);
        QVERIFY(std::holds_alternative<SignedOut>(stage.session.state()));
    }

    void aSessionThatEndedKeepsWhatIsOnTheScreen()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        stage.session.noteFailure(
            {Fault::SignInNeeded, Leg::Refresh, u"session_ended"_s, u"It ended."_s, u"Sign in."_s, {}, {}});
        QCOMPARE(stage.todos->rowCount(), 5);
        QCOMPARE(stage.window.currentView(), u"todos"_s);
        QTest::mouseClick(stage.find<QPushButton>(u"Sign in again"_s), Qt::LeftButton);
        QVERIFY(stage.waitFor([&] { return std::holds_alternative<SignedInSession>(stage.session.state()); }));
    }

    void viewsAreReachedByTheirShortcuts()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        QTest::keyClick(&stage.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(stage.window.currentView(), u"other"_s);
        QTest::keyClick(&stage.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(stage.window.currentView(), u"todos"_s);
    }

    void theCommandPaletteFindsAndDoes()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        QTest::keyClick(&stage.window, Qt::Key_K, Qt::ControlModifier);
        auto *palette = stage.window.findChild<CommandPalette *>();
        QVERIFY(palette && palette->isVisible());
        auto *words = palette->findChild<QLineEdit *>();
        QTest::keyClicks(words, u"other go"_s);
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(stage.window.currentView(), u"other"_s);
    }

    void everyShortcutIsListed()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        QTest::keyClick(&stage.window, Qt::Key_F1);
        auto *list = stage.window.findChild<ShortcutList *>();
        QVERIFY(list && list->isVisible());
        QStringList words;
        const auto labels = list->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            words << label->text();
        QVERIFY(words.contains(u"Go to Other"_s));
        QVERIFY(words.contains(QKeySequence(Qt::CTRL | Qt::Key_2).toString(QKeySequence::NativeText)));
    }

    void anAddressOrAFileIsTakenThatIsDroppedOnTheWindow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("taken");
        QTest::addRow("an address") << u" https://api.example/v1 "_s << true;
        QTest::addRow("words") << u"buy milk"_s << false;
        QTest::addRow("something that runs") << u"javascript:alert(1)"_s << false;
    }
    void anAddressOrAFileIsTakenThatIsDroppedOnTheWindow()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, taken);
        WindowStage stage;
        stage.open();
        QSignalSpy addresses(&stage.window, &MainWindow::addressDropped);
        QMimeData data;
        data.setText(text);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&stage.window, &enter);
        QCOMPARE(enter.isAccepted(), taken);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&stage.window, &drop);
        QCOMPARE(addresses.count(), taken ? 1 : 0);
        if (taken)
            QCOMPARE(addresses[0][0].toString(), text.trimmed());
    }

    void aProfileFileIsTakenThatIsDroppedOnTheWindow()
    {
        WindowStage stage;
        stage.open();
        QSignalSpy files(&stage.window, &MainWindow::fileDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/home/ada/acme.json"_s)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&stage.window, &enter);
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&stage.window, &drop);
        QCOMPARE(files.count(), 1);
        QCOMPARE(files[0][0].toString(), u"/home/ada/acme.json"_s);
    }

    void closingTheWindowIsLeftToTheProgram()
    {
        WindowStage stage;
        stage.open();
        QSignalSpy asked(&stage.window, &MainWindow::closeAsked);
        stage.window.close();
        QCOMPARE(asked.count(), 1);
        QVERIFY(stage.window.isVisible());
    }

    void theOtherAppearanceIsTakenOverWhileTheProgramRuns()
    {
        WindowStage stage;
        stage.open();
        stage.signIn();
        const QColor light = stage.window.grab().toImage().pixelColor(400, 300);
        redress(Appearance::Dark);
        QTest::qWait(0);
        const QColor dark = stage.window.grab().toImage().pixelColor(400, 300);
        redress(Appearance::Light);
        QVERIFY(light.lightness() > 200);
        QVERIFY(dark.lightness() < 80);
    }
};

AGENT0_TEST(MainWindowTest)
#include "tst_mainwindow.moc"
