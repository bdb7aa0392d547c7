#include "systemproxies.h"

#include "base/clock.h"
#include "base/race.h"

#include <QNetworkProxyFactory>
#include <QThread>
#include <QUrl>

#include <memory>

namespace agent0::desktop {

namespace {

constexpr Milliseconds PatienceWithScripts{5'000};

QByteArray addressOf(const QNetworkProxy &proxy)
{
    const bool socks = proxy.type() == QNetworkProxy::Socks5Proxy;
    QUrl address;
    address.setScheme(socks ? u"socks5h"_s : u"http"_s);
    address.setHost(proxy.hostName());
    address.setPort(proxy.port());
    return address.toEncoded();
}

QNetworkProxy ask(const QByteArray &url)
{
    const QNetworkProxyQuery query(QUrl::fromEncoded(url), QNetworkProxyQuery::UrlRequest);
    for (const QNetworkProxy &proxy : QNetworkProxyFactory::systemProxyForQuery(query)) {
        switch (proxy.type()) {
        case QNetworkProxy::NoProxy:
        case QNetworkProxy::HttpProxy:
        case QNetworkProxy::HttpCachingProxy:
        case QNetworkProxy::Socks5Proxy: return proxy;
        default: break; // not for us
        }
    }
    return QNetworkProxy::NoProxy;
}

Task<QNetworkProxy> answerOf(QByteArray url)
{
    OneShot<QNetworkProxy> answer;
    const auto found = std::make_shared<QNetworkProxy>();
    QThread *thread = QThread::create([url, found] { *found = ask(url); });
    QObject::connect(thread, &QThread::finished, thread, [thread, found, sender = answer.sender] {
        thread->deleteLater();
        sender.send(*found);
    });
    thread->start();
    QNetworkProxy proxy = co_await answer.receiver;
    co_return proxy;
}

Task<Result<ProxyWay>> wayTo(QByteArray url, Clock *clock)
{
    Task<QNetworkProxy> asking = answerOf(std::move(url));
    const auto proxy = co_await before(clock->sleep(PatienceWithScripts), std::move(asking));
    if (!proxy || proxy->type() == QNetworkProxy::NoProxy)
        co_return ProxyWay();
    co_return ProxyWay{addressOf(*proxy), proxy->user().toUtf8(), Secret(proxy->password().toUtf8())};
}

} // namespace

ProxyFinder systemProxies()
{
    return [clock = std::make_shared<SystemClock>()](const QByteArray &url) { return wayTo(url, clock.get()); };
}

} // namespace agent0::desktop
