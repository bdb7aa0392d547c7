#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "base/task.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace agent0 {

enum class ProxyUse {
    System, ///< what the environment says: https_proxy, all_proxy, no_proxy
    None,
    Explicit, ///< HttpSettings::proxy
};

/// The proxy on the way to an address.
struct ProxyWay {
    QByteArray address; ///< "http://host:port" or socks5h://…, without a user; "" for none
    QByteArray user;
    Secret password; ///< told to a proxy that asks who we are
    ProxyWay copy() const { return {address, user, password.copy()}; }
};
using ProxyFinder = std::function<Task<Result<ProxyWay>>(QByteArray url)>;

/// How this installation reaches the network. Loopback never goes to a proxy, and certificates are always
/// checked: neither can be set.
struct HttpSettings {
    QString extraCaFile; ///< PEM file trusted beside the platform's store; "" for none
    ProxyUse proxyUse = ProxyUse::System;
    QByteArray proxy; ///< "http://user:password@host:port" or socks5h://…; may hold a secret, is never shown
    ProxyFinder findProxy; ///< in the place of both, where there is one; never asked about loopback
    QByteArray userAgent; ///< "" for "Agent0/VERSION"
};

} // namespace agent0
