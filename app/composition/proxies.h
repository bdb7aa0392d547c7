#pragma once

#include "config/profile.h"
#include "http/httpsettings.h"
#include "keychain/secretstore.h"

namespace agent0 {

/// How a profile reaches the network. The password of a proxy whose address has a user's name is in the keychain, and read when
/// the way there is first taken. ofTheSystem: asked where neither the profile nor the environment names a proxy; may be empty.
HttpSettings httpSettings(
    const NetworkSettings &network, const QString &profile, SecretStore &secrets, const ProxyFinder &ofTheSystem);

} // namespace agent0
