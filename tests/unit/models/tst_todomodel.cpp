#include "flow/support/chain.h"
#include "models/todofilter.h"
#include "models/todomodel.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace agent0;
using test::await;
using test::Chain;

namespace {

/// A model over the whole program and the sandbox, somebody signed in, everything loaded.
class TodoStage {
public:
    TodoStage() { clock.autoAdvance = false; }

    void load()
    {
        VERIFY_DONE(chain.signIn());
        model.refresh();
        settle();
    }

    /// Until no request is under way.
    void settle()
    {
        QVERIFY(QTest::qWaitFor(
            [this] {
                const bool asking = std::ranges::any_of(model.sources(), &TodoSource::asking);
                bool unsaved = false;
                for (int row = 0; row < model.rowCount(); ++row)
                    unsaved = unsaved || model.index(row).data(TodoModel::UnsavedRole).toBool();
                return !asking && !unsaved;
            },
            20'000));
    }

    QStringList shown() const
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row).data().toString();
        return texts;
    }

    QStringList atServer(const QString &connection)
    {
        QStringList texts;
        const auto todos = await(chain.agent->todos(connection).list());
        if (todos) {
            for (const Todo &todo : *todos)
                texts << (todo.completed ? u"[x] "_s : QString()) + todo.task;
        }
        return texts;
    }

    QModelIndex row(const QString &text) const { return model.index(int(shown().indexOf(text))); }
    void fault(const QString &name) { QVERIFY(chain.servers.faults().set(name).has_value()); }

    Chain chain;
    test::ManualClock clock;
    TodoModel model{*chain.agent, clock};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy notices{&model, &TodoModel::noticed};

    TodoNotice notice() const { return notices.constLast().constFirst().value<TodoNotice>(); }
};

const QString Draft = u"Read the Cross App Access draft"_s;
const QString Connect = u"Connect Agent0 to Todo0"_s;
const QString Life = u"An ID-JAG lives five minutes"_s;

} // namespace

class TodoModelTest : public QObject {
    Q_OBJECT

private slots:
    void listsTheTodosOfEveryConnection()
    {
        TodoStage stage;
        QVERIFY(stage.model.loading());
        stage.load();
        QCOMPARE(stage.model.rowCount(), 5);
        QCOMPARE(stage.row(Draft).data(TodoModel::ConnectionNameRole).toString(), u"Todo0"_s);
        QCOMPARE(stage.row(Life).data(TodoModel::ConnectionNameRole).toString(), u"Notes0"_s);
        QVERIFY(!stage.model.loading());
    }

    void anAddedTodoIsShownAtOnceAndThenSaved()
    {
        TodoStage stage;
        stage.load();
        stage.model.add(u"todo0"_s, u"  Buy milk "_s);
        QCOMPARE(stage.model.rowCount(), 6);
        QVERIFY(stage.row(u"Buy milk"_s).data(TodoModel::UnsavedRole).toBool());
        QCOMPARE(stage.row(u"Buy milk"_s).row(), 3); // below its own connection's
        stage.settle();
        QVERIFY(stage.atServer(u"todo0"_s).contains(u"Buy milk"_s));
    }

    void aTodoWithoutTextIsNone()
    {
        TodoStage stage;
        stage.load();
        stage.model.add(u"todo0"_s, u"  \n"_s);
        QVERIFY(!stage.model.setData(stage.row(Draft), u"  "_s, Qt::EditRole));
        QCOMPARE(stage.model.rowCount(), 5);
    }

