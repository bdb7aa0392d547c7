#include "http/httpaddress.h"
#include "http/httprequest.h"
#include "http/skew.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

HttpResponse answerWith(QByteArray name, QByteArray value)
{
    return HttpResponse{200, {{std::move(name), std::move(value)}}, {}};
}

const Instant sixthOfNovember = fromUnixSeconds(784'111'777); // Sun, 06 Nov 1994 08:49:37 GMT

} // namespace

class HttpRequestTest : public QObject {
    Q_OBJECT

private slots:
    void formEncodesEveryByteThatIsNotPlain()
    {
        const auto request = HttpRequest::post("https://a.test/token")
                                 .form({{"grant_type", "urn:ietf:params"}, {"a b", "1+1=2&3/~*-._"},
                                     {"empty", ""}, {"utf8", "ü"}});

        QCOMPARE(
            request.body, "grant_type=urn%3Aietf%3Aparams&a+b=1%2B1%3D2%263%2F%7E*-._&empty=&utf8=%C3%BC");
        QCOMPARE(request.headers.constFirst().value, "application/x-www-form-urlencoded");
        QCOMPARE(request.method, "POST");
    }

    void authorizationIsSchemeAndToken()
    {
        const Secret token("abc");
        const auto request =
            HttpRequest::get("https://a.test").authorize("DPoP", token).on(Leg::Resource, u"todo0"_s);
        QCOMPARE(request.headers.constFirst().name, "Authorization");
        QCOMPARE(request.headers.constFirst().value, "DPoP abc");
        QCOMPARE(request.connection, u"todo0"_s);
    }

    void headerNamesHaveNoCase()
    {
        const HttpResponse answer{200, {{"X-One", "1"}, {"x-one", "2"}}, {}};
        QCOMPARE(answer.header("X-ONE"), "1");
        QCOMPARE(answer.headerValues("x-One"), (QList<QByteArray>{"1", "2"}));
        QVERIFY(answer.header("absent").isEmpty());
    }

