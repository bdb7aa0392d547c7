#include "composition/proxies.h"

#include "keychain/secretnames.h"

#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

/// A proxy of the profile whose address has a user's name.
struct NamedProxy {
    NamedProxy(const QUrl &url, const QString &profile)
        : address(url.adjusted(QUrl::RemoveUserInfo).toEncoded()),
          user(url.userName(QUrl::FullyDecoded).toUtf8()),
          key(secretnames::proxyPassword(profile))
    {
    }
    QByteArray address;
    QByteArray user;
    QString key;
};

Task<Result<ProxyWay>> withPassword(NamedProxy proxy, SecretStore *secrets)
{
    auto kept = co_await secrets->read(proxy.key);
    if (!kept)
        co_return fail(kept.error());
    ProxyWay way{proxy.address, proxy.user, {}};
    if (*kept)
        way.password = std::move(**kept);
    co_return std::move(way);
}

/// As libcurl looks for it: upper case of http_proxy is what a web server makes of a header "Proxy".
bool environmentNamesAProxy()
{
    return std::ranges::any_of(
        std::initializer_list<const char *>{"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"},
        [](const char *name) { return !qEnvironmentVariableIsEmpty(name); });
}

} // namespace

HttpSettings httpSettings(
    const NetworkSettings &network, const QString &profile, SecretStore &secrets, const ProxyFinder &ofTheSystem)
{
    HttpSettings settings;
    settings.extraCaFile = network.extraCaFile;
    if (network.proxy == "none"_L1) {
        settings.proxyUse = ProxyUse::None;
    } else if (network.proxy.isEmpty()) {
        if (!environmentNamesAProxy())
            settings.findProxy = ofTheSystem;
    } else {
        settings.proxyUse = ProxyUse::Explicit;
        settings.proxy = network.proxy.toUtf8();
        const NamedProxy proxy(QUrl(network.proxy), profile);
        if (!proxy.user.isEmpty())
            settings.findProxy = [proxy, secrets = &secrets](
                                     const QByteArray &) { return withPassword(proxy, secrets); };
    }
    return settings;
}

} // namespace agent0
