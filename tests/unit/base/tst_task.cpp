#include "base/clock.h"
#include "base/task.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QTest>

#include <array>

using namespace agent0;

namespace {

struct Trail {
    QList<int> *list;
    int value;
    ~Trail() { list->append(value); }
};

Task<int> sum(Task<int> a, Task<int> b) { co_return co_await a + co_await b; }
Task<int> number(int n) { co_return n; }
Task<int> first(std::array<int, 4000> numbers) { co_return numbers[0]; }
Task<int> afterSleep(Clock *clock, Milliseconds time, int n)
{
    co_await clock->sleep(time);
    co_return n;
}
Task<> waitForever(QList<int> *gone)
{
    const Trail outer{gone, 1};
    OneShot<bool> never;
    co_await never.receiver;
}
Task<> nestForever(QList<int> *gone)
{
    const Trail outer{gone, 2};
    co_await waitForever(gone);
}

struct Owner {
    std::unique_ptr<Owner> *self;
    QList<int> *gone;
    OneShot<bool>::Sender go;
    TaskScope scope;
};
Task<> killOwner(Owner *owner, OneShot<bool>::Receiver start)
{
    const Trail frame{owner->gone, 7};
    QList<int> *gone = owner->gone;
    co_await start;
    owner->self->reset(); // the scope that owns this very coroutine
    gone->append(5);      // the frame still stands
}

} // namespace

class TaskTest : public QObject {
    Q_OBJECT

private slots:
    void awaitsOneAfterTheOther() { QCOMPARE(test::await(sum(number(2), number(3))), 5); }

    void framesOfManySizesComeAndGo()
    {
        // More at once than are kept, of a size that is kept and of one that is not.
        for (int round = 0; round < 3; ++round) {
            std::vector<Task<int>> small, large;
            for (int i = 0; i < 20; ++i) {
                small.push_back(number(i));
                large.push_back(first(std::array<int, 4000>{i}));
            }
            QCOMPARE(test::await(whenAll(std::move(small))).back(), 19);
            QCOMPARE(test::await(whenAll(std::move(large))).front(), 0);
        }
    }

    void startsLazily()
    {
        QList<int> gone;
        {
            const auto never = nestForever(&gone);
        }
        QVERIFY(gone.isEmpty());
    }

    void droppingTheScopeDestroysTheWholeChain()
    {
        QList<int> gone;
        {
            TaskScope scope;
            scope.start(nestForever(&gone));
            QVERIFY(!scope.idle());
        }
        QCOMPARE(gone, (QList<int>{1, 2}));
    }

    void ownerMayDieInTheMiddleOfItsOwnStep()
    {
        QList<int> gone;
        OneShot<bool> go;
        std::unique_ptr<Owner> owner(new Owner{&owner, &gone, go.sender, {}});
        owner->scope.start(killOwner(owner.get(), std::move(go.receiver)));
        go.sender.send(true);
        QCOMPARE(gone, (QList<int>{5, 7}));
        QVERIFY(!owner);
    }

    void whenAllKeepsTheOrder()
    {
        test::ManualClock clock;
        clock.autoAdvance = false;
        std::vector<Task<int>> tasks;
        for (int i = 0; i < 3; ++i)
            tasks.push_back(afterSleep(&clock, Milliseconds(30 - 10 * i), i));
        QTimer::singleShot(0, this, [&clock] {
            for (int i = 0; i < 4; ++i)
                clock.advance(Milliseconds(10));
        });
        QCOMPARE(test::await(whenAll(std::move(tasks))), (std::vector<int>{0, 1, 2}));
    }

    void sendingToADroppedReceiverDoesNothing()
    {
        OneShot<int> shot;
        {
            const auto receiver = std::move(shot.receiver);
        }
        QVERIFY(!shot.sender.wanted());
        shot.sender.send(3);
    }

    void systemClockSleeps()
    {
        SystemClock clock;
        QCOMPARE(test::await(afterSleep(&clock, Milliseconds(5), 4)), 4);
    }
};

AGENT0_TEST(TaskTest)
#include "tst_task.moc"
