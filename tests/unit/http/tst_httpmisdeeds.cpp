#include "http/curlhttpclient.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::RawServer;
using Then = RawServer::Then;

namespace {

const QByteArray gzippedOk =
    QByteArray::fromHex("1f8b0800000000000203ab56cacf56b22a292a4dad0500905fd4a70b000000");

/// gzip of so many MiB of zero bytes, by the stored-once, copied-often way of deflate.
QByteArray gzipBomb(int mebibytes)
{
    const QByteArray zlib = qCompress(QByteArray(qsizetype(mebibytes) * 1024 * 1024, '\0'), 9).sliced(4);
    return QByteArray::fromHex("1f8b08000000000002ff") + zlib.sliced(2, zlib.size() - 6)
        + QByteArray(8, '\0');
}

QByteArray encoded(QByteArrayView encoding, QByteArrayView body)
{
    return RawServer::ok(body, "Content-Encoding: " + encoding.toByteArray() + "\r\n");
}

HttpLimits limits()
{
    return HttpLimits{.deadline = Milliseconds(5000), .headBytes = 16 * 1024, .bodyBytes = 64 * 1024};
}

} // namespace

/// security.md 2.10: what a server can do on the wire, with sizes and with framing.
class HttpMisdeedsTest : public QObject {
    Q_OBJECT

private:
    Result<HttpResponse> ask(RawServer &server, Leg leg = Leg::Exchange)
    {
        SystemClock clock;
        CurlHttpClient http(clock, HttpSettings{});
        return test::await(http.send(
            HttpRequest::post(server.url()).form({{"assertion", "secret"}}).on(leg).within(limits())));
    }

private slots:
    void brokenAnswersAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Then>("then");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, QByteArray bytes, QString code, Then then = Then::Close) {
            QTest::newRow(name) << bytes << then << code;
        };
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
        row("short body", head + "Content-Length: 50\r\n\r\n{\"a\"", u"answer_cut_short"_s);
        row("short chunked body", chunked + "5\r\nhello\r\n", u"answer_cut_short"_s);
        row("cut in a chunk", chunked + "50\r\nhello", u"answer_cut_short"_s);
        row("cut in the head", head + "Content-", u"answer_cut_short"_s);
        row("cut after the status line", "HTTP/1.1 200 OK\r\n", u"answer_cut_short"_s);
        row("chunk size no number", chunked + "zz\r\nhello\r\n0\r\n\r\n", u"answer_framing"_s);
        row("chunk size negative", chunked + "-5\r\nhello\r\n0\r\n\r\n", u"answer_framing"_s);
        row("chunk size too large", chunked + "fffffffffffffffff\r\nhello\r\n0\r\n\r\n", u"answer_framing"_s);
        row("chunk longer than said", chunked + "2\r\nhello\r\n0\r\n\r\n", u"answer_framing"_s);
        row("two lengths", head + "Content-Length: 2\r\nContent-Length: 4\r\n\r\n{}{}", u"answer_framing"_s);
        row("list of lengths", head + "Content-Length: 2, 4\r\n\r\n{}{}", u"answer_framing"_s);
        row("length negative", head + "Content-Length: -2\r\n\r\n{}", u"answer_framing"_s);
        row("length with a sign", head + "Content-Length: +2\r\n\r\n{}", u"answer_framing"_s);
        row("length hexadecimal", head + "Content-Length: 0x2\r\n\r\n{}", u"answer_framing"_s);
        row("length empty", head + "Content-Length:\r\n\r\n{}", u"answer_framing"_s);
        row("length and chunks",
            head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            u"answer_framing"_s);
        row("10^15 announced", head + "Content-Length: 1000000000000000\r\n\r\n{", u"answer_too_large"_s,
            Then::KeepOpen);
        row("10^40 announced", head + "Content-Length: 1" + QByteArray(40, '0') + "\r\n\r\n{",
            u"answer_too_large"_s, Then::KeepOpen);
        row("one byte too many announced", head + "Content-Length: 65537\r\n\r\n", u"answer_too_large"_s,
            Then::KeepOpen);
        row("one byte too many in chunks", chunked + "10001\r\n" + QByteArray(65537, 'x') + "\r\n0\r\n\r\n",
            u"answer_too_large"_s);
        row("one byte too many until close", "HTTP/1.0 200 OK\r\n\r\n" + QByteArray(65537, 'x'),
            u"answer_too_large"_s);
        row("many headers", head + QByteArray("X-A: b\r\n").repeated(3000) + "\r\n", u"answer_too_large"_s);
        row("one long header", head + "X-A: " + QByteArray(20'000, 'b') + "\r\n\r\n", u"answer_too_large"_s);
        row("one header of 8 MiB", head + "X-A: " + QByteArray(8 * 1024 * 1024, 'b') + "\r\n\r\n",
            u"answer_too_large"_s);
        row("long status line", "HTTP/1.1 200 " + QByteArray(20'000, 'b') + "\r\n\r\n",
            u"answer_too_large"_s);
        row("long trailers", chunked + "2\r\n{}\r\n0\r\n" + QByteArray("X-A: b\r\n").repeated(3000) + "\r\n",
            u"answer_too_large"_s);
        row("100 for ever", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(17), u"answer_framing"_s,
            Then::KeepOpen);
        row("103 for ever", QByteArray("HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n").repeated(17),
            u"answer_framing"_s, Then::KeepOpen);
        row("101 unasked", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n{}", u"not_http"_s);
        row("HTTP/0.9", "{\"access_token\":\"a\"}", u"not_http"_s);
        row("TLS alert", QByteArray::fromHex("15030100020228"), u"not_http"_s);
        row("SSH", "SSH-2.0-OpenSSH_9.2\r\n", u"not_http"_s);
        row("status of two digits", "HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\n{}", u"not_http"_s);
        row("status of four digits", "HTTP/1.1 2000 OK\r\nContent-Length: 2\r\n\r\n{}", u"not_http"_s);
        row("status 999", "HTTP/1.1 999 OK\r\nContent-Length: 2\r\n\r\n{}", u"not_http"_s);
        row("status 000", "HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\n{}", u"not_http"_s);
        row("NUL in a header", head + QByteArray("X: a\0b\r\nContent-Length: 2\r\n\r\n{}", 31),
            u"not_http"_s);
        row("gzip unasked", encoded("gzip", gzippedOk), u"answer_encoding"_s);
        row("nothing", "", u"connection_lost"_s);
        row("reset at once", "", u"connection_lost"_s, Then::Reset);
    }
    void brokenAnswersAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Then, then);
        QFETCH(QString, code);
        RawServer server;
        server.answer(bytes, then);
        const auto answer = ask(server);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(answer.error().fault, code == "connection_lost"_L1 ? Fault::Network : Fault::Malformed);
        QCOMPARE(answer.error().leg, Leg::Exchange);
        QVERIFY(!answer.error().hint.isEmpty() && !answer.error().message.contains(u'%'));
        QVERIFY(answer.error().message.contains(u"127.0.0.1"_s));
        QCOMPARE(server.requests.size(), 1);
    }

    void resetInTheMiddleIsALostConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("in the status line") << QByteArray("HTTP/1.1 2");
        QTest::newRow("in the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("after the head") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\"");
        QTest::newRow("in a chunk") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"a\"");
    }
    void resetInTheMiddleIsALostConnection()
    {
        QFETCH(QByteArray, bytes);
        RawServer server;
        // The bytes arrive alone first: a reset discards what was not read.
        server.answer(RawServer::Step{bytes, Then::Reset, bytes.size(), false});
        const auto answer = ask(server);
        QVERIFY(!answer);
        QVERIFY(answer.error().code == "connection_lost"_L1 || answer.error().code == "answer_cut_short"_L1);
        QCOMPARE(server.requests.size(), 1);
    }

    void endlessAnswersEnd_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("again");
        QTest::newRow("body") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") << QByteArray(32 * 1024, 'x');
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                << "1000\r\n" + QByteArray(4096, 'x') + "\r\n";
        QTest::newRow("headers") << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("X-A: b\r\n");
        QTest::newRow("one header") << QByteArray("HTTP/1.1 200 OK\r\nX-A: ") << QByteArray(4096, 'x');
        QTest::newRow("interim") << QByteArray() << QByteArray("HTTP/1.1 100 Continue\r\n\r\n");
        QTest::newRow("folded lines")
            << QByteArray("HTTP/1.1 200 OK\r\nX-A: 1\r\n") << QByteArray(" more\r\n");
    }
    void endlessAnswersEnd()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, again);
        RawServer server;
        server.greeting = RawServer::Step{head, Then::KeepOpen, 0, false};
        server.answer(RawServer::Step{again, Then::KeepOpen, 0, true});
        const auto answer = ask(server);
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Malformed);
        QTRY_COMPARE(server.open, 0);
    }

    void oddButLawfulAnswersAreTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, QByteArray bytes, QByteArray body = "{}") {
            QTest::newRow(name) << bytes << body;
        };
        row("until close", "HTTP/1.0 200 OK\r\n\r\n{}");
        row("chunks with extensions and a trailer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\n{\r\n1\r\n}\r\n0\r\nX-T: "
            "1\r\n\r\n");
        row("the same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}");
        row("interim answers before",
            "HTTP/1.1 100 Continue\r\nX-A: 1\r\n\r\nHTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 "
            "OK\r\nContent-Length: 2\r\n\r\n{}");
        row("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}");
        row("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}");
        row("exactly the limit", "HTTP/1.1 200 OK\r\nContent-Length: 65536\r\n\r\n" + QByteArray(65536, 'x'),
            QByteArray(65536, 'x'));
        row("no content", "HTTP/1.1 204 No Content\r\n\r\n", "");
        row("identity said", "HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}");
    }
    void oddButLawfulAnswersAreTaken()
    {
        QFETCH(QByteArray, bytes);
        RawServer server;
        server.answer(bytes, Then::Close);
        const auto answer = ask(server);
        if (!answer)
            qWarning() << answer.error().message;
        QVERIFY(answer.has_value());
        QTEST(answer->body, "body");
        QVERIFY(answer->header("X-A").isEmpty() && answer->header("X-T").isEmpty());
    }

    void foldedHeaderIsOneValue()
    {
        RawServer server;
        server.answer("HTTP/1.1 200 OK\r\nX-A: one\r\n\ttwo\r\nContent-Length: 2\r\n\r\n{}");
        QCOMPARE(ask(server)->header("X-A"), "one two");
    }

    void aSecondAnswerIsNotTakenForTheNextRequest_data()
    {
        QTest::addColumn<bool>("together");
        QTest::newRow("in one piece") << true;
        QTest::newRow("later") << false;
    }
    void aSecondAnswerIsNotTakenForTheNextRequest()
    {
        QFETCH(bool, together);
        RawServer server;
        const QByteArray poison = RawServer::ok("{\"poison\":1}");
        server.answer(RawServer::Step{
            RawServer::ok("1") + poison, Then::KeepOpen, together ? 0 : RawServer::ok("1").size(), false});
        SystemClock clock;
        CurlHttpClient http(clock, HttpSettings{});
        QCOMPARE(test::await(http.send(HttpRequest::get(server.url())))->body, "1");
        QTest::qWait(5);
        QCOMPARE(test::await(http.send(HttpRequest::get(server.url())))->body, "{}");
    }

    void compressionIsBoundedWhileDecompressing()
    {
        const QByteArray bomb = gzipBomb(64);
        QVERIFY(bomb.size() < 128 * 1024);
        RawServer server;
        server.answer(RawServer::Step{
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + bomb, Then::Close, 0, false});
        const auto answer = ask(server, Leg::Resource);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"answer_too_large"_s);
    }

    void compressedAnswersOfTheResource_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("whole") << encoded("gzip", gzippedOk) << QString();
        QTest::newRow("cut in the data") << encoded("gzip", gzippedOk.first(18)) << u"answer_encoding"_s;
        QTest::newRow("cut in the checksum") << encoded("gzip", gzippedOk.chopped(3)) << u"answer_encoding"_s;
        QTest::newRow("cut in the header") << encoded("gzip", gzippedOk.first(5)) << u"answer_encoding"_s;
        QTest::newRow("something behind") << encoded("gzip", gzippedOk + "x") << u"answer_encoding"_s;
        QTest::newRow("wrong checksum")
            << encoded("gzip", QByteArray(gzippedOk).replace("\x90\x5f", "\x90\x5e")) << u"answer_encoding"_s;
        QTest::newRow("deflate, not asked for")
            << encoded("deflate", qCompress("{}").sliced(4)) << u"answer_encoding"_s;
        QTest::newRow("not gzip") << encoded("gzip", "{\"ok\":true}") << u"answer_encoding"_s;
        QTest::newRow("unknown encoding") << encoded("rot13", "{}") << u"answer_encoding"_s;
        QTest::newRow("gzip six times")
            << encoded("gzip, gzip, gzip, gzip, gzip, gzip", gzippedOk) << u"answer_encoding"_s;
    }
    void compressedAnswersOfTheResource()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        RawServer server;
        server.answer(bytes);
        const auto answer = ask(server, Leg::Resource);
        if (code.isEmpty()) {
            QVERIFY(answer.has_value());
            QCOMPARE(answer->body, "{\"ok\":true}");
            return;
        }
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, code);
    }
};

AGENT0_TEST(HttpMisdeedsTest)
#include "tst_httpmisdeeds.moc"
