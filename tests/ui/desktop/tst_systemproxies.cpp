#include "desktop/systemproxies.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::desktop;

/// What the desktop says, by way of Qt: here of the environment, which it heeds as it does the settings.
class SystemProxiesTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY",
                 "ALL_PROXY", "NO_PROXY"})
            qunsetenv(name);
    }
    void cleanup() { init(); }

    void noneIsNone()
    {
        const auto way = ask("https://api.example.test/");
        QVERIFY(way);
        QCOMPARE(way->address, QByteArray());
    }

    void theDesktopsProxyIsFound_data()
    {
        QTest::addColumn<QByteArray>("set");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("http") << QByteArray("http://127.0.0.1:3128") << QByteArray("http://127.0.0.1:3128");
        QTest::newRow("SOCKS") << QByteArray("socks5://127.0.0.1:1080") << QByteArray("socks5h://127.0.0.1:1080");
    }
    void theDesktopsProxyIsFound()
    {
        QFETCH(QByteArray, set);
        qputenv("https_proxy", set);
        const auto way = ask("https://api.example.test/");
        QVERIFY(way);
        QTEST(way->address, "address");
    }

    void whatItExceptsIsDirect()
    {
        qputenv("https_proxy", "http://127.0.0.1:3128");
        qputenv("no_proxy", "free.example.test");
        QCOMPARE(ask("https://free.example.test/")->address, QByteArray());
        QCOMPARE(ask("https://bound.example.test/")->address, QByteArray("http://127.0.0.1:3128"));
    }

private:
    Result<ProxyWay> ask(const QByteArray &url)
    {
        const ProxyFinder find = systemProxies();
        return test::await(find(url));
    }
};

AGENT0_TEST(SystemProxiesTest)
#include "tst_systemproxies.moc"
