#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/secret.h"
#include "config/profile.h"
#include "oauth/servermetadata.h"
#include "oidc/codeflow.h"

namespace agent0 {

/// The address that ends the session at the identity provider (OpenID Connect RP-Initiated Logout 1.0, 2), to be opened
/// in the browser. The protocol wants the ID token in it. Empty where the provider has no such endpoint.
QByteArray endSessionAddress(
    const ServerMetadata &idp, const IdentityProvider &settings, const Secret &idToken, const RandomBytes &random);

/// One sign-out in the browser, seen to its end where that can be seen.
class EndSession {
public:
    EndSession(Clock &clock, RandomBytes random);

    /// Opens that address. Where postLogoutRedirect is on 127.0.0.1, waits there for the browser to come back with the
    /// state that was sent; elsewhere it is done when the address is open.
    ///
    /// Fails with Leg::SignOut: no_end_session_endpoint (Configuration), redirect_port_taken, what the provider said, or
    /// Fault::Network, code "sign_out_unconfirmed", when nobody came back with our state before the deadline.
    Task<Result<>> run(ServerMetadata idp, IdentityProvider settings, Secret idToken, OpenBrowser open,
        Milliseconds deadline = Milliseconds(120'000));

private:
    Task<Result<>> awaitReturn(QByteArray address, QString redirect, QString state, OpenBrowser open);

    Clock &m_clock;
    RandomBytes m_random;
};

} // namespace agent0
