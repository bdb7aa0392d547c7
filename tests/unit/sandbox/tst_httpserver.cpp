#include "converse.h"
#include "sandbox/httpserver.h"
#include "sandbox/requestparser.h"
#include "support/testmain.h"

#include <QScopeGuard>
#include <QTest>
#include <QTimer>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace agent0;
using namespace agent0::sandbox;
using namespace agent0::test;

/// The HTTP server by itself: what it understands, what it refuses, how it can misbehave.
class HttpServerTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void answersGetAndHeadAlike();
    void refusesWhatTwoReadersCouldReadDifferently_data();
    void refusesWhatTwoReadersCouldReadDifferently();
    void readsBodiesOfBothFramings_data();
    void readsBodiesOfBothFramings();
    void readsARequestHoweverItIsCut();
    void answersPipelinedRequestsInOrder();
    void keepsTheConnectionUnlessTold_data();
    void keepsTheConnectionUnlessTold();
    void saysWhichMethodsThereAre();
    void takesParametersOutOfThePath();
    void sendsAContinueWhereItIsAwaited();
    void misbehavesOnTheWire_data();
    void misbehavesOnTheWire();
    void aResetIsARealOne();
    void fillsUpToTheSizeThatWasAsked();
    void dripsByteByByte();
    void listensOnLoopbackAloneAndSaysWhenAPortIsTaken();
    void datesItsAnswersByItsClock();

private:
    Received talk(const QByteArray &bytes, int quietMs = 60) { return converse(m_server->port(), bytes, quietMs); }
    std::unique_ptr<HttpServer> m_server;
    Wire m_wire;
};