    void aTickIsShownAtOnceAndThenSavedWithItsTime()
    {
        TodoStage stage;
        stage.load();
        QVERIFY(stage.model.setData(stage.row(Draft), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(stage.row(Draft).data(TodoModel::CompletedRole).toBool());
        stage.settle();
        QVERIFY(stage.row(Draft).data(TodoModel::CompletedAtRole).toDateTime().isValid());
        QVERIFY(stage.atServer(u"todo0"_s).contains(u"[x] "_s + Draft));
    }

    void aNewTextIsSaved()
    {
        TodoStage stage;
        stage.load();
        QVERIFY(stage.model.setData(stage.row(Life), u"Two minutes"_s, Qt::EditRole));
        stage.settle();
        QVERIFY(stage.atServer(u"notes0"_s).contains(u"Two minutes"_s));
    }

    void quickChangesOfOneTodoEndWithTheLast()
    {
        TodoStage stage;
        stage.load();
        const QPersistentModelIndex row = stage.row(Draft);
        stage.model.setData(row, Qt::Checked, Qt::CheckStateRole);
        stage.model.setData(row, u"Read it twice"_s, Qt::EditRole);
        stage.model.setData(row, Qt::Unchecked, Qt::CheckStateRole);
        stage.model.setData(row, u"Read it thrice"_s, Qt::EditRole);
        stage.settle();
        QCOMPARE(stage.atServer(u"todo0"_s).constFirst(), u"Read it thrice"_s);
    }

    void whatIsChangedWhileItIsAddedIsSavedToo()
    {
        TodoStage stage;
        stage.load();
        stage.model.add(u"todo0"_s, u"Buy milk"_s);
        stage.model.setData(stage.row(u"Buy milk"_s), Qt::Checked, Qt::CheckStateRole);
        stage.settle();
        QTRY_VERIFY(stage.atServer(u"todo0"_s).contains(u"[x] Buy milk"_s));
    }

    void aRefusedChangeIsTakenBackAndCanBeTriedAgain()
    {
        TodoStage stage;
        stage.load();
        stage.fault(u"api-403-bare@todo0-api"_s);
        stage.model.setData(stage.row(Draft), Qt::Checked, Qt::CheckStateRole);
        QTRY_COMPARE(stage.notices.count(), 1);
        QVERIFY(!stage.row(Draft).data(TodoModel::CompletedRole).toBool());
        QVERIFY(stage.notice().text.contains(Draft));
        QCOMPARE(stage.notice().offer, TodoNotice::Offer::Retry);
        stage.chain.servers.faults().clearAll();
        stage.model.retry();
        stage.settle();
        QVERIFY(stage.atServer(u"todo0"_s).contains(u"[x] "_s + Draft));
    }

    void aRefusedAdditionIsTakenBackAndCanBeTriedAgain()
    {
        TodoStage stage;
        stage.load();
        stage.fault(u"api-403-bare@todo0-api"_s);
        stage.model.add(u"todo0"_s, u"Buy milk"_s);
        QTRY_COMPARE(stage.model.rowCount(), 5);
        stage.chain.servers.faults().clearAll();
        stage.model.retry();
        stage.settle();
        QVERIFY(stage.atServer(u"todo0"_s).contains(u"Buy milk"_s));
    }

    void whatIsRemovedComesBackWithUndoAndTheServerNeverKnew()
    {
        TodoStage stage;
        stage.load();
        const QStringList before = stage.shown();
        stage.model.remove({stage.row(Draft), stage.row(Life), stage.row(Connect)});
        QCOMPARE(stage.model.rowCount(), 2);
        QCOMPARE(stage.notice().offer, TodoNotice::Offer::Undo);
        stage.model.undoRemove();
        QCOMPARE(stage.shown(), before);
        stage.clock.advance(Seconds(60));
        QVERIFY(stage.atServer(u"todo0"_s).contains(Draft));
    }

    void whatIsRemovedGoesFromTheServerWhenTheTimeToUndoIsOver()
    {
        TodoStage stage;
        stage.load();
        stage.model.remove({stage.row(Draft)});
        QVERIFY(stage.model.removing());
        stage.clock.advance(Seconds(30));
        QTRY_VERIFY(!stage.model.removing());
        QVERIFY(!stage.atServer(u"todo0"_s).contains(Draft));
        stage.model.undoRemove(); // too late, and harmless
        QCOMPARE(stage.model.rowCount(), 4);
    }

    void aRefreshDoesNotBringBackWhatIsOnItsWayOut()
    {
        TodoStage stage;
        stage.load();
        stage.model.remove({stage.row(Draft)});
        stage.model.refresh();
        stage.settle();
        QVERIFY(!stage.shown().contains(Draft));
    }

    void aRefusedRemovalBringsItBackToItsPlace()
    {
        TodoStage stage;
        stage.load();
        const QStringList before = stage.shown();
        stage.fault(u"api-403-bare@todo0-api"_s);
        stage.model.remove({stage.row(Connect)});
        stage.model.removeNow();
        QTRY_COMPARE(stage.shown(), before);
        QCOMPARE(stage.notice().offer, TodoNotice::Offer::Retry);
    }

    void aRefreshTakesOverWhatOthersDid()
    {
        TodoStage stage;
        stage.load();
        VERIFY_DONE(await(stage.chain.agent->todos(u"todo0"_s).add(u"From elsewhere"_s)));
        const auto todos = await(stage.chain.agent->todos(u"todo0"_s).list());
        VERIFY_DONE(await(stage.chain.agent->todos(u"todo0"_s).remove(todos->constFirst().id)));
        stage.model.refresh();
        stage.settle();
        QVERIFY(stage.shown().contains(u"From elsewhere"_s));
        QVERIFY(!stage.shown().contains(todos->constFirst().task));
    }

    void oneConnectionThatFailsLeavesTheOthersAndIsTriedAgainByItself()
    {
        TodoStage stage;
        stage.fault(u"api-502@notes0-api"_s);
        stage.load();
        QCOMPARE(stage.model.rowCount(), 3);
        const auto *failure = stage.model.source(u"notes0"_s)->failure();
        QVERIFY(failure && failure->nextTry);
        QCOMPARE(failure->why.leg, Leg::Resource);
        stage.chain.servers.faults().clearAll();
        stage.clock.advance(Seconds(5));
        stage.settle();
        QCOMPARE(stage.model.rowCount(), 5);
        QVERIFY(!stage.model.source(u"notes0"_s)->failure());
    }

    void whatWasThereStaysWhenAConnectionFailsLater()
    {
        TodoStage stage;
        stage.load();
        stage.fault(u"api-502@todo0-api"_s);
        stage.model.refresh();
        stage.settle();
        QCOMPARE(stage.model.rowCount(), 5);
        QVERIFY(stage.model.source(u"todo0"_s)->failure());
    }

    void textOfTheServerIsShownPlainAndHarmless()
    {
        TodoStage stage;
        stage.fault(u"todo-terminal@todo0-api"_s);
        stage.load();
        for (const QString &text : stage.shown())
            QVERIFY(!text.contains(QChar(0x1b)));
    }

    void thousandsOfTodosAreTakenInOneGo()
    {
        TodoStage stage;
        stage.fault(u"todo-thousands@todo0-api"_s);
        stage.load();
        QCOMPARE(stage.model.rowCount(), 10'005);
    }

    void aFilterShowsWhatIsLookedFor()
    {
        TodoStage stage;
        stage.load();
        TodoFilter filter(stage.model);
        const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setWords(u"agent0 CONNECT"_s);
        QCOMPARE(filter.rowCount(), 1);
        filter.setWords({});
        filter.setConnection(u"notes0"_s);
        QCOMPARE(filter.rowCount(), 2);
        filter.setWhich(TodoFilter::Which::Done);
        QCOMPARE(filter.rowCount(), 0);
        stage.model.setData(stage.row(Life), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(filter.rowCount(), 1);
        QVERIFY(filter.narrows());
    }
};

AGENT0_TEST(TodoModelTest)
#include "tst_todomodel.moc"
