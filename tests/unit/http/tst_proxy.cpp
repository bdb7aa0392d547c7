#include "environment.h"
#include "http/curlhttpclient.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/manualclock.h"
#include "support/testmain.h"
#include "tlsserver.h"

#include <QScopeGuard>
#include <QTemporaryFile>
#include <QTest>

using namespace agent0;
using test::Certificate;
using test::Environment;
using test::RawServer;
using test::TlsServer;

namespace {

const QByteArray Tunnel = "https://api.example.test/path?x=1";

/// Says of each address that it is reached by this proxy, and counts how often it was asked.
class ScriptedFinder {
public:
    explicit ScriptedFinder(const RawServer &proxy)
        : address("http://127.0.0.1:" + QByteArray::number(proxy.port())) { }
    ProxyFinder finder()
    {
        return [this](const QByteArray &url) { return find(url); };
    }

    QByteArray address;
    QByteArray user;
    QByteArray password;
    std::optional<Error> failure;
    QByteArrayList asked;

private:
    Task<Result<ProxyWay>> find(QByteArray url)
    {
        asked << url;
        if (failure)
            co_return fail(*failure);
        co_return ProxyWay{address, user, Secret(password)};
    }
};

Task<Result<ProxyWay>> neverFound(OneShot<bool>::Sender dropped)
{
    OneShot<bool> never;
    const auto keep = qScopeGuard([dropped] { dropped.send(true); });
    co_await never.receiver;
    co_return ProxyWay();
}

Task<> fetch(HttpClient *http, bool *resumed)
{
    const auto answer = co_await http->send(HttpRequest::get(Tunnel));
    *resumed = true;
}

} // namespace

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
        return test::await(http.send(HttpRequest::get(url).authorize("Bearer", Secret("inner-secret")).within(limits)));
    }

