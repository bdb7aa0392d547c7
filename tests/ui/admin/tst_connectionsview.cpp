#include "shownconnections.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/commandpalette.h"

#include <QHeaderView>
#include <QLineEdit>

using namespace agent0;
using namespace agent0::test;

namespace {

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
        ShownConnections shown(stage);
        QCOMPARE(namesIn(shown.table()).size(), stage.chain.profile.connections.size());
        QVERIFY(namesIn(shown.table()).contains(u"todo0"_s));
        QVERIFY(!shown.details()->isVisible());
    }

    void whatIsChosenIsShownInDetail_data() { withKeyboardAndMouse(); }
    void whatIsChosenIsShownInDetail()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        choose(shown.table(), stage.desk.model().rowOf(u"notes0"_s), by);
        QTRY_VERIFY(shown.details()->isVisible());
        QVERIFY(shownText(shown.details()).contains(u"Notes0"_s));
    }

    void sorts_data() { withKeyboardAndMouse(); }
    void sorts()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        const QStringList before = namesIn(shown.table());
        if (by == By::Mouse) {
            const auto *header = shown.table()->horizontalHeader();
            const QPoint name(header->sectionViewportPosition(ConnectionModel::Name) + 20, header->height() / 2);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
        } else {
            QMenu *menu = menuOf(shown.table(), 0, by);
            useEntry(menu, u"Sort"_s, by);
            useEntry(qobject_cast<QMenu *>(QApplication::activePopupWidget()), u"Sort by: Name"_s, by);
        }
        const QStringList after = namesIn(shown.table());
        QVERIFY(before != after);
        QCOMPARE(QStringList(after.rbegin(), after.rend()), before);
    }

    void itIsSortedFromTheCommandPalette()
    {
        AdminStage stage;
        ShownConnections shown(stage);
        const auto commands = commandsOf(shown.view);
        const auto byState = std::ranges::find(commands, u"Sort by: State"_s, &QAction::text);
        QVERIFY(byState != commands.end());
        (*byState)->trigger();
        QCOMPARE(stage.desk.model().choice().column, int(ConnectionModel::State));
        QCOMPARE(shown.table()->horizontalHeader()->sortIndicatorSection(), int(ConnectionModel::State));
    }

    void aFailureIsSaidInWordsWithTheNextStep()
    {
        AdminStage stage; // nobody is signed in
        ShownConnections shown(stage);
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
        ShownConnections shown(stage);
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

    void everythingIsReachedWithTheTabKey()
    {
        AdminStage stage;
        stage.signIn();
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        QCOMPARE(notReachedByTab(shown.view), QStringList());
    }

    void filtersWhileTypingAndClears_data() { withKeyboardAndMouse(); }
    void filtersWhileTypingAndClears()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        auto *filter = widgetNamed<QLineEdit>(&shown.view, u"Filter connections"_s);
        shown.table()->setFocus();
        if (by == By::Keyboard)
            QTest::keyClick(shown.table(), Qt::Key_F, Qt::ControlModifier);
        else
            QTest::mouseClick(filter, Qt::LeftButton);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"notes"_s);
        QCOMPARE(namesIn(shown.table()), QStringList{u"notes0"_s});
        QTest::keyClicks(filter, u"zzz"_s);
        QVERIFY(!shown.table()->isVisible());
        use(widgetNamed<QAbstractButton>(&shown.view, u"Clear the filter"_s), by);
        QVERIFY(shown.table()->isVisible());
    }

    void groupsByStateWithHeadlines_data() { withKeyboardAndMouse(); }
    void groupsByStateWithHeadlines()
    {
        QFETCH(By, by);
        AdminStage stage;
        ShownConnections shown(stage);
        use(widgetNamed<QToolButton>(&shown.view, u"Group by state"_s), by);
        QVERIFY(stage.desk.model().isHeadline(0));
        QCOMPARE(shown.table()->columnSpan(0, 0), int(ConnectionModel::ColumnCount));
        shown.clickRow(0);
        QVERIFY(shown.table()->selectedIds().isEmpty());
    }

    void theSelectionLivesThroughSortingAndReading()
    {
        AdminStage stage;
        ShownConnections shown(stage);
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
        ShownConnections shown(stage);
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

    void whatPolicyManagesIsLockedWithItsReason()
    {
        const Chain probe;
        AdminStage stage(AdminStage::managing(probe.profile, u"notes0"_s));
        ShownConnections shown(stage);
        shown.table()->select(u"notes0"_s);
        QTRY_VERIFY(shownText(shown.details()).contains(u"policy.json"_s));
        QVERIFY(!widgetNamed<QAbstractButton>(shown.details(), u"Edit…"_s)->isEnabled());
        shown.table()->setFocus();
        QTest::keyClick(shown.table(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shownText(&shown.view).contains(u"as your organisation has set"_s));
        QCOMPARE(stage.state(u"notes0"_s), ConnectionState::NotConnected);
    }

    void nothingConnectedYetOffersToAddOne()
    {
        AdminStage stage;
        stage.chain.agent->setConnections({});
        ShownConnections shown(stage);
        QTRY_VERIFY(widgetNamed<QAbstractButton>(&shown.view, u"Add a connection…"_s)->isVisible());
        QVERIFY(shownText(&shown.view).contains(u"Nothing connected yet"_s));
    }

    void everythingHasANameForScreenReaders()
    {
        AdminStage stage;
        ShownConnections shown(stage);
        shown.table()->select(u"todo0"_s);
        QTRY_VERIFY(shown.details()->isVisible());
        QCOMPARE(nameless(&shown.view), QStringList());
    }

    void worksFromRightToLeft()
    {
        AdminStage stage;
        ShownConnections shown(stage);
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
