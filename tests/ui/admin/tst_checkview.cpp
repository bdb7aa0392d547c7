#include "views/checkview.h"

#include "adminstage.h"
#include "doctor/ticket.h"
#include "support/fulldisk.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "ui/support/hands.h"
#include "views/roleschart.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QToolButton>

using namespace agent0;
using namespace agent0::test;

namespace {

CheckSource sourceOf(Chain &chain)
{
    const auto doctor = [&chain] {
        Effective effective;
        effective.profile = chain.profile;
        return Result<std::unique_ptr<doctor::Doctor>>(
            std::make_unique<doctor::Doctor>(chain.ports(), effective, chain.folder.filePath(u"data"_s)));
    };
    return {doctor, [&chain] { return chain.profile; }};
}

Error noProfile()
{
    return {Fault::Configuration, Leg::Configuration, u"profile_missing"_s, u"There is no profile."_s, u"Write one."_s,
        {}, {}};
}

/// The check over a signed-in profile on the sandbox.
struct ShownCheck {
    explicit ShownCheck(const QString &fault = {})
    {
        VERIFY_DONE(chain.signIn());
        if (!fault.isEmpty())
            QVERIFY(chain.servers.faults().set(fault).has_value());
        view.emplace(sourceOf(chain));
        view->resize(1000, 640);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(&*view));
    }

    QListView *list() { return widgetNamed<QListView>(&*view, u"Findings"_s); }
    QAbstractButton *saving() { return widgetNamed<QAbstractButton>(&*view, u"Save report…"_s); }
    void check()
    {
        click(widgetNamed<QAbstractButton>(&*view, u"Check"_s));
        finish();
    }
    void finish() { QTRY_VERIFY_WITH_TIMEOUT(saving()->isEnabled(), 30'000); }

    Chain chain;
    std::optional<CheckView> view; // before the chain goes
};

} // namespace

class CheckViewTest : public QObject {
    Q_OBJECT

private slots:
    void theModelKeepsItsPromisesWhileFindingsCome()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        CheckModel model(sourceOf(chain));
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.phase(), CheckModel::Phase::NotRun);
        model.run(u"todo0"_s);
        QCOMPARE(model.phase(), CheckModel::Phase::Running);
        QTRY_COMPARE_WITH_TIMEOUT(model.phase(), CheckModel::Phase::Done, 30'000);
        QCOMPARE(qsizetype(model.rowCount()), model.expected());
        QCOMPARE(qsizetype(model.rowCount()), model.report().findings.size());
        QCOMPARE(model.firstTrouble(), -1);
    }

    void aSecondRunTakesThePlaceOfTheFirst()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        CheckModel model(sourceOf(chain));
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.run({});
        QTRY_VERIFY(model.rowCount() > 3);
        model.run(u"notes0"_s);
        QTRY_COMPARE_WITH_TIMEOUT(model.phase(), CheckModel::Phase::Done, 30'000);
        QCOMPARE(qsizetype(model.rowCount()), model.report().findings.size());
        for (const doctor::Finding &one : model.report().findings)
            QVERIFY2(one.connection.isEmpty() || one.connection == u"notes0"_s, qPrintable(one.connection));
    }

    void aRunThatIsReplacedByItsOwnRowsIsForgotten()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        CheckModel model(sourceOf(chain));
        bool again = false;
        connect(&model, &QAbstractItemModel::rowsInserted, &model, [&] {
            if (!std::exchange(again, true))
                model.run(u"notes0"_s);
        });
        model.run(u"todo0"_s);
        QTRY_COMPARE_WITH_TIMEOUT(model.phase(), CheckModel::Phase::Done, 30'000);
        QCOMPARE(qsizetype(model.rowCount()), model.report().findings.size());
        QCOMPARE(model.report().findings.last().connection, u"notes0"_s);
    }

