#pragma once

#include <QByteArray>
#include <QString>

namespace agent0 {

enum class ProxyUse {
    System, ///< what the environment says: https_proxy, all_proxy, no_proxy
    None,
    Explicit, ///< HttpSettings::proxy
};

/// How this installation reaches the network. Loopback never goes to a proxy, and certificates are always
/// checked: neither can be set.
struct HttpSettings {
    QString extraCaFile; ///< PEM file trusted beside the platform's store; "" for none
    ProxyUse proxyUse = ProxyUse::System;
    QByteArray proxy; ///< "http://user:password@host:port" or socks5h://…; may hold a secret, is never shown
    QByteArray userAgent; ///< "" for "Agent0/VERSION"
};

} // namespace agent0
