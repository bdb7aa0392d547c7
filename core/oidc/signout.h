#pragma once

#include "base/random.h"
#include "base/secret.h"
#include "config/profile.h"
#include "oauth/servermetadata.h"

namespace agent0 {

/// The address that ends the session at the identity provider (OpenID Connect RP-Initiated Logout 1.0, 2), to be opened
/// in the browser. The protocol wants the ID token in it. Empty where the provider has no such endpoint.
QByteArray endSessionAddress(
    const ServerMetadata &idp, const IdentityProvider &settings, const Secret &idToken, const RandomBytes &random);

} // namespace agent0
