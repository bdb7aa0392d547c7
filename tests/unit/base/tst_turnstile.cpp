#include "base/race.h"
#include "base/turnstile.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

// Enters, notes its number, and stays inside until it is told to leave.
Task<> visit(Turnstile *turnstile, QList<int> *order, int number, OneShot<bool>::Receiver leave)
{
    const auto turn = co_await turnstile->enter();
    order->append(number);
    co_await leave;
}
Task<> passThrough(Turnstile *turnstile, int *count)
{
    const auto turn = co_await turnstile->enter();
    ++*count;
}
Task<int> seven() { co_return 7; }
Task<int> never(bool *dropped)
{
    struct Mark {
        bool *dropped;
        ~Mark() { *dropped = true; }
    };
    const Mark mark{dropped};
    OneShot<int> nothing;
    co_return co_await nothing.receiver;
}

} // namespace

class TurnstileTest : public QObject {
    Q_OBJECT

private slots:
    void letsOneInAtATimeInOrder()
    {
        Turnstile turnstile;
        QList<int> order;
        std::vector<OneShot<bool>> leave(3);
        TaskScope scope;
        for (int i = 0; i < 3; ++i)
            scope.start(visit(&turnstile, &order, i, std::move(leave[i].receiver)));
        QCOMPARE(order, QList<int>{0});
        leave[0].sender.send(true);
        QCOMPARE(order, (QList<int>{0, 1}));
        leave[1].sender.send(true);
        QCOMPARE(order, (QList<int>{0, 1, 2}));
        QVERIFY(!scope.idle());
        leave[2].sender.send(true);
        QVERIFY(scope.idle());
    }

    void whoGaveUpWaitingIsPassedOver()
    {
        Turnstile turnstile;
        QList<int> order;
        std::vector<OneShot<bool>> leave(3);
        TaskScope first, second, third;
        first.start(visit(&turnstile, &order, 0, std::move(leave[0].receiver)));
        second.start(visit(&turnstile, &order, 1, std::move(leave[1].receiver)));
        third.start(visit(&turnstile, &order, 2, std::move(leave[2].receiver)));
        second.cancel();
        first.cancel(); // from the inside: its turn ends too
        QCOMPARE(order, (QList<int>{0, 2}));
    }

    void aLongQueueIsNoDeepStack()
    {
        constexpr int Many = 200'000;
        Turnstile turnstile;
        QList<int> order;
        OneShot<bool> leave;
        int count = 0;
        TaskScope first;
        first.start(visit(&turnstile, &order, 0, std::move(leave.receiver)));
        std::vector<std::unique_ptr<TaskScope>> scopes;
        for (int i = 0; i < Many; ++i) {
            scopes.push_back(std::make_unique<TaskScope>());
            scopes.back()->start(passThrough(&turnstile, &count));
        }
        QCOMPARE(count, 0);
        leave.sender.send(true);
        QCOMPARE(count, Many);
    }

    void aTurnMayOutliveItsTurnstile()
    {
        auto turnstile = std::make_unique<Turnstile>();
        const auto turn = test::await(turnstile->enter());
        turnstile.reset();
    }

    void theTaskWinsWhenItIsDoneInTime()
    {
        test::ManualClock clock;
        clock.autoAdvance = false;
        QCOMPARE(test::await(before(clock.sleep(Milliseconds(1)), seven())).value_or(0), 7);
    }

    void theLimitDropsTheTask()
    {
        test::ManualClock clock;
        bool dropped = false;
        QVERIFY(!test::await(before(clock.sleep(Milliseconds(1)), never(&dropped))));
        QVERIFY(dropped);
    }
};

AGENT0_TEST(TurnstileTest)
#include "tst_turnstile.moc"
