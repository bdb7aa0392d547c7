#include "config/profilejson.h"
#include "shownconnections.h"
#include "support/fulldisk.h"
#include "support/testmain.h"
#include "ui/support/hands.h"
#include "views/connectionform.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

using namespace agent0;
using namespace agent0::test;

/// What is done to connections in their view.
class ConnectionDeedsTest : public QObject {
    Q_OBJECT

private slots:
    void aConnectionIsCheckedFromItsDetails_data() { withKeyboardAndMouse(); }
    void aConnectionIsCheckedFromItsDetails()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        QSignalSpy wanted(&shown.view, &ConnectionsView::checkWanted);
        shown.view.select(u"notes0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        use(widgetNamed<QAbstractButton>(shown.details(), u"Check"_s), by);
        QCOMPARE(wanted, QList<QVariantList>{{u"notes0"_s}});
    }

    void whatAnotherProgramChangedIsReadAgain()
    {
        AdminStage stage;
        stage.signIn();
        ShownConnections shown(stage);
        VERIFY_DONE(await(stage.chain.another()->access(u"todo0"_s)));
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_F5); // by mouse it is in the palette
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
    }

    void connectsAllThatIsSelected_data() { withKeyboardAndMouse(); }
    void connectsAllThatIsSelected()
    {
        QFETCH(By, by);
        AdminStage stage;
        stage.signIn();
        ShownConnections shown(stage);
        if (by == By::Mouse) {
            for (const QString &id : {u"todo0"_s, u"notes0"_s})
                shown.clickRow(stage.desk.model().rowOf(id), Qt::ControlModifier);
        } else {
            shown.table()->setFocus();
            QTest::keyClick(shown.table(), Qt::Key_A, Qt::ControlModifier);
        }
        shown.act(u"Connect"_s, by, Qt::Key_Return);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        QTRY_COMPARE(stage.state(u"notes0"_s), ConnectionState::Connected);
    }

    void disconnects_data() { withKeyboardAndMouse(); }
    void disconnects()
    {
        QFETCH(By, by);
        AdminStage stage;
        stage.signIn();
        VERIFY_DONE(await(stage.chain.agent->access(u"todo0"_s)));
        VERIFY_DONE(await(stage.chain.agent->access(u"notes0"_s)));
        ShownConnections shown(stage);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        choose(shown.table(), stage.desk.model().rowOf(u"todo0"_s), by);
        shown.act(u"Disconnect"_s, by, Qt::Key_Backspace);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
        QCOMPARE(stage.state(u"notes0"_s), ConnectionState::Connected);
    }

    void testsTheWholeChain_data() { withKeyboardAndMouse(); }
    void testsTheWholeChain()
    {
        QFETCH(By, by);
        AdminStage stage;
        stage.signIn();
        ShownConnections shown(stage);
        choose(shown.table(), stage.desk.model().rowOf(u"todo0"_s), by);
        shown.act(u"Test"_s, by, Qt::Key_T);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        QVERIFY(!stage.desk.model().failure(u"todo0"_s));
    }

    void disablesAndEnables_data() { withKeyboardAndMouse(); }
    void disablesAndEnables()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        choose(shown.table(), stage.desk.model().rowOf(u"todo0"_s), by);
        shown.act(u"Disable"_s, by, Qt::Key_E, Qt::ShiftModifier);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Disabled);
        QCOMPARE(shown.table()->selectedIds(), QStringList{u"todo0"_s});
        shown.act(u"Enable"_s, by, Qt::Key_E);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void theFormForANewOneOpensAndIsLeft_data() { withKeyboardAndMouse(); }
    void theFormForANewOneOpensAndIsLeft()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        if (by == By::Mouse)
            click(widgetNamed<QPushButton>(&shown.view, u"Add…"_s));
        else
            QTest::keyClick(shown.table(), Qt::Key_N, Qt::ControlModifier);
        QPointer<ConnectionForm> form = openDialog<ConnectionForm>(&shown.view);
        QVERIFY(form && QTest::qWaitForWindowActive(form));
        use(widgetNamed<QPushButton>(form, u"Cancel"_s), by);
        QTRY_VERIFY(!form);
        QCOMPARE(stage.desk.model().total(), int(stage.chain.profile.connections.size()));
    }

    void oneIsEdited_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {"F2", "Return", "double click", "button", "button by keyboard", "menu"})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void oneIsEdited()
    {
        QFETCH(const QString, way);
        AdminStage stage;
        ShownConnections shown(stage);
        const int row = stage.desk.model().rowOf(u"todo0"_s);
        choose(shown.table(), row, By::Mouse);
        QTRY_VERIFY(shown.details()->isVisible());
        const QPoint place = shown.table()->visualRect(shown.table()->model()->index(row, 0)).center();
        if (way == "F2"_L1)
            QTest::keyClick(shown.table(), Qt::Key_F2);
        else if (way == "Return"_L1)
            QTest::keyClick(shown.table(), Qt::Key_Return);
        else if (way == "double click"_L1)
            QTest::mouseDClick(shown.table()->viewport(), Qt::LeftButton, {}, place);
        else if (way == "menu"_L1)
            useEntry(menuOf(shown.table(), row, By::Mouse), u"Edit…"_s, By::Mouse);
        else
            use(widgetNamed<QPushButton>(shown.details(), u"Edit…"_s), way == "button"_L1 ? By::Mouse : By::Keyboard);
        auto *form = openDialog<ConnectionForm>(&shown.view);
        QVERIFY(form);
        QCOMPARE(form->findChild<QLineEdit *>(u"displayName"_s)->text(), u"Todo0"_s);
    }

    void theKillSwitchAsksThenSaysWhatLivesOn_data() { withKeyboardAndMouse(); }
    void theKillSwitchAsksThenSaysWhatLivesOn()
    {
        QFETCH(By, by);
        AdminStage stage;
        stage.signIn();
        VERIFY_DONE(await(stage.chain.agent->access(u"todo0"_s)));
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        use(widgetNamed<QAbstractButton>(shown.details(), u"Cut off now…"_s), by);
        auto *question = openDialog<QMessageBox>(&shown.view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        use(widgetNamed<QAbstractButton>(question, u"Cut off"_s), by);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Disabled);
        QTRY_VERIFY(shownText(shown.details()).contains(u"Access token of todo0: revoked"_s));
        QVERIFY(shownText(shown.details()).contains(u"can use it until"_s));
        QVERIFY(shownText(shown.details()).contains(u"The connection is disabled."_s));
    }

    void theKillSwitchDoesNothingWhenCancelled()
    {
        AdminStage stage;
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QAbstractButton>(shown.details(), u"Cut off now…"_s));
        auto *question = openDialog<QMessageBox>(&shown.view);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question->isVisible());
        QCOMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void whatHappenedIsShownFromAFailure_data() { withKeyboardAndMouse(); }
    void whatHappenedIsShownFromAFailure()
    {
        QFETCH(By, by);
        AdminStage stage;
        ActivityRecord refused;
        refused.time = stage.chain.clock.now();
        refused.kind = ActivityKind::AccessRefused;
        refused.flow = u"broken"_s;
        refused.connection = u"todo0"_s;
        refused.leg = Leg::Exchange;
        refused.result = u"invalid_grant"_s;
        stage.record(refused);
        ShownConnections shown(stage);
        QSignalSpy wanted(&shown.view, &ConnectionsView::flowWanted);
        stage.desk.model().setFailure(
            u"todo0"_s, Error{Fault::Refused, Leg::Exchange, u"invalid_grant"_s, u"It said no."_s, u"Ask."_s, {}, {}});
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(widgetNamed<QAbstractButton>(shown.details(), u"Show what happened"_s)->isVisible());
        use(widgetNamed<QAbstractButton>(shown.details(), u"Show what happened"_s), by);
        QCOMPARE(wanted, QList<QVariantList>{{u"broken"_s}});
    }

    void removesAfterAsking_data() { withKeyboardAndMouse(); }
    void removesAfterAsking()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        use(widgetNamed<QAbstractButton>(shown.details(), u"Remove…"_s), by);
        auto *question = openDialog<QMessageBox>(&shown.view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        QCOMPARE(question->focusWidget(), question->button(QMessageBox::Cancel)); // Return alone removes nothing
        use(widgetNamed<QAbstractButton>(question, u"Remove"_s), by);
        QTRY_COMPARE(stage.desk.model().rowOf(u"todo0"_s), -1);
    }

    void exportsWhatIsSelected_data()
    {
        QTest::addColumn<By>("by");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<Qt::Key>("key");
        for (const By by : {By::Keyboard, By::Mouse}) {
            const char *hand = by == By::Mouse ? "mouse" : "keyboard";
            QTest::addRow("JSON by %s", hand) << by << u"Export as JSON…"_s << Qt::Key_J;
            QTest::addRow("CSV by %s", hand) << by << u"Export as CSV…"_s << Qt::Key_C;
        }
    }
    void exportsWhatIsSelected()
    {
        QFETCH(const By, by);
        QFETCH(const QString, entry);
        QFETCH(const Qt::Key, key);
        AdminStage stage;
        ShownConnections shown(stage);
        choose(shown.table(), stage.desk.model().rowOf(u"todo0"_s), by);
        if (by == By::Mouse)
            useEntry(widgetNamed<QToolButton>(&shown.view, u"Export"_s), entry, by);
        else
            QTest::keyClick(shown.table(), key, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = openDialog<QFileDialog>(&shown.view);
        QVERIFY(dialog);
        const QString path = stage.chain.folder.filePath(u"out.file"_s);
        saveAs(dialog, path, by);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.contains("todo0") && !written.contains("notes0"));
        constexpr QFileDevice::Permissions OfOthers{0x0077};
        QCOMPARE(file.permissions() & OfOthers, QFileDevice::Permissions());
    }

    void anExportThatFindsNoRoomIsSaid()
    {
        AdminStage stage;
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = openDialog<QFileDialog>(&shown.view);
        const QString path = stage.chain.folder.filePath(u"out.json"_s);
        dialog->selectFile(path);
        const test::FullDisk full;
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(shownText(&shown.view).contains(u"out.json"_s));
        QVERIFY(!QFile::exists(path));
    }
};

AGENT0_TEST(ConnectionDeedsTest)
#include "tst_connectiondeeds.moc"
