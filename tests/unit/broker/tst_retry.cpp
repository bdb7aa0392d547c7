#include "broker/retry.h"
#include "broker/singleflight.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

Error failure(Fault fault, QString code, int status = 0, std::optional<qint64> retryAfter = {})
{
    Error error{fault, Leg::Exchange, std::move(code), u"no"_s, {}, {}, retryAfter};
    if (status)
        error.oauth = OAuthError{status, {}, {}, {}, {}, {}, {}, {}};
    return error;
}

QByteArray middling(qsizetype count) { return QByteArray(count, char(128)); }

Task<Result<int>> failTwice(int *attempts, Error error)
{
    if (++*attempts <= 2)
        co_return fail(error);
    co_return *attempts;
}

Task<int> slowly(Clock *clock, int *runs)
{
    ++*runs;
    co_await clock->sleep(Milliseconds(10));
    co_return 42;
}

} // namespace

class RetryTest : public QObject {
    Q_OBJECT

private slots:
    void triesAgainOnlyWhatWasNotCarriedOut_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<bool>("again");
        QTest::newRow("nobody reached") << failure(Fault::Network, u"connect_failed"_s) << true;
        QTest::newRow("no such host yet") << failure(Fault::Network, u"dns_failed"_s) << true;
        QTest::newRow("429") << failure(Fault::Network, u"rate_limited"_s, 429) << true;
        QTest::newRow("503") << failure(Fault::Network, u"unavailable"_s, 503) << true;
        QTest::newRow("retry later") << failure(Fault::Network, u"x"_s, 500, 1) << true;
        QTest::newRow("lost after sending") << failure(Fault::Network, u"connection_lost"_s) << false;
        QTest::newRow("deadline") << failure(Fault::Network, u"timeout"_s) << false;
        QTest::newRow("500") << failure(Fault::Network, u"server_error"_s, 500) << false;
        QTest::newRow("refused") << failure(Fault::Refused, u"access_denied"_s, 403) << false;
        QTest::newRow("certificate") << failure(Fault::Untrusted, u"certificate_rejected"_s) << false;
    }
    void triesAgainOnlyWhatWasNotCarriedOut()
    {
        QFETCH(Error, error);
        QFETCH(bool, again);
        QCOMPARE(pauseBeforeRetry(error, 1, Milliseconds(60'000), middling).has_value(), again);
    }

    void obeysRetryAfter()
    {
        const auto pause = pauseBeforeRetry(failure(Fault::Network, u"x"_s, 429, 7), 1, Milliseconds(60'000), middling);
        QCOMPARE(pause, Milliseconds(7000));
    }

    void doesNotWaitBeyondTheDeadline()
    {
        QVERIFY(!pauseBeforeRetry(failure(Fault::Network, u"x"_s, 429, 7), 1, Milliseconds(7000), middling));
    }

    void pausesGrowAndHaveJitter()
    {
        const Error error = failure(Fault::Network, u"connect_failed"_s);
        const auto pause = [&](int done, char chance) {
            return *pauseBeforeRetry(error, done, Milliseconds(60'000), [=](qsizetype n) { return QByteArray(n, chance); });
        };
        QVERIFY(pause(1, 0) < pause(1, char(255)));
        QVERIFY(pause(1, 100) < pause(2, 100));
    }

    void givesUpAfterThreeAttempts()
    {
        QVERIFY(!pauseBeforeRetry(failure(Fault::Network, u"connect_failed"_s), 3, Milliseconds(60'000), middling));
    }

    void retryingEndsWithTheFirstSuccess()
    {
        test::ManualClock clock;
        int attempts = 0;
        const auto result = test::await(retrying<int>(
            [&] { return failTwice(&attempts, failure(Fault::Network, u"connect_failed"_s)); }, clock, middling,
            Milliseconds(30'000)));
        QCOMPARE(result.value(), 3);
        QCOMPARE(clock.slept.size(), 2u);
    }
};

class SingleFlightTest : public QObject {
    Q_OBJECT

private slots:
    void manyCallersShareOneRun()
    {
        test::ManualClock clock;
        clock.autoAdvance = false;
        SingleFlight<int> flights;
        int runs = 0;
        std::vector<Task<int>> callers;
        for (int i = 0; i < 5; ++i)
            callers.push_back(flights.join(u"a"_s, [&] { return slowly(&clock, &runs); }));
        callers.push_back(flights.join(u"b"_s, [&] { return slowly(&clock, &runs); }));
        QTimer::singleShot(0, this, [&] { clock.advance(Milliseconds(10)); });
        QCOMPARE(test::await(whenAll(std::move(callers))), std::vector<int>(6, 42));
        QCOMPARE(runs, 2);
    }

    void theNextCallerStartsAnew()
    {
        test::ManualClock clock;
        SingleFlight<int> flights;
        int runs = 0;
        test::await(flights.join(u"a"_s, [&] { return slowly(&clock, &runs); }));
        test::await(flights.join(u"a"_s, [&] { return slowly(&clock, &runs); }));
        QCOMPARE(runs, 2);
    }

    void dyingWithWorkUnderWayIsSafe()
    {
        test::ManualClock clock;
        clock.autoAdvance = false;
        int runs = 0;
        TaskScope scope;
        {
            SingleFlight<int> flights;
            scope.start([](Task<int> task) -> Task<> { co_await task; }(flights.join(u"a"_s, [&] { return slowly(&clock, &runs); })));
        }
        clock.advance(Milliseconds(20));
        QVERIFY(!scope.idle());
    }
};

AGENT0_TEST(RetryTest)
AGENT0_TEST(SingleFlightTest)
#include "tst_retry.moc"