    void jsonIsToldByItsType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("json");
        QTest::newRow("plain") << QByteArray("application/json") << true;
        QTest::newRow("charset") << QByteArray("Application/JSON; charset=utf-8") << true;
        QTest::newRow("suffix") << QByteArray("application/problem+json") << true;
        QTest::newRow("html") << QByteArray("text/html") << false;
        QTest::newRow("none") << QByteArray("") << false;
        QTest::newRow("longer") << QByteArray("application/jsonp") << false;
        QTest::newRow("no type") << QByteArray("+json") << false;
    }
    void jsonIsToldByItsType()
    {
        QFETCH(QByteArray, type);
        QTEST(answerWith("content-type", type).isJson(), "json");
    }

    void acceptsAddress_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("https") << QByteArray("https://Api.Example.com/a/../b?x=%7e")
                               << QByteArray("Api.Example.com") << false;
        QTest::newRow("no path") << QByteArray("https://a.test") << QByteArray("a.test") << false;
        QTest::newRow("query only") << QByteArray("https://a.test?x") << QByteArray("a.test") << false;
        QTest::newRow("port") << QByteArray("https://a.test:8443/") << QByteArray("a.test") << false;
        QTest::newRow("v6") << QByteArray("https://[2001:db8::1]:8443/") << QByteArray("2001:db8::1")
                            << false;
        QTest::newRow("v4 loopback") << QByteArray("http://127.255.0.1:1/") << QByteArray("127.255.0.1")
                                     << true;
        QTest::newRow("v6 loopback") << QByteArray("http://[::1]/") << QByteArray("::1") << true;
        QTest::newRow("localhost") << QByteArray("http://LocalHost:8080/") << QByteArray("LocalHost") << true;
    }
    void acceptsAddress()
    {
        QFETCH(QByteArray, url);
        const auto address = httpAddress(url);
        QVERIFY(address.has_value());
        QTEST(address->host, "host");
        QTEST(address->loopback, "loopback");
    }

    void refusesAddress_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, QByteArray url, QString code = u"address_invalid"_s) {
            QTest::newRow(name) << url << code;
        };
        row("empty", "");
        row("relative", "/token");
        row("file", "file:///etc/passwd");
        row("javascript", "javascript:alert(1)");
        row("capitals", "HTTPS://a.test/");
        row("no host", "https:///path");
        row("user", "https://user:pw@a.test/");
        row("loopback as user", "http://127.0.0.1@evil.test/");
        row("fragment", "https://a.test/#x");
        row("blank", "https://a.test/a b");
        row("line break", "https://a.test/\r\nHost: evil.test");
        row("NUL", QByteArray("https://a.test/\0x", 17));
        row("beyond ASCII", "https://ä.test/");
        row("backslash", "https://a.test\\@evil.test/");
        row("percent in host", "https://a%2etest/");
        row("zone", "https://[fe80::1%25eth0]/");
        row("open bracket", "https://[::1/");
        row("behind bracket", "https://[::1]evil/");
        row("port 0", "https://a.test:0/");
        row("port too large", "https://a.test:65536/");
        row("empty port", "https://a.test:/");
        row("two ports", "https://a.test:1:2/");
        row("http", "http://a.test/", u"plain_http"_s);
        row("http, name begins like loopback", "http://127.0.0.1.evil.test/", u"plain_http"_s);
        row("http, localhost below", "http://localhost.evil.test/", u"plain_http"_s);
        row("http, short form", "http://127.1/", u"plain_http"_s);
        row("http, octal", "http://0177.0.0.1/", u"plain_http"_s);
        row("http, leading zero", "http://127.0.0.01/", u"plain_http"_s);
        row("http, number", "http://2130706433/", u"plain_http"_s);
        row("http, all interfaces", "http://0.0.0.0/", u"plain_http"_s);
        row("http, mapped", "http://[::ffff:127.0.0.1]/", u"plain_http"_s);
    }
    void refusesAddress()
    {
        QFETCH(QByteArray, url);
        const auto address = httpAddress(url);
        QVERIFY(!address);
        QTEST(address.error().code, "code");
        QVERIFY(!address.error().hint.isEmpty());
    }

    void readsDatesInAllThreeForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("IMF") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
        QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT");
        QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994");
    }
    void readsDatesInAllThreeForms()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(httpDate(text), sixthOfNovember);
    }

    void refusesDate_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
            {"", "yesterday", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 99999999999 08:49:37 GMT",
                "Sun, -6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT", "1994-11-06T08:49:37Z"})
            QTest::newRow(text[0] ? text : "empty") << QByteArray(text);
    }
    void refusesDate()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!httpDate(text));
    }

    void skewIsTheServersClockAgainstOurs()
    {
        const auto answer = answerWith("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        QCOMPARE(clockSkew(answer, sixthOfNovember - Seconds(90)), Seconds(90));
        QCOMPARE(clockSkew(answer, sixthOfNovember + Seconds(3600)), Seconds(-3600));
        QVERIFY(!clockSkew(answerWith("Date", "soon"), sixthOfNovember));
        QVERIFY(!clockSkew(HttpResponse{}, sixthOfNovember));
    }

    void retryAfterIsBoundedAndNeverNegative_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds"); // -1: nothing
        QTest::newRow("seconds") << QByteArray("120") << qint64(120);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("more than a day") << QByteArray("99999999") << qint64(86400);
        QTest::newRow("absurd") << QByteArray(400, '9') << qint64(86400);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("word") << QByteArray("later") << qint64(-1);
        QTest::newRow("empty") << QByteArray("") << qint64(-1);
        QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:50:37 GMT") << qint64(60);
        QTest::newRow("date gone by") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
        QTest::newRow("date far off") << QByteArray("Sun, 06 Nov 2994 08:00:00 GMT") << qint64(86400);
    }
    void retryAfterIsBoundedAndNeverNegative()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, seconds);
        const auto wait = retryAfter(answerWith("Retry-After", text), sixthOfNovember);
        QCOMPARE(wait ? wait->count() : -1, seconds);
    }

    void retryAfterDateIsReadByTheServersClock()
    {
        HttpResponse answer = answerWith("Retry-After", "Sun, 06 Nov 1994 08:50:37 GMT");
        answer.headers.append(HttpHeader{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"});
        QCOMPARE(retryAfter(answer, sixthOfNovember + std::chrono::hours(5)), Seconds(60));
    }
};

AGENT0_TEST(HttpRequestTest)
#include "tst_httprequest.moc"
