#pragma once

#include "broker/credentials.h"
#include "broker/grantedaccess.h"
#include "broker/step.h"
#include "oauth/discovery.h"
#include "oauth/serverprofile.h"

namespace agent0 {

/// Leg 2: an ID-JAG to an access token at the resource's own authorization server (RFC 7523, ID-JAG draft 4.4).
class Redemption {
public:
    Redemption(Ports ports, Discovery &discovery, Credentials &credentials, StepSink steps);

    /// scopes: sent as they are; empty sends none. carried: the scopes of the ID-JAG, granted where the answer names none.
    /// With a key it proves possession and wants a token that is bound to it. Where a plain one comes, the step says "downgraded", and
    /// it is not taken where the connection requires binding.
    Task<Result<GrantedAccess>> redeem(
        Connection connection, Secret idJag, QStringList scopes, QStringList carried, std::optional<DpopKey> key = {});

private:
    Task<Result<TokenResponse>> ask(TokenRequest request, const Connection &connection);

    Ports m_ports;
    Discovery &m_discovery;
    Credentials &m_credentials;
    StepSink m_steps;
};

} // namespace agent0
