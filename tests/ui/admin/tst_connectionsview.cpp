#include "views/connectionsview.h"

#include "adminstage.h"
#include "config/profilejson.h"
#include "support/fulldisk.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "views/connectiondetailspane.h"
#include "views/connectiontable.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QToolButton>

using namespace agent0;
using namespace agent0::test;

namespace {

/// The view in a window that has the focus, all connections read.
struct Shown {
    explicit Shown(AdminStage &stage) : view(stage.desk)
    {
        view.resize(1280, 800);
        view.show();
        stage.reload();
        QVERIFY(QTest::qWaitForWindowActive(&view));
    }
    ConnectionTable *table() { return view.findChild<ConnectionTable *>(); }
    ConnectionDetailsPane *details() { return view.findChild<ConnectionDetailsPane *>(); }
    void clickRow(int row)
    {
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(row, 0)).center());
    }
    ConnectionsView view;
};

QStringList namesIn(ConnectionTable *table)
{
    QStringList names;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        names << table->model()->index(row, 0).data(ConnectionModel::IdRole).toString();
    return names;
}

} // namespace

class ConnectionsViewTest : public QObject {
    Q_OBJECT

private slots:
    void listsEveryConnection()
    {
        AdminStage stage;
        Shown shown(stage);
        QCOMPARE(namesIn(shown.table()).size(), stage.chain.profile.connections.size());
        QVERIFY(namesIn(shown.table()).contains(u"todo0"_s));
        QVERIFY(!shown.details()->isVisible());
    }

    void aConnectionIsCheckedFromItsDetails()
    {
        AdminStage stage;
        Shown shown(stage);
        QSignalSpy wanted(&shown.view, &ConnectionsView::checkWanted);
        shown.view.select(u"notes0"_s);
        QTRY_VERIFY(widgetNamed<QAbstractButton>(shown.details(), u"Check"_s));
        QTRY_VERIFY(shown.details()->isVisible());
        click(widgetNamed<QAbstractButton>(shown.details(), u"Check"_s));
        QCOMPARE(wanted, QList<QVariantList>{{u"notes0"_s}});
    }

