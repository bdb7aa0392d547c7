#include "environment.h"
#include "http/curlhttpclient.h"
#include "rawserver.h"
#include "support/await.h"
#include "support/testmain.h"
#include "tlsserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace agent0;
using test::Certificate;
using test::Environment;
using test::RawServer;
using test::TlsServer;
using Wish = test::Certificate::Wish;

namespace {

Wish named(const QByteArrayList &names)
{
    Wish wish;
    wish.dnsNames = names;
    wish.commonName = "server";
    wish.ip.clear();
    return wish;
}

} // namespace

/// security.md 2.14.
class TlsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    Certificate m_authority = Certificate::authority("Test Authority");
    Certificate m_stranger = Certificate::authority("Unknown Authority");
    QString m_caFile;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no temporary file");
        return file.fileName();
    }

    Result<HttpResponse> get(const QByteArray &url, const QString &extraCaFile)
    {
        SystemClock clock;
        HttpSettings settings;
        settings.extraCaFile = extraCaFile;
        CurlHttpClient http(clock, settings);
        HttpLimits limits;
        limits.deadline = Milliseconds(5000);
        return test::await(http.send(HttpRequest::get(url).on(Leg::Exchange).within(limits)));
    }

    Certificate issued(Wish wish = {}) { return Certificate::make(wish, &m_authority); }

private slots:
    void initTestCase() { m_caFile = write(u"ca.pem"_s, m_authority.pem()); }

    void goodCertificateOfAnExtraAuthorityIsTrusted_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("name") << QByteArray("localhost");
        QTest::newRow("address") << QByteArray("127.0.0.1");
    }
    void goodCertificateOfAnExtraAuthorityIsTrusted()
    {
        QFETCH(QByteArray, host);
        TlsServer server(issued());
        const auto answer = get(server.url(host), m_caFile);
        if (!answer)
            qWarning() << answer.error().message;
        QVERIFY(answer.has_value());
        QCOMPARE(server.lastVersion, TLS1_3_VERSION);
    }

    void versionTwoIsEnough()
    {
        TlsServer server(issued(), {TLS1_2_VERSION, TLS1_2_VERSION, "HIGH"});
        QVERIFY(get(server.url(), m_caFile).has_value());
        QCOMPARE(server.lastVersion, TLS1_2_VERSION);
    }

    void badCertificatesAreRefused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words"); // of the sentence
        const auto row = [](const char *what, const char *words) {
            QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(words);
        };
        row("expired", "expired on");
        row("not yet valid", "not valid before");
        row("other host", "another host: todo.example");
        row("look-alike", "another host: localhost.evil.test");
        row("wildcard for everything", "another host: *");
        row("wildcard in the middle", "another host: l*t");
        row("zero byte in the name", "another host");
        row("unknown authority", "authority that this computer does not know: CN = Unknown Authority");
        row("self-signed", "signed by nobody but itself");
        row("for clients only", "not made for servers");
        row("issued by a server's certificate", "refused");
        row("1024 bits", "refused");
        row("SHA-1", "refused");
        row("authority of 1024 bits", "refused");
    }
    void badCertificatesAreRefused()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        QString caFile = m_caFile;
        TlsServer server(bad(what, &caFile));
        const auto answer = get(server.url(), caFile);
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Untrusted);
        QCOMPARE(answer.error().code, u"certificate_rejected"_s);
        QCOMPARE(answer.error().leg, Leg::Exchange);
        QVERIFY2(answer.error().message.contains(u"localhost"_s) && answer.error().message.contains(words),
            qPrintable(answer.error().message));
        QVERIFY(!answer.error().hint.isEmpty());
        QCOMPARE(server.requests, 0);
    }

    void weakConnectionsAreRefused_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QByteArray>("ciphers");
        QTest::newRow("TLS 1.0") << TLS1_VERSION << QByteArray("ALL:@SECLEVEL=0");
        QTest::newRow("TLS 1.1") << TLS1_1_VERSION << QByteArray("ALL:@SECLEVEL=0");
        QTest::newRow("NULL cipher") << TLS1_2_VERSION << QByteArray("eNULL:@SECLEVEL=0");
        QTest::newRow("anonymous") << TLS1_2_VERSION << QByteArray("aNULL:@SECLEVEL=0");
    }
    void weakConnectionsAreRefused()
    {
        QFETCH(int, version);
        QFETCH(QByteArray, ciphers);
        TlsServer server(issued(), {version, version, ciphers});
        const auto answer = get(server.url(), m_caFile);
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Untrusted);
        QCOMPARE(answer.error().code, u"tls_failed"_s);
        QCOMPARE(server.requests, 0);
    }

    void plainHttpBehindAnHttpsAddressIsNotSpokenTo()
    {
        RawServer server;
        server.greeting = RawServer::Step{
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", RawServer::Then::KeepOpen, 0, false};
        const auto answer = get(server.url().replace("http:", "https:"), m_caFile);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"tls_failed"_s);
        QVERIFY(server.requests.isEmpty());
    }

    void thePlatformsStoreIsTrustedBesideTheExtraFile()
    {
        const Environment store("SSL_CERT_FILE", write(u"store.pem"_s, m_stranger.pem()).toUtf8());
        const Environment folder("SSL_CERT_DIR", m_dir.path().toUtf8());
        TlsServer ofTheStore(Certificate::make(Wish(), &m_stranger));
        TlsServer ofTheFile(issued());
        QVERIFY(get(ofTheStore.url(), QString()).has_value());
        QVERIFY(get(ofTheStore.url(), m_caFile).has_value());
        QVERIFY(get(ofTheFile.url(), m_caFile).has_value());
        QVERIFY(!get(ofTheFile.url(), QString()));
    }

    void oneBadCertificateDoesNotSpoilTheNextHost()
    {
        Wish expired;
        expired.validUntil = -1;
        TlsServer bad(issued(expired));
        TlsServer good(issued());
        SystemClock clock;
        HttpSettings settings;
        settings.extraCaFile = m_caFile;
        CurlHttpClient http(clock, settings);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!test::await(http.send(HttpRequest::get(bad.url()))));
            QVERIFY(test::await(http.send(HttpRequest::get(good.url()))).has_value());
        }
    }

    void unreadableExtraFileIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("absent") << QByteArray();
        QTest::newRow("no certificate") << QByteArray("hello");
    }
    void unreadableExtraFileIsNamed()
    {
        QFETCH(QByteArray, content);
        const QString file =
            content.isEmpty() ? m_dir.filePath(u"absent.pem"_s) : write(u"hello.pem"_s, content);
        const auto answer = get("https://localhost:1/", file);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, u"ca_file"_s);
        QCOMPARE(answer.error().fault, Fault::Configuration);
        QCOMPARE(answer.error().leg, Leg::Exchange);
        QVERIFY(answer.error().message.contains(file));
    }

    void connectionIsReusedAndARequestNotRepeatedOverTlsEither()
    {
        RawServer server(issued().forQt());
        server.answer(RawServer::ok("1"))
            .answer(RawServer::ok("2"))
            .answer(QByteArray(), RawServer::Then::Reset);
        SystemClock clock;
        HttpSettings settings;
        settings.extraCaFile = m_caFile;
        CurlHttpClient http(clock, settings);
        QCOMPARE(test::await(http.send(HttpRequest::post(server.url())))->body, "1");
        QCOMPARE(test::await(http.send(HttpRequest::post(server.url())))->body, "2");
        const auto lost =
            test::await(http.send(HttpRequest::post(server.url()).form({{"refresh_token", "once"}})));
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, u"connection_lost"_s);
        QCOMPARE(server.connections, 1);
        QCOMPARE(server.requests.size(), 3);
    }