void HttpServerTest::init()
{
    m_wire = Wire();
    m_server = std::make_unique<HttpServer>("test", [] { return fromUnixSeconds(1'790'000'000); });
    m_server->route("GET", "/plain", [this](const Request &) {
        Response answer = Response::html("0123456789");
        answer.wire = m_wire;
        return answer;
    });
    m_server->route("POST", "/echo", [](const Request &request) { return Response::html(request.body); });
    m_server->route("GET", "/items/{id}/of/{whom}",
        [](const Request &request) { return Response::html(request.parameters.join('|')); });
    m_server->routeLate("GET", "/late",
        [](const Request &, Reply reply) { QTimer::singleShot(1, [reply] { reply.send(Response::html("late")); }); });
    QVERIFY(m_server->listen(0));
}

void HttpServerTest::answersGetAndHeadAlike()
{
    const Received get = talk("GET /plain?x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const Received head = talk("HEAD /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QCOMPARE(get.status(), 200);
    QCOMPARE(get.body(), "0123456789");
    QCOMPARE(head.header("Content-Length"), "10");
    QVERIFY(head.body().isEmpty());
    QVERIFY(get.ended);
}

void HttpServerTest::refusesWhatTwoReadersCouldReadDifferently_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray host = "Host: a\r\n";
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    row("no host", "GET /plain HTTP/1.1\r\n\r\n", 400);
    row("two hosts", "GET /plain HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("HTTP/2.0", "GET /plain HTTP/2.0\r\n" + host + "\r\n", 505);
    row("no version", "GET /plain\r\n\r\n", 400);
    row("absolute address", "GET http://a/plain HTTP/1.1\r\n" + host + "\r\n", 400);
    row("blank in the path", "GET /pl ain HTTP/1.1\r\n" + host + "\r\n", 400);
    row("folded header", "GET /plain HTTP/1.1\r\nX: a\r\n b\r\n" + host + "\r\n", 400);
    row("blank before the colon", "GET /plain HTTP/1.1\r\nHost : a\r\n\r\n", 400);
    row("NUL in a header", QByteArray("GET /plain HTTP/1.1\r\nHost: a\r\nX: a") + '\0' + "b\r\n\r\n", 400);
    row("two lengths", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400);
    row("length and chunks",
        "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("negative length", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400);
    row("signed length", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: +1\r\n\r\nx", 400);
    row("length of hex", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 0x1\r\n\r\nx", 400);
    row("unknown coding", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip\r\n\r\n", 501);
    row("chunk size that is none", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400);
    row("chunk without its end", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n1\r\nxyz\r\n",
        400);
    row("body too large", "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1048577\r\n\r\n", 413);
    row("chunk too large", "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n100001\r\n", 413);
    row("head too large", "GET /plain HTTP/1.1\r\n" + host + "X: " + QByteArray(70'000, 'x') + "\r\n\r\n", 431);
    row("head without end", "GET /plain HTTP/1.1\r\nX: " + QByteArray(70'000, 'x'), 431);
    row("TLS hello", "\x16\x03\x01\x02\r\n\r\n", 400);
}

void HttpServerTest::refusesWhatTwoReadersCouldReadDifferently()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const Received received = talk(request, 1000);
    QCOMPARE(received.status(), status);
    QVERIFY(received.ended);
}

void HttpServerTest::readsBodiesOfBothFramings_data()
{
    QTest::addColumn<QByteArray>("framed");
    QTest::newRow("length") << QByteArray("Content-Length: 5\r\n\r\nhello");
    QTest::newRow("one chunk") << QByteArray("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("chunks") << QByteArray("Transfer-Encoding: chunked\r\n\r\n1\r\nh\r\n4;ext=1\r\nello\r\n0\r\n\r\n");
}

void HttpServerTest::readsBodiesOfBothFramings()
{
    QFETCH(QByteArray, framed);
    QCOMPARE(talk("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + framed).body(), "hello");
}

void HttpServerTest::readsARequestHoweverItIsCut()
{
    const QByteArray bytes =
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        RequestParser parser;
        Request request;
        parser.feed(bytes.first(cut));
        QCOMPARE(parser.next(&request), RequestParser::Outcome::NeedsMore);
        parser.feed(bytes.sliced(cut));
        QCOMPARE(parser.next(&request), RequestParser::Outcome::Complete);
        QCOMPARE(request.body, "abc");
        QCOMPARE(parser.next(&request), RequestParser::Outcome::NeedsMore);
    }
}

void HttpServerTest::answersPipelinedRequestsInOrder()
{
    const Received received =
        talk("GET /late HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecond"
             "GET /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            1000);
    const qsizetype late = received.bytes.indexOf("late");
    const qsizetype second = received.bytes.indexOf("second");
    QVERIFY(late > 0);
    QVERIFY(second > late);
    QVERIFY(received.bytes.indexOf("0123456789") > second);
    QCOMPARE(m_server->connectionsAccepted(), 1u);
}

void HttpServerTest::keepsTheConnectionUnlessTold_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("ends");
    QTest::newRow("1.1") << QByteArray("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n") << false;
    QTest::newRow("1.1 close") << QByteArray("GET /plain HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n") << true;
    QTest::newRow("1.0") << QByteArray("GET /plain HTTP/1.0\r\n\r\n") << true;
    QTest::newRow("1.0 keep") << QByteArray("GET /plain HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") << false;
}

void HttpServerTest::keepsTheConnectionUnlessTold()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, ends);
    const Received received = talk(head);
    QCOMPARE(received.status(), 200);
    QCOMPARE(received.ended, ends);
}

void HttpServerTest::saysWhichMethodsThereAre()
{
    const Received received = talk("DELETE /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QCOMPARE(received.status(), 405);
    QCOMPARE(received.header("Allow"), "GET, HEAD");
    QCOMPARE(talk("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").status(), 404);
}

void HttpServerTest::takesParametersOutOfThePath()
{
    const auto get = [this](const QByteArray &path) {
        return talk("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    };
    QCOMPARE(get("/items/4%2F2/of/a+b").body(), "4/2|a+b");
    QCOMPARE(get("/items//of/ada").status(), 404);
    QCOMPARE(get("/items/%zz/of/ada").status(), 404);
    QCOMPARE(get("/items/1/of/ada/more").status(), 404);
}

void HttpServerTest::sendsAContinueWhereItIsAwaited()
{
    const Received received =
        talk("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QCOMPARE(received.bytes, "HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpServerTest::misbehavesOnTheWire_data()
{
    QTest::addColumn<Wire>("wire");
    QTest::addColumn<QByteArray>("contains");
    QTest::addColumn<QByteArray>("ending"); ///< "kept" or "closed"
    const auto row = [](const char *name, auto set, const char *contains, const char *ending) {
        Wire wire;
        set(wire);
        QTest::newRow(name) << wire << QByteArray(contains) << QByteArray(ending);
    };
    using F = Wire::Framing;
    using E = Wire::Ending;
    row("chunked", [](Wire &w) { w.framing = F::Chunked; }, "\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n", "kept");
    row("until close", [](Wire &w) { w.framing = F::UntilClose; }, "Connection: close\r\n\r\n0123456789", "closed");
    row("too long", [](Wire &w) { w.framing = F::LengthTooLong; }, "Content-Length: 1010", "kept");
    row("too short", [](Wire &w) { w.framing = F::LengthTooShort; }, "Content-Length: 5\r\n", "kept");
    row(
        "two lengths", [](Wire &w) { w.framing = F::TwoLengths; }, "Content-Length: 10\r\nContent-Length: 17\r\n",
        "kept");
    row("bad chunk", [](Wire &w) { w.framing = F::BadChunkSize; }, "\r\n\r\nzz\r\n", "kept");
    row(
        "hang",
        [](Wire &w) {
            w.cutAt = 0;
            w.ending = E::Hang;
        },
        "", "kept");
    row(
        "close",
        [](Wire &w) {
            w.cutAt = 0;
            w.ending = E::Close;
        },
        "", "closed");
    row(
        "reset",
        [](Wire &w) {
            w.cutAt = 0;
            w.ending = E::Reset;
        },
        "", "closed");
    row(
        "cut in the head",
        [](Wire &w) {
            w.cutAt = 12;
            w.ending = E::Close;
        },
        "HTTP/1.1 200", "closed");
    row(
        "cut in the body",
        [](Wire &w) {
            w.cutInBody = true;
            w.ending = E::Close;
        },
        "\r\n\r\n01234", "closed");
    row(
        "raw",
        [](Wire &w) {
            w.raw = "no HTTP";
            w.ending = E::Close;
        },
        "no HTTP", "closed");
}

void HttpServerTest::misbehavesOnTheWire()
{
    QFETCH(Wire, wire);
    QFETCH(QByteArray, contains);
    QFETCH(QByteArray, ending);
    m_wire = wire;
    const Received received = talk("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n", 40);
    QVERIFY2(received.bytes.contains(contains), received.bytes.constData());
    if (contains.isEmpty())
        QVERIFY(received.bytes.isEmpty());
    QCOMPARE(received.ended, ending != "kept");
    if (wire.cutInBody)
        QVERIFY(received.bytes.endsWith("01234"));
}

void HttpServerTest::aResetIsARealOne()
{
    // Qt calls an orderly close and a reset by one name; the system does not.
    const int plain = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto closed = qScopeGuard([&] { ::close(plain); });
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_server->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(plain, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    m_wire.cutAt = 5;
    m_wire.ending = Wire::Ending::Reset;
    const QByteArray request = "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n";
    QCOMPARE(::send(plain, request.constData(), size_t(request.size()), 0), request.size());
    char byte = 0;
    // The system tells of a reset once: every look is kept.
    QSet<int> failures;
    const auto look = [&] {
        if (::recv(plain, &byte, 1, MSG_DONTWAIT) < 0)
            failures.insert(errno);
        return failures.contains(ECONNRESET);
    };
    QTRY_VERIFY(look());
}

void HttpServerTest::fillsUpToTheSizeThatWasAsked()
{
    m_wire.framing = Wire::Framing::UntilClose;
    m_wire.filler = "0123456789";
    m_wire.fillerBytes = 3'000'001;
    const Received received = talk("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n", 2000);
    QCOMPARE(received.body().size(), 10 + 3'000'001);
    QVERIFY(received.ended);
    m_wire.fillerBytes = -1;
    QVERIFY(
        converse(m_server->port(), "GET /plain HTTP/1.1\r\nHost: a\r\n\r\n", 2000, 8'000'000).bytes.size() > 8'000'000);
}

void HttpServerTest::dripsByteByByte()
{
    m_wire.dripBytes = 50;
    m_wire.dripEvery = Milliseconds(1);
    const Received received = talk("GET /plain HTTP/1.1\r\nHost: a\r\n\r\n", 1000);
    QCOMPARE(received.body(), "0123456789");
}

void HttpServerTest::listensOnLoopbackAloneAndSaysWhenAPortIsTaken()
{
    QVERIFY(m_server->origin().startsWith("http://127.0.0.1:"));
    HttpServer other("other");
    const auto taken = other.listen(m_server->port());
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, u"port_taken"_s);
    QVERIFY(!taken.error().hint.isEmpty());
}

void HttpServerTest::datesItsAnswersByItsClock()
{
    const Received received = talk("GET /plain HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QCOMPARE(received.header("Date"), "Mon, 21 Sep 2026 14:13:20 GMT");
}

AGENT0_TEST(HttpServerTest)
#include "tst_httpserver.moc"