    void connectsAllThatIsSelectedByKeyboard()
    {
        AdminStage stage;
        stage.signIn();
        Shown shown(stage);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(shown.table(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        QTRY_COMPARE(stage.state(u"notes0"_s), ConnectionState::Connected);
    }

    void connectsAndDisconnectsByMouse()
    {
        AdminStage stage;
        stage.signIn();
        Shown shown(stage);
        shown.clickRow(stage.desk.model().rowOf(u"todo0"_s));
        click(widgetNamed<QToolButton>(&shown.view, u"Connect"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        QTRY_COMPARE(stage.desk.waiting(), 0);
        QCOMPARE(stage.state(u"notes0"_s), ConnectionState::NotConnected);
        click(widgetNamed<QToolButton>(&shown.view, u"Disconnect"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void testsTheWholeChain()
    {
        AdminStage stage;
        stage.signIn();
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_T, Qt::ControlModifier);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
        QVERIFY(!stage.desk.model().failure(u"todo0"_s));
    }

    void aFailureIsSaidInWordsWithTheNextStep()
    {
        AdminStage stage; // nobody is signed in
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QToolButton>(&shown.view, u"Connect"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Failed);
        const Error &error = *stage.desk.model().failure(u"todo0"_s);
        QTRY_VERIFY(shownText(shown.details()).contains(error.message));
        QVERIFY(shownText(shown.details()).contains(error.hint));
    }

    void anAdministratorsNoIsAStateOfItsOwnAndStaysOne()
    {
        AdminStage stage;
        stage.signIn();
        QVERIFY(stage.chain.servers.faults().set(u"exchange-not-assigned"_s));
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QToolButton>(&shown.view, u"Connect"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Blocked);
        QTRY_VERIFY(shownText(shown.details()).contains(u"Blocked by the administrator"_s));
        const QString hint = stage.desk.model().failure(u"todo0"_s)->hint;
        QVERIFY(shownText(shown.details()).contains(hint)); // who can change it
        stage.desk.model().setFailure(u"todo0"_s, std::nullopt); // as after a start of the program
        stage.reload();
        QCOMPARE(stage.state(u"todo0"_s), ConnectionState::Blocked);
        QTRY_VERIFY(shownText(shown.details()).contains(hint));
    }

    void disablesAndEnablesByKeyboard()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Disabled);
        QCOMPARE(shown.table()->selectedIds(), QStringList{u"todo0"_s});
        QTest::keyClick(shown.table(), Qt::Key_E, Qt::ControlModifier);
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void disablesAndEnablesByMouse()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.clickRow(stage.desk.model().rowOf(u"todo0"_s));
        click(widgetNamed<QToolButton>(&shown.view, u"Disable"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Disabled);
        click(widgetNamed<QToolButton>(&shown.view, u"Enable"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void testsTheWholeChainByMouse()
    {
        AdminStage stage;
        stage.signIn();
        Shown shown(stage);
        shown.clickRow(stage.desk.model().rowOf(u"todo0"_s));
        click(widgetNamed<QToolButton>(&shown.view, u"Test"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Connected);
    }

    void sortsByAClickOnTheHeader()
    {
        AdminStage stage;
        Shown shown(stage);
        const QStringList before = namesIn(shown.table());
        const auto *header = shown.table()->horizontalHeader();
        const QPoint name(header->sectionViewportPosition(ConnectionModel::Name) + 20, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
        const QStringList after = namesIn(shown.table());
        QVERIFY(before != after);
        QCOMPARE(QStringList(after.rbegin(), after.rend()), before);
    }

    void everythingIsReachedWithTheTabKey()
    {
        AdminStage stage;
        stage.signIn();
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        QCOMPARE(notReachedByTab(shown.view), QStringList());
    }

    void groupsByKeyboard()
    {
        AdminStage stage;
        Shown shown(stage);
        auto *group = widgetNamed<QToolButton>(&shown.view, u"Group by state"_s);
        group->setFocus();
        QTest::keyClick(group, Qt::Key_Space);
        QVERIFY(stage.desk.model().isHeadline(0));
    }

    void filtersWhileTypingAndClears()
    {
        AdminStage stage;
        Shown shown(stage);
        QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
        auto *filter = widgetNamed<QLineEdit>(&shown.view, u"Filter connections"_s);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"notes"_s);
        QCOMPARE(namesIn(shown.table()), QStringList{u"notes0"_s});
        QTest::keyClicks(filter, u"zzz"_s);
        QVERIFY(!shown.table()->isVisible());
        click(widgetNamed<QAbstractButton>(&shown.view, u"Clear the filter"_s));
        QVERIFY(shown.table()->isVisible());
    }

    void groupsByStateWithHeadlines()
    {
        AdminStage stage;
        Shown shown(stage);
        click(widgetNamed<QToolButton>(&shown.view, u"Group by state"_s));
        QVERIFY(stage.desk.model().isHeadline(0));
        QCOMPARE(shown.table()->columnSpan(0, 0), int(ConnectionModel::ColumnCount));
        shown.clickRow(0);
        QVERIFY(shown.table()->selectedIds().isEmpty());
    }

    void theSelectionLivesThroughSortingAndReading()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        shown.table()->sortByColumn(ConnectionModel::Name, Qt::DescendingOrder);
        QCOMPARE(shown.table()->selectedIds(), QStringList{u"todo0"_s});
        stage.reload();
        QCOMPARE(shown.table()->selectedIds(), QStringList{u"todo0"_s});
    }

    void detailsShowBothClientsAndTheClaimsBesideWhatWasAsked()
    {
        AdminStage stage;
        stage.signIn();
        VERIFY_DONE(await(stage.chain.agent->access(u"todo0"_s)));
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        const Profile &profile = stage.chain.profile;
        const QString atResource = profile.connection(u"todo0"_s)->clientId;
        QTRY_VERIFY(shownText(shown.details()).contains(u"client_id \"%1\""_s.arg(atResource)));
        const QString text = shownText(shown.details());
        QVERIFY(text.contains(profile.identityProvider.clientId));
        QVERIFY(text.contains(u"✓ "_s + profile.connection(u"todo0"_s)->audience));
        QVERIFY(text.contains(u"ID token"_s) && text.contains(u"ID-JAG"_s));
        QVERIFY(!text.contains(u"≠"_s));
    }

    void theKillSwitchAsksThenSaysWhatLivesOn()
    {
        AdminStage stage;
        stage.signIn();
        VERIFY_DONE(await(stage.chain.agent->access(u"todo0"_s)));
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QAbstractButton>(shown.details(), u"Cut off now…"_s));
        auto *question = openDialog<QMessageBox>(&shown.view);
        QVERIFY(question);
        click(widgetNamed<QAbstractButton>(question, u"Cut off"_s));
        QTRY_COMPARE(stage.state(u"todo0"_s), ConnectionState::Disabled);
        QTRY_VERIFY(shownText(shown.details()).contains(u"Access token of todo0: revoked"_s));
        QVERIFY(shownText(shown.details()).contains(u"can use it until"_s));
        QVERIFY(shownText(shown.details()).contains(u"The connection is disabled."_s));
    }

    void theKillSwitchDoesNothingWhenCancelled()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QAbstractButton>(shown.details(), u"Cut off now…"_s));
        auto *question = openDialog<QMessageBox>(&shown.view);
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question->isVisible());
        QCOMPARE(stage.state(u"todo0"_s), ConnectionState::NotConnected);
    }

    void whatPolicyManagesIsLockedWithItsReason()
    {
        const Chain probe;
        AdminStage stage(AdminStage::managing(probe.profile, u"notes0"_s));
        Shown shown(stage);
        shown.table()->select(u"notes0"_s);
        QTRY_VERIFY(shownText(shown.details()).contains(u"policy.json"_s));
        QVERIFY(!widgetNamed<QAbstractButton>(shown.details(), u"Edit…"_s)->isEnabled());
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shownText(&shown.view).contains(u"as your organisation has set"_s));
        QCOMPARE(stage.state(u"notes0"_s), ConnectionState::NotConnected);
    }

    void removesAfterAsking()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        click(widgetNamed<QAbstractButton>(shown.details(), u"Remove…"_s));
        auto *question = openDialog<QMessageBox>(&shown.view);
        QVERIFY(question);
        click(widgetNamed<QAbstractButton>(question, u"Remove"_s));
        QTRY_COMPARE(stage.desk.model().rowOf(u"todo0"_s), -1);
    }

    void exportsWhatIsSelected()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = openDialog<QFileDialog>(&shown.view);
        QVERIFY(dialog);
        const QString path = stage.chain.folder.filePath(u"out.json"_s);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        QVERIFY(json.contains("\"todo0\"") && !json.contains("\"notes0\""));
        constexpr QFileDevice::Permissions OfOthers{0x0077};
        QCOMPARE(file.permissions() & OfOthers, QFileDevice::Permissions());
    }

    void anExportThatFindsNoRoomIsSaid()
    {
        AdminStage stage;
        Shown shown(stage);
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

    void nothingConnectedYetOffersToAddOne()
    {
        AdminStage stage;
        stage.chain.agent->setConnections({});
        Shown shown(stage);
        QTRY_VERIFY(widgetNamed<QAbstractButton>(&shown.view, u"Add a connection…"_s)->isVisible());
        QVERIFY(shownText(&shown.view).contains(u"Nothing connected yet"_s));
    }

    void everythingHasANameForScreenReaders()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        QCOMPARE(nameless(&shown.view), QStringList());
    }

    void worksFromRightToLeft()
    {
        AdminStage stage;
        Shown shown(stage);
        shown.view.setLayoutDirection(Qt::RightToLeft);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        const auto left = [&](QWidget *widget) { return widget->mapTo(&shown.view, QPoint()).x(); };
        QTRY_VERIFY(left(shown.details()) < left(shown.table()));
        QVERIFY(!shown.view.grab().isNull());
    }
};

AGENT0_TEST(ConnectionsViewTest)
#include "tst_connectionsview.moc"
