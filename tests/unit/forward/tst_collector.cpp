#include "base/strictjson.h"
#include "forward/collector.h"
#include "support/await.h"
#include "support/scriptedhttp.h"
#include "support/testmain.h"
#include "unit/activity/activityfolder.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

QJsonArray recordsOf(const HttpRequest &request)
{
    return (*parseJsonObject(request.body))["resourceLogs"_L1][0]["scopeLogs"_L1][0]["logRecords"_L1].toArray();
}

Task<bool> done(Task<> task)
{
    co_await task;
    co_return true;
}

/// A collector whose clock stands still until it is told.
struct Desk {
    Desk() { clock.autoAdvance = false; }
    void add(int count)
    {
        for (int i = 0; i < count; ++i)
            collector.add(ActivityFolder::record(u"c%1"_s.arg(i)));
    }
    void passes(Milliseconds time) { clock.advance(time); }

    ManualClock clock;
    ScriptedHttp http;
    Collector collector{http, clock, "https://otel.test/v1/logs", {u"1.2.3"_s, u"desk.test"_s, u"work"_s}};
};

} // namespace

class CollectorTest : public QObject {
    Q_OBJECT

private slots:
    void whatComesWithinASecondGoesTogether()
    {
        Desk desk;
        desk.http.answer(200, "{}");
        desk.add(3);
        QVERIFY(desk.http.requests.empty());
        desk.passes(Milliseconds(1'000));
        QCOMPARE(desk.http.requests.size(), 1u);
        const HttpRequest &request = desk.http.requests.front();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.url, "https://otel.test/v1/logs");
        QCOMPARE(recordsOf(request).size(), 3);
        desk.passes(Milliseconds(60'000));
        QCOMPARE(desk.http.requests.size(), 1u);
    }

    void aCollectorThatIsAwayIsTriedAgainMoreAndMoreSeldom()
    {
        Desk desk;
        desk.http.failWith(Fault::Network).answer(503, "{}").answer(200, "{}");
        desk.add(2);
        desk.passes(Milliseconds(1'000));
        desk.passes(Milliseconds(1'999));
        QCOMPARE(desk.http.requests.size(), 1u);
        desk.passes(Milliseconds(1));
        QCOMPARE(desk.http.requests.size(), 2u);
        desk.passes(Milliseconds(4'000));
        QCOMPARE(desk.http.requests.size(), 3u);
        QCOMPARE(recordsOf(desk.http.requests.back()).size(), 2);
        QCOMPARE(desk.collector.lost(), 0);
    }

    void retryAfterIsObeyed()
    {
        Desk desk;
        desk.http.answer(429, "{}", {{"Retry-After", "30"}}).answer(200, "{}");
        desk.add(1);
        desk.passes(Milliseconds(1'000));
        desk.passes(Milliseconds(29'999));
        QCOMPARE(desk.http.requests.size(), 1u);
        desk.passes(Milliseconds(1));
        QCOMPARE(desk.http.requests.size(), 2u);
    }

    void whatIsRefusedForGoodIsCountedAndTold()
    {
        Desk desk;
        desk.http.answer(400, "{}").answer(200, "{}");
        desk.add(5);
        desk.passes(Milliseconds(1'000));
        QCOMPARE(desk.collector.lost(), 5);
        desk.add(1);
        desk.passes(Milliseconds(1'000));
        const QJsonArray sent = recordsOf(desk.http.requests.back());
        QCOMPARE(sent.size(), 2);
        QVERIFY(sent[1]["body"_L1]["stringValue"_L1].toString().contains(u"records_lost"_s));
        QCOMPARE(desk.collector.lost(), 0);
    }

    void whatACollectorTakesOnlyInPartIsCounted()
    {
        Desk desk;
        desk.http.answer(200, R"({"partialSuccess":{"rejectedLogRecords":"2"}})");
        desk.add(5);
        desk.passes(Milliseconds(1'000));
        QCOMPARE(desk.collector.lost(), 2);
    }

    void theQueueIsBounded()
    {
        Desk desk;
        desk.http.otherwise = [](const HttpRequest &) { return Result<HttpResponse>(HttpResponse{200, {}, "{}"}); };
        desk.add(int(Collector::MostWaiting) + 10);
        QCOMPARE(desk.collector.lost(), 10);
        qsizetype sent = 0;
        for (int i = 0; i < 20; ++i)
            desk.passes(Milliseconds(1'000));
        for (const HttpRequest &request : desk.http.requests) {
            QVERIFY(recordsOf(request).size() <= Collector::MostAtOnce + 1);
            sent += recordsOf(request).size();
        }
        QCOMPARE(sent, Collector::MostWaiting + 1); // one says how many were lost
    }

    void atTheEndNothingIsWaitedFor()
    {
        Desk desk;
        desk.http.otherwise = [](const HttpRequest &) { return Result<HttpResponse>(HttpResponse{200, {}, "{}"}); };
        desk.add(300);
        QVERIFY(await(done(desk.collector.finish(Milliseconds(3'000)))));
        QCOMPARE(desk.http.requests.size(), 2u);
    }

    void atTheEndACollectorThatIsAwayHoldsNobodyUp()
    {
        Desk desk;
        desk.http.failWith(Fault::Network);
        desk.add(1);
        QVERIFY(await(done(desk.collector.finish(Milliseconds(3'000)))));
        QCOMPARE(desk.http.requests.size(), 1u);
    }
};

AGENT0_TEST(CollectorTest)
#include "tst_collector.moc"
