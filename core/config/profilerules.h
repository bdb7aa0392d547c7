#pragma once

#include "config/profilejson.h"

namespace agent0 {

/// Adds what no single member shows: an identity provider's issuer that Okta never has (research xaa.md 8.1, D01),
/// scopes without which sign-in or refresh does not work, one client id for two registrations, a connection
/// without an address to call. Says nothing of members that have a problem already.
void applyProfileRules(Validation &validation);

} // namespace agent0
