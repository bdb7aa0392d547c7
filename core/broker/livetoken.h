#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "oauth/dpop.h"

#include <QStringList>

#include <memory>

namespace agent0 {

/// How an access token was come by, cheapest first (DESIGN 6).
/// Granted: by the resource's own server, without an ID-JAG.
enum class TokenOrigin { Kept, RedeemedAgain, Exchanged, Granted };

/// An access token that is alive for at least another minute by its server's own word.
struct LiveToken {
    std::shared_ptr<const Secret> token;
    QString type;                 ///< "Bearer" or "DPoP"
    QStringList scopesAsked;
    QStringList scopesGranted;
    Instant expires;
    TokenOrigin origin = TokenOrigin::Kept;
    std::optional<DpopKey> dpop{}; ///< the key it is bound to: every use needs a proof by it
};

} // namespace agent0
