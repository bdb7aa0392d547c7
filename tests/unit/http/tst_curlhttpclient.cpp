#include "door.h"
#include "rawserver.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using test::Door;
using test::RawServer;
using Then = RawServer::Then;

namespace {

QByteArray lineOf(const QByteArray &request, QByteArrayView name)
{
    for (const QByteArray &line : request.split('\n')) {
        if (line.first(std::min(line.size(), name.size())).compare(name, Qt::CaseInsensitive) == 0)
            return line.trimmed();
    }
    return {};
}

} // namespace

class CurlHttpClientTest : public QObject {
    Q_OBJECT

private slots:
    void getsAnAnswer()
    {
        RawServer server;
        server.answer("HTTP/1.1 404 Nope\r\nX-One: 1\r\nx-one:  2 \r\nContent-Length: 5\r\n\r\nhello");
        Door door;
        const auto answer = door.send(HttpRequest::get(server.url("/a")));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, 404);
        QCOMPARE(answer->body, "hello");
        QCOMPARE(answer->headerValues("X-One"), (QList<QByteArray>{"1", "2"}));
    }

    void sendsTheAddressByteForByte_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("sent");
        for (const char *path :
            {"/", "/a/../b/./c", "//double///slashes", "/%7e%2f%2F%41", "/a?x=%7e&y=../..&z=a/./b", "/?",
                "/;p=1,2!$'()*+|{}^`\"<>[]\\", "/a?b?c", "/..", "/%zz%", "/a?url=https://b.test/../c"})
            QTest::newRow(path) << QByteArray(path) << QByteArray(path);
        QTest::newRow("none") << QByteArray() << QByteArray("/");
        QTest::newRow("query only") << QByteArray("?x=1") << QByteArray("/?x=1");
    }
    void sendsTheAddressByteForByte()
    {
        QFETCH(QByteArray, path);
        RawServer server;
        Door door;
        QVERIFY(door.send(HttpRequest::get(server.url(path))).has_value());
        QTEST(server.requests.constFirst().split('\r').constFirst().split(' ').value(1), "sent");
    }

    void sendsMethodHeadersAndBody_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("length");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray("a=1") << QByteArray("Content-Length: 3");
        QTest::newRow("POST, empty") << QByteArray("POST") << QByteArray() << QByteArray("Content-Length: 0");
        QTest::newRow("PUT") << QByteArray("PUT") << QByteArray("{}") << QByteArray("Content-Length: 2");
        QTest::newRow("PATCH") << QByteArray("PATCH") << QByteArray("{}") << QByteArray("Content-Length: 2");
        QTest::newRow("DELETE") << QByteArray("DELETE") << QByteArray() << QByteArray();
        QTest::newRow("DELETE, body")
            << QByteArray("DELETE") << QByteArray("x") << QByteArray("Content-Length: 1");
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << QByteArray();
        QTest::newRow("GET, body") << QByteArray("GET") << QByteArray("x") << QByteArray("Content-Length: 1");
        QTest::newRow("OPTIONS") << QByteArray("OPTIONS") << QByteArray() << QByteArray();
        QTest::newRow("zeroes") << QByteArray("POST") << QByteArray("a\0b", 3)
                                << QByteArray("Content-Length: 3");
        QTest::newRow("large") << QByteArray("POST") << QByteArray(200'000, 'x')
                               << QByteArray("Content-Length: 200000");
        QTest::newRow("larger than what libcurl asks leave for")
            << QByteArray("POST") << QByteArray(1'500'000, 'x') << QByteArray("Content-Length: 1500000");
    }
    void sendsMethodHeadersAndBody()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        RawServer server;
        Door door;
        HttpRequest request(method, server.url("/x"));
        request.headers = {{"X-A", "1"}, {"X-Empty", ""}, {"X-A", "2"}};
        request.body = body;
        QVERIFY(door.send(request).has_value());
        const QByteArray sent = server.requests.constFirst();
        QVERIFY(sent.startsWith(method + " /x HTTP/1.1\r\n"));
        QVERIFY(sent.endsWith("\r\n\r\n" + body));
        QVERIFY(sent.contains("\r\nX-A: 1\r\n") && sent.contains("\r\nX-A: 2\r\n")
            && sent.contains("\r\nX-Empty:\r\n"));
        QVERIFY(lineOf(sent, "Expect").isEmpty() && lineOf(sent, "Content-Type").isEmpty());
        QTEST(lineOf(sent, "Content-Length"), "length");
    }

    void oneMethodLeavesNothingForTheNext()
    {
        RawServer server;
        server.answer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
            .answer(RawServer::ok("1"))
            .answer(RawServer::ok("2"))
            .answer(RawServer::ok("3"));
        Door door;
        HttpRequest patch("PATCH", server.url());
        patch.body = "secret";
        QCOMPARE(door.send(HttpRequest("HEAD", server.url()))->body, "");
        QCOMPARE(door.send(patch)->body, "1");
        QCOMPARE(door.send(HttpRequest::get(server.url()))->body, "2");
        QCOMPARE(door.send(HttpRequest("DELETE", server.url()))->body, "3");
        QCOMPARE(server.connections, 1);
        QVERIFY(server.requests[2].startsWith("GET ") && server.requests[3].startsWith("DELETE "));
        QVERIFY(!server.requests[2].contains("secret") && !server.requests[3].contains("secret"));
    }

    void saysWhoItIsAndNothingElse()
    {
        RawServer server;
        Door door;
        QVERIFY(door.send(HttpRequest::post(server.url()).form({{"a", "b"}}).on(Leg::Exchange)).has_value());
        QVERIFY(door.send(HttpRequest::get(server.url()).on(Leg::Resource)).has_value());
        const QByteArray sent = server.requests[0];
        QVERIFY(lineOf(sent, "User-Agent: Agent0/").size() > 19);
        QVERIFY(lineOf(sent, "Expect").isEmpty());
        QVERIFY(lineOf(sent, "Cookie").isEmpty());
        QCOMPARE(lineOf(sent, "Accept-Encoding"), "Accept-Encoding: identity");
        QVERIFY(lineOf(server.requests[1], "Accept-Encoding").contains("gzip"));
        QVERIFY(lineOf(server.requests[1], "Content-Type").isEmpty());
    }

    void refusesWhatCannotBeSentBeforeAnything_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *title, QByteArray method, QByteArray name, QByteArray value,
                             QString code = u"header_invalid"_s) {
            QTest::newRow(title) << method << name << value << code;
        };
        row("CR LF in a value", "GET", "Authorization", "Bearer a\r\nX-Evil: 1");
        row("LF in a value", "GET", "Authorization", "Bearer a\nX-Evil: 1");
        row("NUL in a value", "GET", "A", QByteArray("a\0b", 3));
        row("escape in a value", "GET", "A", "a\x1b[0m");
        row("DEL in a value", "GET", "A", "a\x7f");
        row("colon in a name", "GET", "A:b", "1");
        row("blank in a name", "GET", "A b", "1");
        row("line break in a name", "GET", "A\r\nB", "1");
        row("empty name", "GET", "", "1");
        row("Content-Length", "GET", "content-length", "5", u"header_reserved"_s);
        row("Transfer-Encoding", "GET", "Transfer-Encoding", "chunked", u"header_reserved"_s);
        row("Host", "GET", "Host", "evil.test", u"header_reserved"_s);
        row("method with a blank", "GET /x", "A", "1", u"method_invalid"_s);
        row("method with a line break", "GET\r\n", "A", "1", u"method_invalid"_s);
        row("no method", "", "A", "1", u"method_invalid"_s);
    }
    void refusesWhatCannotBeSentBeforeAnything()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        RawServer server;
        Door door;
        HttpRequest request(method, server.url());
        request.headers = {{name, value}};
        request.leg = Leg::Redemption;
        const auto answer = door.send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Configuration);
        QCOMPARE(answer.error().leg, Leg::Redemption);
        QTEST(answer.error().code, "code");
        QVERIFY(!answer.error().message.contains(QString::fromLatin1(value)) || value.size() < 9);
        QCOMPARE(server.connections, 0);
    }

    void reusesTheConnection()
    {
        RawServer server;
        Door door;
        for (int i = 0; i < 20; ++i)
            QVERIFY(
                door.send(HttpRequest::post(server.url()).form({{"i", QByteArray::number(i)}})).has_value());
        QCOMPARE(server.connections, 1);
        QCOMPARE(server.requests.size(), 20);
    }

    void aConnectionClosedWhileIdleIsReplaced()
    {
        RawServer server;
        server.answer(RawServer::ok("1"), Then::Close).answer(RawServer::ok("2"));
        Door door;
        QCOMPARE(door.send(HttpRequest::post(server.url()))->body, "1");
        QTRY_COMPARE(server.open, 0);
        QCOMPARE(door.send(HttpRequest::post(server.url()))->body, "2");
        QCOMPARE(server.requests.size(), 2);
        QCOMPARE(server.connections, 2);
    }

    void neverSendsARequestTwice_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<bool>("reused");
        QTest::addColumn<Then>("then");
        QTest::addColumn<QByteArray>("body");
        for (const char *method : {"POST", "GET", "PUT", "DELETE", "HEAD"}) {
            for (const bool reused : {false, true}) {
                for (const Then then : {Then::Close, Then::Reset}) {
                    const QByteArray name = QByteArray(method) + (reused ? " reused" : " fresh")
                        + (then == Then::Close ? " FIN" : " RST");
                    QTest::newRow(name) << QByteArray(method) << reused << then
                                        << QByteArray(method[0] == 'P' ? "code=once" : "");
                }
            }
        }
        QTest::newRow("POST reused RST, empty") << QByteArray("POST") << true << Then::Reset << QByteArray();
        QTest::newRow("POST reused RST, large")
            << QByteArray("POST") << true << Then::Reset << QByteArray(300'000, 'x');
    }
    void neverSendsARequestTwice()
    {
        QFETCH(QByteArray, method);
        QFETCH(bool, reused);
        QFETCH(Then, then);
        QFETCH(QByteArray, body);
        RawServer server;
        Door door;
        if (reused)
            QVERIFY(door.send(HttpRequest::get(server.url())).has_value());
        server.requests.clear();
        server.answer(QByteArray(), then);
        HttpRequest request(method, server.url("/once"));
        request.body = body;
        request.leg = Leg::Refresh;
        const auto answer = door.send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(answer.error().code, u"connection_lost"_s);
        QCOMPARE(answer.error().leg, Leg::Refresh);
        QTest::qWait(2);
        QCOMPARE(server.requests.size(), 1);
        QCOMPARE(server.connections, 1);
        QVERIFY(door.send(HttpRequest::get(server.url())).has_value());
    }

    void challengesAndRedirectsAreAnswers_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, QByteArray head, int status) {
            QTest::newRow(name) << head << status;
        };
        row("Basic", "401 No\r\nWWW-Authenticate: Basic realm=\"x\"", 401);
        row("Negotiate", "401 No\r\nWWW-Authenticate: Negotiate", 401);
        row("NTLM", "401 No\r\nWWW-Authenticate: NTLM", 401);
        row("Digest", "401 No\r\nWWW-Authenticate: Digest realm=\"x\", nonce=\"y\"", 401);
        row("407", "407 No\r\nProxy-Authenticate: Basic realm=\"x\"", 407);
        for (const int status : {300, 301, 302, 303, 307, 308})
            row(qPrintable(QString::number(status)),
                QByteArray::number(status) + " To\r\nLocation: /elsewhere", status);
        row("file", "302 To\r\nLocation: file:///etc/passwd", 302);
        row("data", "302 To\r\nLocation: data:text/html,x", 302);
        row("loop", "302 To\r\nLocation: /", 302);
        row("429", "429 Slow\r\nRetry-After: 9", 429);
        row("503", "503 No\r\nRetry-After: 1", 503);
        row("417", "417 No", 417);
        row("421", "421 Misdirected", 421);
        row("500", "500 No", 500);
    }
    void challengesAndRedirectsAreAnswers()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        RawServer server;
        server.answer("HTTP/1.1 " + head + "\r\nSet-Cookie: sid=1\r\nContent-Length: 2\r\n\r\n{}");
        Door door;
        const auto answer = door.send(
            HttpRequest::post(server.url()).authorize("Bearer", Secret("t")).form({{"assertion", "a"}}));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->status, status);
        QCOMPARE(server.requests.size(), 1);
        QVERIFY(door.send(HttpRequest::get(server.url())).has_value());
        QVERIFY(lineOf(server.requests.constLast(), "Cookie").isEmpty());
        QVERIFY(lineOf(server.requests.constLast(), "Authorization").isEmpty());
    }

    void passwordsOfANetrcFileAreNotUsed()
    {
        QTemporaryDir home;
        QFile netrc(home.filePath(u".netrc"_s));
        QVERIFY(netrc.open(QIODevice::WriteOnly));
        netrc.write("machine 127.0.0.1 login a password b\n");
        netrc.close();
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toUtf8());
        RawServer server;
        Door door;
        QVERIFY(door.send(HttpRequest::get(server.url())).has_value());
        qputenv("HOME", before);
        QVERIFY(lineOf(server.requests.constFirst(), "Authorization").isEmpty());
    }

    void tellsWhyNobodyAnswers_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown name") << QByteArray("https://nowhere.invalid/") << u"dns_failed"_s;
        QTest::newRow("nothing listens") << QByteArray("closed") << u"connect_failed"_s;
        QTest::newRow("nothing listens, v6") << QByteArray("http://[::1]:1/") << u"connect_failed"_s;
    }
    void tellsWhyNobodyAnswers()
    {
        QFETCH(QByteArray, url);
        RawServer server;
        server.stopListening();
        Door door;
        const QByteArray closed = "http://127.0.0.1:1/";
        const auto answer = door.send(HttpRequest::get(url == "closed" ? closed : url).on(Leg::Exchange));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(answer.error().leg, Leg::Exchange);
        QTEST(answer.error().code, "code");
        QVERIFY(!answer.error().hint.isEmpty());
    }
};

AGENT0_TEST(CurlHttpClientTest)
#include "tst_curlhttpclient.moc"
