#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "http/httpclient.h"
#include "keychain/secretstore.h"

namespace agent0 {

/// Everything the core needs from outside. Whoever makes an Agent owns them, longer than the Agent.
struct Ports {
    HttpClient &http;
    SecretStore &secrets;
    Clock &clock;
    RandomBytes random;
};

} // namespace agent0
