#include "door.h"
#include "rawserver.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::Door;
using test::RawServer;
using Then = RawServer::Then;

namespace {

HttpLimits deadline(int milliseconds)
{
    HttpLimits limits;
    limits.deadline = Milliseconds(milliseconds);
    return limits;
}

Task<> note(HttpClient *http, QByteArray url, QList<QByteArray> *bodies)
{
    const auto answer = co_await http->send(HttpRequest::get(url));
    bodies->append(answer ? answer->body : answer.error().code.toUtf8());
}

Task<Result<HttpResponse>> twice(HttpClient *http, QByteArray url)
{
    const auto first = co_await http->send(HttpRequest::get(url));
    if (!first)
        co_return fail(first.error());
    co_return co_await http->send(HttpRequest::get(url));
}

Task<> destroyAfter(std::unique_ptr<CurlHttpClient> *client, QByteArray url, bool *done)
{
    const auto answer = co_await (*client)->send(HttpRequest::get(url));
    client->reset();
    *done = answer.has_value();
}

} // namespace

/// How long an exchange lives, how many live at once, and who may go while they do.
class HttpLifetimeTest : public QObject {
    Q_OBJECT

private slots:
    void deadlineEndsIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("drip");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("head only") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n") << false;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nContent-") << false;
        QTest::newRow("drip") << QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100'000, 'x'))
                              << true;
    }
    void deadlineEndsIt()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, drip);
        RawServer server;
        server.answer(RawServer::Step{bytes, Then::KeepOpen, drip ? 1 : 0, false});
        Door door;
        QElapsedTimer took;
        took.start();
        const auto answer = door.send(HttpRequest::get(server.url()).on(Leg::Discovery).within(deadline(40)));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(answer.error().code, u"timeout"_s);
        QVERIFY(took.elapsed() >= 35 && took.elapsed() < 2000);
        QTRY_COMPARE(server.open, 0);
    }

    void sixtyFourAtOnceEachOnItsConnection()
    {
        RawServer server;
        server.otherwise = RawServer::Step{QByteArray(), Then::KeepOpen, 0, false};
        Door door;
        QList<QByteArray> bodies;
        TaskScope scope;
        for (int i = 0; i < 64; ++i)
            scope.start(note(&door.http, server.url("/" + QByteArray::number(i)), &bodies));
        QTRY_COMPARE(server.requests.size(), 64);
        QCOMPARE(server.connections, 64);
        QVERIFY(bodies.isEmpty());
    }

    void manyAtOnceAllArrive()
    {
        RawServer server;
        Door door;
        QList<QByteArray> bodies;
        TaskScope scope;
        for (int i = 0; i < 200; ++i)
            scope.start(note(&door.http, server.url(), &bodies));
        QTRY_COMPARE(bodies.size(), 200);
        QVERIFY(std::ranges::all_of(bodies, [](const QByteArray &body) { return body == "{}"; }));
    }

    void droppingTheTaskAbortsAtOnce()
    {
        RawServer server;
        server.answer(QByteArray());
        Door door;
        QList<QByteArray> bodies;
        TaskScope scope;
        scope.start(note(&door.http, server.url(), &bodies));
        QTRY_COMPARE(server.requests.size(), 1);
        scope.cancel();
        QTRY_COMPARE(server.open, 0);
        QVERIFY(bodies.isEmpty());
        QVERIFY(door.send(HttpRequest::get(server.url())).has_value());
    }

    void whoIsResumedMaySendAgain()
    {
        RawServer server;
        server.answer(RawServer::ok("1")).answer(RawServer::ok("2"));
        Door door;
        QCOMPARE(test::await(twice(&door.http, server.url()))->body, "2");
        QCOMPARE(server.connections, 1);
    }

    void whoIsResumedMayDestroyTheClient()
    {
        RawServer server;
        SystemClock clock;
        auto client = std::make_unique<CurlHttpClient>(clock, HttpSettings{});
        QList<QByteArray> bodies;
        bool done = false;
        TaskScope scope;
        scope.start(destroyAfter(&client, server.url(), &done));
        for (int i = 0; i < 8; ++i)
            scope.start(note(client.get(), server.url(), &bodies));
        QTRY_VERIFY(done);
        QTRY_COMPARE(server.open, 0);
        QVERIFY(!scope.idle());
        QVERIFY(bodies.size() < 8);
    }

    void clientMayGoWithExchangesUnderWay()
    {
        RawServer server;
        server.otherwise = RawServer::Step{QByteArray(), Then::KeepOpen, 0, false};
        SystemClock clock;
        auto client = std::make_unique<CurlHttpClient>(clock, HttpSettings{});
        QList<QByteArray> bodies;
        TaskScope scope;
        for (int i = 0; i < 8; ++i)
            scope.start(note(client.get(), server.url(), &bodies));
        QTRY_COMPARE(server.requests.size(), 8);
        client.reset();
        QTRY_COMPARE(server.open, 0);
        QVERIFY(bodies.isEmpty());
    }

    void aFailureAtOnceDoesNotRecurse()
    {
        Door door;
        const QByteArray closed = "http://127.0.0.1:1/";
        for (int i = 0; i < 50; ++i)
            QVERIFY(!door.send(HttpRequest::get(closed)));
    }
};

AGENT0_TEST(HttpLifetimeTest)
#include "tst_httplifetime.moc"