    void aModelThatGoesInTheMiddleEndsItsRun()
    {
        Chain chain;
        VERIFY_DONE(chain.signIn());
        auto model = std::make_unique<CheckModel>(sourceOf(chain));
        model->run({});
        QTRY_VERIFY(model->rowCount() > 2);
        model.reset();
        const int asked = chain.requests();
        VERIFY_DONE(await(chain.agent->access(u"todo0"_s))); // the network goes on, and the run does not
        QVERIFY(chain.requests() - asked < 8);
    }

    void anUnknownConnectionFailsTheRunAsAWhole()
    {
        Chain chain;
        CheckModel model(sourceOf(chain));
        model.run(u"nothing"_s);
        QTRY_COMPARE(model.phase(), CheckModel::Phase::Failed);
        QCOMPARE(model.failure()->code, u"unknown_connection"_s);
    }

    void aHealthyChainIsSaidToBeWell()
    {
        ShownCheck shown;
        QVERIFY(shownText(&*shown.view).contains(u"Nothing was checked yet"_s));
        QVERIFY(!shown.saving()->isEnabled());
        shown.check();
        QVERIFY2(shownText(&*shown.view).contains(u"All is well."_s), qPrintable(shownText(&*shown.view)));
        QVERIFY(shown.list()->currentIndex().isValid());
    }

    void oneConnectionIsCheckedAndItsFindingsAreRead_data() { withKeyboardAndMouse(); }
    void oneConnectionIsCheckedAndItsFindingsAreRead()
    {
        QFETCH(By, by);
        ShownCheck shown;
        auto *choice = widgetNamed<QComboBox>(&*shown.view, u"What to check"_s);
        choose(choice, shown.chain.profile.connections[0].displayName, by);
        QTRY_COMPARE(choice->currentData().toString(), shown.chain.profile.connections[0].id);
        if (by == By::Keyboard)
            QTest::keySequence(choice, QKeySequence::Refresh);
        else
            click(widgetNamed<QAbstractButton>(&*shown.view, u"Check"_s));
        QVERIFY(widgetNamed<QProgressBar>(&*shown.view, u"Progress"_s)->isVisible());
        shown.finish();
        QVERIFY(!widgetNamed<QProgressBar>(&*shown.view, u"Progress"_s)->isVisible());
        QTest::keyClick(shown.list(), Qt::Key_Home); // so that it is in sight
        choose(shown.list(), 1, by);
        QCOMPARE(shown.list()->currentIndex().row(), 1);
        QTRY_VERIFY(shownText(&*shown.view).contains(shown.list()->currentIndex().data().toString()));
    }

    void aRunIsStoppedAndKeepsWhatItFound_data()
    {
        QTest::addColumn<bool>("byKeyboard");
        QTest::newRow("by mouse") << false;
        QTest::newRow("by keyboard") << true;
    }
    void aRunIsStoppedAndKeepsWhatItFound()
    {
        QFETCH(bool, byKeyboard);
        ShownCheck shown(u"exchange-hang"_s);
        auto *check = widgetNamed<QAbstractButton>(&*shown.view, u"Check"_s);
        click(check);
        QTRY_VERIFY(shown.list()->model()->rowCount() > 8);
        QVERIFY(!check->isVisible());
        if (byKeyboard)
            QTest::keyClick(&*shown.view, Qt::Key_Escape);
        else
            click(widgetNamed<QAbstractButton>(&*shown.view, u"Stop"_s));
        QTRY_VERIFY(shownText(&*shown.view).contains(u"Stopped after"_s));
        QVERIFY(check->isVisible() && !widgetNamed<QAbstractButton>(&*shown.view, u"Stop"_s)->isVisible());
        QVERIFY(!shown.saving()->isEnabled()); // there is no whole report
        QVERIFY(shown.list()->currentIndex().isValid());
        const int rows = shown.list()->model()->rowCount();
        VERIFY_DONE(await(shown.chain.agent->status()));
        QCOMPARE(shown.list()->model()->rowCount(), rows);
    }

