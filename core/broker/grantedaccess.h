#pragma once

#include "config/profile.h"
#include "oauth/tokenendpoint.h"

namespace agent0 {

/// What a resource's authorization server gave.
struct GrantedAccess {
    Secret token;
    QString type;                  ///< "Bearer" or "DPoP"
    QStringList scopes;
    Instant expires;
    std::optional<DpopKey> dpop{}; ///< the key it is bound to
};

/// A token request of one connection: what was asked, whether possession of a key was proven.
struct AccessQuery {
    Dpop dpop = Dpop::Auto; ///< as the connection has it
    Leg leg = Leg::Redemption;
    QStringList scopes;            ///< granted where the answer names none
    std::optional<DpopKey> key;
};

/// The answer as access. Fails where a bound token came without a proof ("token_type_unusable"), and where a plain one came
/// although the connection requires binding ("dpop_downgraded").
Result<GrantedAccess> grantedAccess(Result<TokenResponse> answer, const AccessQuery &query, Instant now);

/// What a step says was granted: scopes, life, and with a proof whether the token is bound to its key or "downgraded".
Facts grantedWords(const GrantedAccess &access, bool proven, Instant now);

} // namespace agent0
