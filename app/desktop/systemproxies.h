#pragma once

#include "http/httpsettings.h"

namespace agent0::desktop {

/// What the person's desktop says the proxy is, as far as Qt can tell (on Linux by libproxy, also from a script, PAC, where
/// libproxy can run one). Asked in a thread of its own, since a script has to be fetched; what does not answer within a few
/// seconds is no proxy.
ProxyFinder systemProxies();

} // namespace agent0::desktop
