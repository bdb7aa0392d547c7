#include "base/result.h"
#include "oidc/redirectrequest.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {
RedirectRequest readHead(const QByteArray &head) { return RedirectRequest::read(head, u"/callback"_s, 8765); }
QByteArray headFor(const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:8765"; }
} // namespace

class RedirectRequestTest : public QObject {
    Q_OBJECT

private slots:
    void decodesEachParameterOnce()
    {
        const auto request = readHead(
            headFor("/callback?code=a%2Bb%2Fc+d%2520&state=x&iss=https%3A%2F%2Fidp.example&u=%C3%BC&empty=&bare"));
        QCOMPARE(request.status, 200);
        QCOMPARE(request.fields.value(u"code"_s), u"a+b/c d%20"_s);
        QCOMPARE(request.fields.value(u"iss"_s), u"https://idp.example"_s);
        QCOMPARE(request.fields.value(u"u"_s), u"ü"_s);
        QVERIFY(request.fields.contains(u"empty"_s) && request.fields.contains(u"bare"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &head, int status) {
            QTest::newRow(name) << head << status;
        };
        const QByteArray host = "\r\nHost: 127.0.0.1:8765";
        row("another path", headFor("/other?code=a&state=b"), 404);
        row("the root", headFor("/?code=a&state=b"), 404);
        row("a longer path", headFor("/callbackEVIL?code=a&state=b"), 404);
        row("a path below", headFor("/callback/x?code=a&state=b"), 404);
        row("a slash more", headFor("/callback/?code=a&state=b"), 404);
        row("two slashes", headFor("//callback?code=a&state=b"), 404);
        row("dots", headFor("/x/../callback?code=a&state=b"), 404);
        row("an encoded letter", headFor("/%63allback?code=a&state=b"), 404);
        row("another case", headFor("/Callback?code=a&state=b"), 404);
        row("favicon", headFor("/favicon.ico"), 404);
        row("absolute form", headFor("http://127.0.0.1:8765/callback?code=a&state=b"), 404);
        row("asterisk", "OPTIONS * HTTP/1.1" + host, 404);
        row("POST", "POST /callback?code=a&state=b HTTP/1.1" + host, 405);
        row("HEAD", "HEAD /callback?code=a&state=b HTTP/1.1" + host, 405);
        row("OPTIONS", "OPTIONS /callback?code=a&state=b HTTP/1.1" + host, 405);
        row("TRACE", "TRACE /callback HTTP/1.1" + host, 405);
        row("lower case method", "get /callback?code=a&state=b HTTP/1.1" + host, 405);
        row("no query", headFor("/callback"), 400);
        row("HTTP/0.9", "GET /callback?code=a&state=b" + host, 400);
        row("HTTP/2 preface", "PRI * HTTP/2.0" + host, 400);
        row("no version", "GET /callback?code=a&state=b " + host, 400);
        row("blank in the target", "GET /callback?code=a &state=b HTTP/1.1" + host, 400);
        row("garbage", "\x16\x03\x01\x02", 400);
        row("nothing", "", 400);
        row("no host", "GET /callback?code=a&state=b HTTP/1.1", 400);
        row("foreign host", "GET /callback?code=a&state=b HTTP/1.1\r\nHost: evil.example", 400);
        row("rebound host", "GET /callback?code=a&state=b HTTP/1.1\r\nHost: evil.example:8765", 400);
        row("localhost", "GET /callback?code=a&state=b HTTP/1.1\r\nHost: localhost:8765", 400);
        row("another port", "GET /callback?code=a&state=b HTTP/1.1\r\nHost: 127.0.0.1:80", 400);
        row("two hosts", "GET /callback?code=a&state=b HTTP/1.1\r\nHost: 127.0.0.1:8765\r\nHost: evil.example", 400);
        row("state twice", headFor("/callback?code=a&state=b&state=b"), 400);
        row("code twice", headFor("/callback?code=a&state=b&code=c"), 400);
        row("code twice by escape", headFor("/callback?code=a&state=b&c%6Fde=c"), 400);
        row("an unknown one twice", headFor("/callback?code=a&state=b&x=1&x=2"), 400);
        row("bad escape", headFor("/callback?code=%zz&state=b"), 400);
        row("cut escape", headFor("/callback?code=a&state=b%4"), 400);
        row("lone percent", headFor("/callback?code=a&state=b%"), 400);
        row("signed escape", headFor("/callback?code=%+1&state=b"), 400);
        row("half an escape", headFor("/callback?code=%4g&state=b"), 400);
        row("NUL", headFor("/callback?code=a%00b&state=b"), 400);
        row("raw NUL", headFor(QByteArray("/callback?code=a\0b&state=b", 26)), 400);
        row("invalid UTF-8", headFor("/callback?code=%ff&state=b"), 400);
        row("over-long UTF-8", headFor("/callback?code=%c0%af&state=b"), 400);
    }
    void refuses()
    {
        QFETCH(QByteArray, head);
        QFETCH(int, status);
        const auto request = readHead(head);
        QCOMPARE(request.status, status);
    }
};

AGENT0_TEST(RedirectRequestTest)
#include "tst_redirectrequest.moc"