    void aProbeSaysWhatItSpendsAndAsks_data() { withKeyboardAndMouse(); }
    void aProbeSaysWhatItSpendsAndAsks()
    {
        QFETCH(By, by);
        ShownCheck shown;
        widgetNamed<QComboBox>(&*shown.view, u"What to check"_s)->setCurrentIndex(1);
        auto *probe = widgetNamed<QAbstractButton>(&*shown.view, u"Probe…"_s);
        const int before = shown.chain.exchanges();
        use(probe, by);
        QPointer<QMessageBox> question = openDialog<QMessageBox>(&*shown.view);
        QVERIFY(question && QTest::qWaitForWindowActive(question));
        QVERIFY2(question->text().contains(u"spends up to 4 ID-JAGs"_s), qPrintable(question->text()));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question);
        QCOMPARE(shown.chain.exchanges(), before);
        use(probe, by);
        question = openDialog<QMessageBox>(&*shown.view);
        QVERIFY(QTest::qWaitForWindowActive(question));
        use(widgetNamed<QAbstractButton>(question, u"Probe now"_s), by);
        shown.finish();
        QCOMPARE(shown.chain.exchanges(), before + 4);
        QStringList titles;
        for (int row = 0; row < shown.list()->model()->rowCount(); ++row)
            titles << shown.list()->model()->index(row, 0).data().toString();
        QVERIFY(titles.contains(u"Does a refresh rotate"_s));
    }

    void theRolesAreDrawnWithThePersonsOwnHosts()
    {
        ShownCheck shown(u"redeem-untrusted-issuer"_s);
        auto *roles = shown.view->findChild<RolesChart *>();
        QVERIFY(!roles->isVisible());
        shown.check();
        QVERIFY(roles->isVisible());
        const QString words = roles->accessibleDescription();
        const Profile &profile = shown.chain.profile;
        for (const QString &address : {profile.identityProvider.issuer, profile.connections[0].authorizationServer})
            QVERIFY2(words.contains(address.section(u"://"_s, 1)), qPrintable(words));
        QVERIFY2(words.contains(u"does not trust the one above"_s), qPrintable(words));
        QVERIFY2(words.contains(u"Two trust domains"_s), qPrintable(words));
    }

    void theFirstTroubleIsChosenAndExplained()
    {
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        const QModelIndex current = shown.list()->currentIndex();
        QCOMPARE(current.data(CheckModel::StateRole).toInt(), int(doctor::State::Fail));
        QVERIFY(current.data(CheckModel::LineRole).toString().startsWith(u"Failed"_s));
        QTRY_VERIFY(shownText(&*shown.view).contains(u"What was found"_s));
        const QString text = shownText(&*shown.view);
        for (const QString &part : {u"What to do"_s, u"Who"_s, u"Evidence"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u" is missing in\n"_s + text));
    }

    void theByteThatDiffersIsMarked()
    {
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        QTRY_VERIFY(shownText(&*shown.view).contains(u"Where"_s));
        const QString text = shownText(&*shown.view);
        QVERIFY2(text.contains(u"Where they differ"_s) && text.contains(u"[/]"_s), qPrintable(text));
    }

    void aBlockedConnectionIsNoFailureOfAnybody()
    {
        ShownCheck shown(u"exchange-not-assigned"_s);
        shown.check();
        const QModelIndex current = shown.list()->currentIndex();
        QCOMPARE(current.data(CheckModel::StateRole).toInt(), int(doctor::State::Blocked));
        QTRY_VERIFY(shownText(&*shown.view).contains(u"The identity provider's administrator"_s));
    }

    void theTicketIsCopiedOnlyWhenAsked_data() { withKeyboardAndMouse(); }
    void theTicketIsCopiedOnlyWhenAsked()
    {
        QFETCH(By, by);
        ShownCheck shown(u"exchange-not-assigned"_s);
        QGuiApplication::clipboard()->setText(u"mine"_s);
        shown.check();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
        auto *button = widgetNamed<QToolButton>(&*shown.view, u"Copy ticket"_s);
        useEntry(button, button->menu()->actions().first()->text(), by);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(shown.chain.profile.identityProvider.issuer), qPrintable(copied));
        QVERIFY(shownText(&*shown.view).contains(u"Copied, without secrets."_s));
    }

    void theReportIsWrittenWithoutSecrets_data() { withKeyboardAndMouse(); }
    void theReportIsWrittenWithoutSecrets()
    {
        QFETCH(By, by);
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        use(shown.saving(), by);
        auto *dialog = openDialog<QFileDialog>(&*shown.view);
        QVERIFY(dialog);
        const QString file = shown.chain.folder.filePath(u"report.md"_s);
        saveAs(dialog, file, by);
        QFile written(file);
        QTRY_VERIFY(QFile::exists(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.startsWith("# Agent0 doctor\n"));
        QVERIFY(!text.contains("eyJ"));
        QVERIFY(shownText(&*shown.view).contains(u"Saved, without secrets."_s));
    }

    void aReportThatFindsNoRoomIsSaid()
    {
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        click(shown.saving());
        auto *dialog = openDialog<QFileDialog>(&*shown.view);
        const QString file = shown.chain.folder.filePath(u"report.md"_s);
        const test::FullDisk full;
        emit dialog->fileSelected(file);
        QVERIFY(!QFile::exists(file));
        QVERIFY(shownText(&*shown.view).contains(u"report.md"_s));
        QVERIFY(!shownText(&*shown.view).contains(u"Saved, without secrets."_s));
    }

    void aProfileThatCannotBeReadIsToldAndCanBeTriedAgain_data() { withKeyboardAndMouse(); }
    void aProfileThatCannotBeReadIsToldAndCanBeTriedAgain()
    {
        QFETCH(By, by);
        bool there = false;
        Chain chain;
        CheckSource source = sourceOf(chain);
        const auto doctor = source.doctor;
        source.doctor = [&] { return there ? doctor() : fail(noProfile()); };
        CheckView view(source);
        view.resize(1000, 640);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        click(widgetNamed<QAbstractButton>(&view, u"Check"_s));
        QVERIFY(shownText(&view).contains(u"There is no profile."_s));
        there = true;
        use(widgetNamed<QAbstractButton>(&view, u"Check again"_s), by);
        QTRY_VERIFY_WITH_TIMEOUT(widgetNamed<QAbstractButton>(&view, u"Save report…"_s)->isEnabled(), 30'000);
    }

    void aFindingLeadsToItsPageOfTheHelp_data() { withKeyboardAndMouse(); }
    void aFindingLeadsToItsPageOfTheHelp()
    {
        QFETCH(By, by);
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        QSignalSpy wanted(&*shown.view, &CheckView::helpWanted);
        QTRY_VERIFY(widgetNamed<QAbstractButton>(&*shown.view, u"Read about it"_s)->isVisible());
        use(widgetNamed<QAbstractButton>(&*shown.view, u"Read about it"_s), by);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!wanted[0][0].toString().isEmpty());
    }

    void everythingIsReachedWithTheTabKey()
    {
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        QTRY_VERIFY(shownText(&*shown.view).contains(u"What was found"_s));
        QCOMPARE(notReachedByTab(*shown.view).join(u'\n'), QString());
    }

    void everythingHasANameAndNoTextIsMarkup()
    {
        ShownCheck shown(u"idjag-aud-slash"_s);
        shown.check();
        QCOMPARE(nameless(&*shown.view), QStringList());
        for (const QLabel *label : shown.view->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void itIsMirroredForThoseWhoReadFromRightToLeft()
    {
        ShownCheck shown;
        shown.view->setLayoutDirection(Qt::RightToLeft);
        shown.check();
        const QWidget *list = shown.list();
        QTRY_VERIFY(list->mapTo(&*shown.view, QPoint(0, 0)).x() > shown.view->width() / 3);
    }
};

AGENT0_TEST(CheckViewTest)
#include "tst_checkview.moc"