private slots:
    void proxyIsAskedForATunnelAndNothingElse()
    {
        RawServer proxy;
        proxy.answer("HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
        proxy.answer("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        HttpSettings settings;
        settings.proxyUse = ProxyUse::Explicit;
        settings.proxy = "http://user:hidden-pw@127.0.0.1:" + QByteArray::number(proxy.port());
        QString traced;
        const auto answer = get(Tunnel, settings, [&](const TraceRecord &record) {
            traced += record.url + record.failure;
            for (const TraceField &field : record.requestHeaders.list())
                traced += field.name + field.value;
        });
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(answer.error().code, u"proxy_refused"_s);
        QCOMPARE(proxy.requests.size(), 2);
        QVERIFY(!proxy.requests[0].contains("Proxy-Authorization")); // only who asks is told
        for (const QByteArray &request : proxy.requests)
            QVERIFY(request.startsWith("CONNECT api.example.test:443 HTTP/1.1\r\n"));
        const QByteArray sent = proxy.requests[1];
        QVERIFY(sent.contains("Proxy-Authorization: Basic " + QByteArray("user:hidden-pw").toBase64()));
        QVERIFY(!sent.contains("inner-secret") && !sent.contains("/path"));
        const QString seen = traced + answer.error().message + answer.error().hint;
        QVERIFY(!seen.contains(u"hidden-pw"_s) && !seen.contains(u"inner-secret"_s));
        QVERIFY(!seen.contains(QString::fromLatin1(QByteArray("user:hidden-pw").toBase64())));
    }

    void aFoundProxyIsToldWhoWeAreWhenItAsks_data()
    {
        QTest::addColumn<QByteArray>("challenge");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("Basic") << QByteArray("Basic realm=\"x\"")
                               << "Basic " + QByteArray("ada:p:w/%").toBase64() + "\r\n";
        QTest::newRow("Digest") << QByteArray("Digest realm=\"x\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256")
                                << QByteArray("Digest username=\"ada\", realm=\"x\"");
        QTest::newRow("the better one") << QByteArray(
            "Basic realm=\"x\"\r\nProxy-Authenticate: Digest realm=\"x\", nonce=\"n1\"")
                                        << QByteArray("Digest username=\"ada\"");
    }
    void aFoundProxyIsToldWhoWeAreWhenItAsks()
    {
        QFETCH(QByteArray, challenge);
        QFETCH(QByteArray, told);
        RawServer proxy;
        proxy.answer("HTTP/1.1 407 Who\r\nProxy-Authenticate: " + challenge + "\r\nContent-Length: 0\r\n\r\n");
        proxy.answer("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        ScriptedFinder found(proxy);
        found.user = "ada";
        found.password = "p:w/%";
        HttpSettings settings;
        settings.findProxy = found.finder();
        QCOMPARE(get(Tunnel, settings).error().code, u"proxy_refused"_s);
        QCOMPARE(found.asked, QByteArrayList{Tunnel});
        QCOMPARE(proxy.requests.size(), 2);
        QVERIFY(!proxy.requests[0].contains("Proxy-Authorization"));
        QVERIFY2(proxy.requests[1].contains("Proxy-Authorization: " + told), proxy.requests[1]);
        QVERIFY(!proxy.requests[1].contains("p:w/%"));
    }

    void aFoundProxyIsAskedForAgainAfterAMinute()
    {
        RawServer proxy;
        proxy.otherwise =
            RawServer::Step{"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", RawServer::Then::KeepOpen, 0, false};
        ScriptedFinder found(proxy);
        test::ManualClock clock;
        HttpSettings settings;
        settings.findProxy = found.finder();
        CurlHttpClient http(clock, settings);
        for (const QByteArray &url : {Tunnel, Tunnel, QByteArray("https://other.example.test/")})
            QVERIFY(!test::await(http.send(HttpRequest::get(url))));
        QCOMPARE(found.asked.size(), 2);
        clock.advance(Seconds(61));
        QVERIFY(!test::await(http.send(HttpRequest::get(Tunnel))));
        QCOMPARE(found.asked.size(), 3);
        QCOMPARE(proxy.requests.size(), 4);
    }

    void noneFoundIsADirectWay()
    {
        RawServer proxy;
        const Environment https("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
        ScriptedFinder found(proxy);
        found.address.clear();
        HttpSettings settings;
        settings.findProxy = found.finder();
        QCOMPARE(get("https://free.invalid/", settings).error().code, u"dns_failed"_s);
        QCOMPARE(proxy.connections, 0);
    }

    void aProxyThatCannotBeFoundEndsTheRequest()
    {
        RawServer proxy;
        ScriptedFinder found(proxy);
        found.failure = Error{Fault::Keychain, Leg::None, u"keychain_locked"_s, u"locked"_s, u"unlock"_s, {}, {}};
        HttpSettings settings;
        settings.findProxy = found.finder();
        const auto answer = get(Tunnel, settings);
        QCOMPARE(answer.error().code, u"keychain_locked"_s);
        QCOMPARE(proxy.connections, 0);
    }

    void whoWaitsForAProxyIsNotResumedWhenTheClientGoes()
    {
        SystemClock clock;
        OneShot<bool> dropped;
        HttpSettings settings;
        settings.findProxy = [sender = dropped.sender](const QByteArray &) { return neverFound(sender); };
        auto http = std::make_unique<CurlHttpClient>(clock, settings);
        bool resumed = false;
        TaskScope scope;
        scope.start(fetch(http.get(), &resumed));
        QVERIFY(dropped.sender.wanted());
        http.reset();
        QVERIFY(!dropped.sender.wanted());
        QVERIFY(!resumed);
    }

    void proxyMisdeedsAreErrors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("endless");
        QTest::addColumn<QString>("code");
        QTest::newRow("407 Basic") << QByteArray(
            "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n")
                                   << false << u"proxy_refused"_s;
        QTest::newRow("407 Negotiate") << QByteArray(
            "HTTP/1.1 407 Who\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n")
                                       << false << u"proxy_refused"_s;
        QTest::newRow("502") << QByteArray("HTTP/1.1 502 No\r\nContent-Length: 3\r\n\r\nabc") << false
                             << u"proxy_refused"_s;
        QTest::newRow("302 elsewhere") << QByteArray(
            "HTTP/1.1 302 To\r\nLocation: http://evil.test/\r\nContent-Length: 0\r\n\r\n")
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
        proxy.otherwise =
            RawServer::Step{"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", RawServer::Then::KeepOpen, 0, false};
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
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"environment", "settings", "found"})
            QTest::newRow(how) << QByteArray(how);
    }
    void loopbackNeverGoesToAProxy()
    {
        QFETCH(QByteArray, how);
        RawServer proxy;
        const QByteArray address = "http://127.0.0.1:" + QByteArray::number(proxy.port());
        const Environment http("http_proxy", address);
        const Environment https("https_proxy", address);
        const Environment all("ALL_PROXY", address);
        HttpSettings settings;
        settings.proxyUse = how == "settings" ? ProxyUse::Explicit : ProxyUse::System;
        settings.proxy = address;
        ScriptedFinder found(proxy);
        if (how == "found")
            settings.findProxy = found.finder();
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
        QVERIFY(found.asked.isEmpty());
    }
};

AGENT0_TEST(ProxyTest)
#include "tst_proxy.moc"
