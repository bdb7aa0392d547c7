#include "environment.h"
#include "http/curlhttpclient.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/testmain.h"
#include "tlsserver.h"

#include <QTemporaryFile>
#include <QTest>

using namespace agent0;
using test::Certificate;
using test::Environment;
using test::RawServer;
using test::TlsServer;

/// security.md 2.15.
class ProxyTest : public QObject {
    Q_OBJECT

private:
    Result<HttpResponse> get(const QByteArray &url, HttpSettings settings = {}, TraceSink trace = {})
    {
        SystemClock clock;
        CurlHttpClient http(clock, settings, std::move(trace));
        HttpLimits limits;
        limits.deadline = Milliseconds(5000);
        return test::await(
            http.send(HttpRequest::get(url).authorize("Bearer", Secret("inner-secret")).within(limits)));
    }

private slots:
    void proxyIsAskedForATunnelAndNothingElse()
    {
        RawServer proxy;
        proxy.answer("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        HttpSettings settings;
        settings.proxyUse = ProxyUse::Explicit;
        settings.proxy = "http://user:hidden-pw@127.0.0.1:" + QByteArray::number(proxy.port());
        QString traced;
        const auto answer =
            get("https://api.example.test/path?x=1", settings, [&](const TraceRecord &record) {
                traced += record.url + record.failure;
                for (const TraceField &field : record.requestHeaders)
                    traced += field.name + field.value;
            });
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(answer.error().code, u"proxy_refused"_s);
        QCOMPARE(proxy.requests.size(), 1);
        const QByteArray sent = proxy.requests.constFirst();
        QVERIFY(sent.startsWith("CONNECT api.example.test:443 HTTP/1.1\r\n"));
        QVERIFY(sent.contains("Proxy-Authorization: Basic " + QByteArray("user:hidden-pw").toBase64()));
        QVERIFY(!sent.contains("inner-secret") && !sent.contains("/path"));
        const QString seen = traced + answer.error().message + answer.error().hint;
        QVERIFY(!seen.contains(u"hidden-pw"_s) && !seen.contains(u"inner-secret"_s));
        QVERIFY(!seen.contains(QString::fromLatin1(QByteArray("user:hidden-pw").toBase64())));
    }

    void proxyMisdeedsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("endless");
        QTest::addColumn<QString>("code");
        QTest::newRow("407 Basic") << QByteArray(
            "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
                                   << false << u"proxy_refused"_s;
        QTest::newRow("407 Negotiate")
            << QByteArray("HTTP/1.1 407 Who\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n")
            << false << u"proxy_refused"_s;
        QTest::newRow("502") << QByteArray("HTTP/1.1 502 No\r\nContent-Length: 3\r\n\r\nabc") << false
                             << u"proxy_refused"_s;
        QTest::newRow("302 elsewhere")
            << QByteArray("HTTP/1.1 302 To\r\nLocation: http://evil.test/\r\nContent-Length: 0\r\n\r\n")
            << false << u"proxy_refused"_s;
        QTest::newRow("headers for ever")
            << QByteArray("HTTP/1.1 200 OK\r\nX-A: b\r\n").repeated(400) << true << u"connection_lost"_s;
        QTest::newRow("tunnel without TLS")
            << QByteArray("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}") << false
            << u"tls_failed"_s;
    }
    void proxyMisdeedsAreErrors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, endless);
        RawServer proxy;
        proxy.answer(RawServer::Step{bytes, RawServer::Then::KeepOpen, 0, endless});
        HttpSettings settings;
        settings.proxyUse = ProxyUse::Explicit;
        settings.proxy = "http://127.0.0.1:" + QByteArray::number(proxy.port());
        const auto answer = get("https://api.example.test/", settings);
        QVERIFY(!answer);
        QTEST(answer.error().code, "code");
        QCOMPARE(proxy.connections, 1);
    }

    void proxyOfTheEnvironmentIsHonouredWithItsExceptions()
    {
        RawServer proxy;
        proxy.otherwise = RawServer::Step{
            "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", RawServer::Then::KeepOpen, 0, false};
        const Environment https("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
        const Environment exceptions("no_proxy", "free.invalid");
        HttpSettings none;
        none.proxyUse = ProxyUse::None;
        QCOMPARE(get("https://bound.invalid/").error().code, u"proxy_refused"_s);
        QCOMPARE(get("https://free.invalid/").error().code, u"dns_failed"_s);
        QCOMPARE(get("https://bound.invalid/", none).error().code, u"dns_failed"_s);
        QCOMPARE(proxy.connections, 1);
    }

    void loopbackNeverGoesToAProxy_data()
    {
        QTest::addColumn<bool>("ofTheSettings");
        QTest::newRow("environment") << false;
        QTest::newRow("settings") << true;
    }
    void loopbackNeverGoesToAProxy()
    {
        QFETCH(bool, ofTheSettings);
        RawServer proxy;
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.port());
        const Environment http("http_proxy", address);
        const Environment https("https_proxy", address);
        const Environment all("ALL_PROXY", address);
        HttpSettings settings;
        settings.proxyUse = ofTheSettings ? ProxyUse::Explicit : ProxyUse::System;
        settings.proxy = address;
        RawServer plain;
        const Certificate authority = Certificate::authority("Test Authority");
        QTemporaryFile caFile;
        QVERIFY(caFile.open() && caFile.write(authority.pem()) > 0 && caFile.flush());
        TlsServer tls(Certificate::make({}, &authority));
        QVERIFY(get(plain.url(), settings).has_value());
        QVERIFY(get(plain.urlFor("localhost"), settings).has_value());
        settings.extraCaFile = caFile.fileName();
        QVERIFY(get(tls.url(), settings).has_value());
        QCOMPARE(proxy.connections, 0);
    }
};

AGENT0_TEST(ProxyTest)
#include "tst_proxy.moc"
