#include "views/flowinspector.h"

#include "adminstage.h"
#include "support/testmain.h"
#include "ui/support/accessibility.h"
#include "views/flowdetailpane.h"
#include "views/sequencediagram.h"

#include <QClipboard>
#include <QListView>

using namespace agent0;
using namespace agent0::test;

namespace {

/// A real chain of the sandbox, its exchanges recorded.
struct Recorded {
    Recorded()
    {
        stage.signIn();
        const auto flow = stage.recorder.begin(u"connect todo0"_s, u"todo0"_s);
        CurlHttpClient http(stage.chain.clock, HttpSettings(), stage.recorder.sink());
        Agent agent(Ports{http, stage.chain.secrets, stage.chain.clock, systemRandomBytes}, stage.chain.profile,
            stage.chain.folder.filePath(u"data"_s));
        const auto token = await(agent.access(u"todo0"_s, true));
        QVERIFY2(token, qPrintable(wordsOf(token)));
        stage.log.flush();
        view = std::make_unique<FlowInspector>(stage.entries, stage.chain.clock);
        view->resize(1280, 760);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
        QTRY_VERIFY(diagram()->current() >= 0);
    }
    SequenceDiagram *diagram() { return view->findChild<SequenceDiagram *>(); }
    FlowDetailPane *detail() { return view->findChild<FlowDetailPane *>(); }
    int rowWith(const QString &text)
    {
        for (int row = 0; diagram()->rowRect(row).isValid() && row < 40; ++row) {
            if (diagram()->describe(row).contains(text))
                return row;
        }
        return -1;
    }
    AdminStage stage;
    std::unique_ptr<FlowInspector> view;
};

} // namespace

class FlowInspectorTest : public QObject {
    Q_OBJECT

private slots:
    void anArrowThatIsClickedShowsItsRequestAndItsJwt()
    {
        Recorded recorded;
        const int exchange = recorded.rowWith(u"Identity provider, POST"_s);
        QVERIFY(exchange >= 0);
        QTest::mouseClick(
            recorded.diagram()->viewport(), Qt::LeftButton, {}, recorded.diagram()->rowRect(exchange).center());
        QCOMPARE(recorded.diagram()->current(), exchange);
        const QString text = shownText(recorded.detail());
        QVERIFY(text.contains(u"JWT in access_token"_s));
        QVERIFY(text.contains(stage(recorded).connection(u"todo0"_s)->clientId));
        QVERIFY(text.contains(u"who may accept it"_s));
        QVERIFY(text.contains(u"Not checked here"_s));
        QVERIFY(text.contains(u"(secret, "_s) || text.contains(u"JWT {"_s));
    }

    void theKeyboardWalksAlongTheArrows()
    {
        Recorded recorded;
        recorded.diagram()->setFocus();
        QTest::keyClick(recorded.diagram(), Qt::Key_End);
        const int last = recorded.diagram()->current();
        QVERIFY(last > 0);
        QTest::keyClick(recorded.diagram(), Qt::Key_Down);
        QCOMPARE(recorded.diagram()->current(), last);
        QTest::keyClick(recorded.diagram(), Qt::Key_Up);
        QCOMPARE(recorded.diagram()->current(), last - 1);
        QTest::keyClick(recorded.diagram(), Qt::Key_Home);
        QCOMPARE(recorded.diagram()->current(), 0);
        QVERIFY(!recorded.diagram()->accessibleDescription().isEmpty());
    }

    void aFailureIsShownWhereItHappened()
    {
        Recorded recorded;
        ActivityRecord refused;
        refused.time = recorded.stage.chain.clock.now();
        refused.kind = ActivityKind::Exchange;
        refused.flow = u"broken"_s;
        refused.connection = u"todo0"_s;
        refused.leg = Leg::Redemption;
        refused.result = u"invalid_grant"_s;
        refused.method = u"POST"_s;
        refused.host = u"auth.test"_s;
        refused.path = u"/token"_s;
        refused.status = 400;
        refused.answerFields = {{u"error"_s, u"invalid_grant"_s}, {u"error_description"_s, u"no such user"_s}};
        recorded.stage.record(refused);
        recorded.view->showFlow(u"broken"_s);
        QTRY_VERIFY(shownText(recorded.detail()).contains(u"no such user"_s));
        QVERIFY(shownText(recorded.detail()).contains(u"Redemption"_s));
    }

    void theReportIsCopiedWithoutSecrets()
    {
        Recorded recorded;
        click(widgetNamed<QAbstractButton>(recorded.view.get(), u"Copy as report"_s));
        const QString report = QApplication::clipboard()->text();
        QVERIFY(report.contains(u"connect todo0"_s));
        QVERIFY(report.contains(u"POST"_s));
        QVERIFY(recorded.stage.chain.network->findIn(report.toUtf8(), u"the report"_s).isEmpty());
    }

    void anotherFlowIsChosenByKeyboard()
    {
        Recorded recorded;
        ActivityRecord call;
        call.time = recorded.stage.chain.clock.now();
        call.kind = ActivityKind::SignIn;
        call.flow = u"later"_s;
        call.action = u"sign in"_s;
        call.leg = Leg::SignIn;
        recorded.stage.record(call);
        auto *list = recorded.view->findChild<QListView *>();
        QTRY_COMPARE(list->model()->rowCount(), 2);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Home);
        QTRY_VERIFY(shownText(recorded.view.get()).contains(u"sign in"_s));
        QVERIFY(recorded.diagram()->describe(0).contains(u"Person"_s));
    }

    void anotherFlowIsChosenByMouse()
    {
        Recorded recorded;
        ActivityRecord call;
        call.time = recorded.stage.chain.clock.now();
        call.kind = ActivityKind::SignIn;
        call.flow = u"later"_s;
        call.action = u"sign in"_s;
        call.leg = Leg::SignIn;
        recorded.stage.record(call);
        auto *list = recorded.view->findChild<QListView *>();
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(0, 0)).center());
        QTRY_VERIFY(recorded.diagram()->describe(0).contains(u"Person"_s));
    }

    void theReportIsCopiedByKeyboardToo()
    {
        Recorded recorded;
        QApplication::clipboard()->clear();
        auto *copy = widgetNamed<QAbstractButton>(recorded.view.get(), u"Copy as report"_s);
        copy->setFocus();
        QTest::keyClick(copy, Qt::Key_Space);
        QVERIFY(QApplication::clipboard()->text().contains(u"connect todo0"_s));
    }

    void everythingIsReachedWithTheTabKey()
    {
        Recorded recorded;
        QCOMPARE(notReachedByTab(*recorded.view), QStringList());
    }

    void saysSoWhileThereIsNothing()
    {
        AdminStage stage;
        FlowInspector view(stage.entries, stage.chain.clock);
        view.show();
        QVERIFY(shownText(&view).contains(u"No flows yet"_s));
    }

    void everythingHasANameForScreenReaders()
    {
        Recorded recorded;
        QCOMPARE(nameless(recorded.view.get()), QStringList());
    }

private:
    static const Profile &stage(Recorded &recorded) { return recorded.stage.chain.profile; }
};

AGENT0_TEST(FlowInspectorTest)
#include "tst_flowinspector.moc"