private:
    Certificate bad(const QString &what, QString *caFile)
    {
        Wish wish;
        if (what == "expired"_L1)
            wish.validUntil = -60;
        if (what == "not yet valid"_L1)
            wish.validFrom = 600;
        if (what == "other host"_L1)
            wish = named({"todo.example"});
        if (what == "look-alike"_L1)
            wish = named({"localhost.evil.test"});
        if (what == "wildcard for everything"_L1)
            wish = named({"*"});
        if (what == "wildcard in the middle"_L1)
            wish = named({"l*t"});
        if (what == "zero byte in the name"_L1)
            wish = named({QByteArray("localhost\0.evil.test", 20)});
        if (what == "for clients only"_L1)
            wish.purpose = "clientAuth";
        if (what == "1024 bits"_L1)
            wish.rsaBits = 1024;
        if (what == "SHA-1"_L1)
            wish.digest = EVP_sha1();
        if (what == "unknown authority"_L1)
            return Certificate::make(wish, &m_stranger);
        if (what == "self-signed"_L1)
            return Certificate::make(wish);
        if (what == "authority of 1024 bits"_L1) {
            const Certificate weak = Certificate::authority("Weak Authority", 1024);
            *caFile = write(u"weak.pem"_s, weak.pem());
            return Certificate::make(wish, &weak);
        }
        if (what == "issued by a server's certificate"_L1) {
            const Certificate server = issued(named({"honest.example"}));
            *caFile = write(u"chain.pem"_s, m_authority.pem() + server.pem());
            return Certificate::make(wish, &server);
        }
        return issued(wish);
    }
};

AGENT0_TEST(TlsTest)
#include "tst_tls.moc"
