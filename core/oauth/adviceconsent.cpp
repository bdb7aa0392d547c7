#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// What a resource's own authorization server says when it is asked directly: for the person's consent, for a refreshed token, or
/// for access of this program itself.
constexpr std::array consentRows{
    AdviceRow{Consent, 0, "access_denied"_L1, ""_L1, Refused, "consent_denied"_L1,
        "The resource was not allowed to this program: the person, or the server's policy, said no."_L1,
        "Ask again with agent0ctl connect, and allow it in the browser. If the page says that an administrator "
        "decides, ask "
        "the owner of the resource."_L1},
    AdviceRow{Consent, 0, "invalid_grant"_L1, ""_L1, SignInNeeded, "consent_ended"_L1,
        "The resource's server does not take what it had given to this program any more."_L1,
        "Allow the access again: agent0ctl connect"_L1},
    AdviceRow{Consent, 0, "invalid_client"_L1, ""_L1, Refused, "client_unknown_at_resource"_L1,
        "The resource's authorization server does not know this client, or not this secret or key."_L1,
        "Check the connection's clientId and its secret. Where the client had registered by itself, connect again: it "
        "then "
        "registers anew."_L1},
    AdviceRow{Consent, 0, "unauthorized_client"_L1, ""_L1, Refused, "grant_not_enabled"_L1,
        "The resource's server does not let this client have access in this way."_L1,
        "Ask the owner of the resource to enable the grant for the client \"{client}\"."_L1},
    AdviceRow{Consent, 0, "invalid_scope"_L1, ""_L1, Refused, "scope_unknown_at_resource"_L1,
        "The resource's server does not know, or does not give, a scope that was asked for."_L1,
        "Compare the connection's scopes with those that the resource publishes. Asked for: {scope}"_L1},
    AdviceRow{Consent, 0, "invalid_target"_L1, ""_L1, Refused, "resource_unknown"_L1,
        "The resource's server gives no tokens for this resource."_L1,
        "Compare the connection's resource with what the resource publishes, byte for byte. Asked for: {resource}"_L1},
};

} // namespace

std::span<const AdviceRow> consentAdvice() { return consentRows; }

} // namespace agent0
