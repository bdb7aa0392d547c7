#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// xaa.md 4.4
constexpr std::array redemptionRows{
    // Before "expired": this one says "not yet valid" and means too old (a published sample's message).
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "not yet valid|too old"_L1, Refused, "id_jag_too_old"_L1,
        "The resource's server takes only ID-JAGs that are a few seconds old, or a clock is wrong."_L1,
        "Try again. Set this machine's clock by the network's time; if it is right, ask the owner of the resource to "
        "check its server's "
        "clock. serverProfile todo0 makes this program redeem at once."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "audience"_L1, Refused, "id_jag_audience"_L1,
        "The ID-JAG names another authorization server than the one it was shown to."_L1,
        "Compare, byte for byte, the connection's audience and authorizationServer with the issuer of that server; a "
        "slash at the end "
        "counts. What the administrator entered as Issuer URL goes into the ID-JAG."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1,
        "client_id|client mismatch|authorized party|id_jag_client_mismatch|different client"_L1, Refused,
        "id_jag_client"_L1, "The ID-JAG was issued for another client than the one that shows it."_L1,
        "Ask the administrator to enter the connection's clientId \"{client}\" as \"AI agent's client ID registered in "
        "this app\" in the "
        "resource connection."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "lifetime|5 minutes|too long"_L1, Refused, "id_jag_life"_L1,
        "The ID-JAG lives longer than the resource's server accepts."_L1,
        "Ask the identity provider's administrator for ID-JAGs of at most five minutes."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "invalid or has expired"_L1, Refused, "id_jag_not_accepted"_L1,
        "The resource's server does not accept the ID-JAG: it has expired, is meant for another server, or is of another kind."_L1,
        "Compare the connection's audience with that server's issuer, slash included (Auth0's ends with one); then try "
        "again, and check "
        "this machine's clock."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "expired|future|'iat'|'exp'"_L1, Refused, "id_jag_expired"_L1,
        "The resource's server finds the ID-JAG too old or too new."_L1,
        "Try again. If it happens again, the clocks of the identity provider, the resource's server and this machine differ."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "already&used|replay|used before|consumed|reuse detected"_L1, Refused,
        "id_jag_replayed"_L1, "The resource's server has seen this ID-JAG before and takes each once."_L1,
        "Try again: a fresh one is fetched. Set the connection's serverProfile (okta or generic) so that none is shown twice."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "jwt type|'typ'|token type|wrong type|not an id-jag"_L1, Refused, "id_jag_type"_L1,
        "The resource's server says that what it was shown is no ID-JAG."_L1,
        "Ask the owner of the resource whether that server supports ID-JAGs (Cross App Access), then run agent0ctl doctor."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "issuer|oidc provider|trusted"_L1, Refused,
        "id_jag_issuer_not_trusted"_L1, "The resource's server does not trust your identity provider."_L1,
        "Ask the owner of the resource to enter the identity provider's issuer, byte for byte and without a slash at "
        "the end, among "
        "those it trusts. The identity provider and the resource's server must be different servers."_L1},
    AdviceRow{Redemption, 0, ""_L1, "signature"_L1, Refused, "id_jag_signature"_L1,
        "The resource's server cannot verify the ID-JAG's signature."_L1,
        "Ask the owner of the resource to check that its server reaches the identity provider's key set, and that it trusts the right org."_L1},
    AdviceRow{Redemption, 0, "invalid_signature"_L1, ""_L1, Refused, "id_jag_signature"_L1,
        "The resource's server cannot verify the ID-JAG's signature."_L1,
        "Ask the owner of the resource to check that its server reaches the identity provider's key set, and that it trusts the right org."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "scope"_L1, Refused, "id_jag_without_scope"_L1,
        "The resource's server wants at least one scope in the ID-JAG."_L1,
        "Put the resource's scopes in the connection."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "resource"_L1, Refused, "id_jag_resource"_L1,
        "The resource that the ID-JAG names does not belong to this authorization server."_L1,
        "Compare the connection's resource with the Resource indicator of the resource connection, byte for byte."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1,
        "'sub'|act.sub|sub claim|user&not found|unknown user|no user|not linked|subject"_L1, Refused,
        "user_unknown_at_resource"_L1,
        "The resource does not know you, or does not know which of its users you are."_L1,
        "Sign in to the resource once in the browser with the same company account. If that does not help, ask the "
        "owner of the resource to "
        "link your account (SSO connection, federated identity)."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, "proof of possession|sender-constrained|dpop|cnf"_L1, Refused,
        "proof_required"_L1, "The resource's server wants tokens that are bound to a key (DPoP)."_L1,
        "Set the connection's dpop to auto or required; or ask the owner of the resource to accept plain bearer tokens from this "
        "client."_L1},
    AdviceRow{Redemption, 0, "invalid_request"_L1, "scope"_L1, Refused, "scope_not_allowed_at_redemption"_L1,
        "This server takes the scopes from the ID-JAG and none in the request."_L1,
        "Set the connection's serverProfile to okta."_L1},
    AdviceRow{Redemption, 0, "invalid_token"_L1, ""_L1, Refused, "id_jag_issuer_not_permitted"_L1,
        "The resource's server does not let your identity provider use the JWT bearer grant."_L1,
        "Ask the owner of the resource to trust the identity provider's issuer for it."_L1},
    AdviceRow{Redemption, 0, "access_denied"_L1, "mfa|multi-factor|multifactor"_L1, Refused, "mfa_at_resource"_L1,
        "The resource's server wants a second factor, which it cannot ask for here."_L1,
        "Ask the owner of the resource to leave this grant out of its multi-factor rule or action."_L1},
    AdviceRow{Redemption, 0, "mfa_required"_L1, ""_L1, Refused, "mfa_at_resource"_L1,
        "The resource's server wants a second factor, which it cannot ask for here."_L1,
        "Ask the owner of the resource to leave this grant out of its multi-factor rule or action."_L1},
    AdviceRow{Redemption, 0, "access_denied"_L1, "not a member"_L1, Refused, "user_unknown_at_resource"_L1,
        "You do not belong to the organisation that the resource's server looks for you in."_L1,
        "Ask the owner of the resource to make you a member of it (Auth0: Organizations > Members)."_L1},
    AdviceRow{Redemption, 0, "access_denied"_L1, "not enabled&cross app|identity_assertion"_L1, Refused,
        "xaa_not_enabled_at_resource"_L1,
        "The resource's server has not enabled Cross App Access for this client or connection."_L1,
        "Ask the owner of the resource to enable it (Auth0: identity assertion grant on the enterprise connection and "
        "the client)."_L1},
    AdviceRow{Redemption, 0, "access_denied"_L1, ""_L1, Refused, "blocked_at_resource"_L1,
        "The policy of the resource's server does not allow this access."_L1,
        "Ask the owner of the resource for a rule that covers this client and you, with the grant type JWT Bearer ticked."_L1},
    AdviceRow{Redemption, 0, "unauthorized_client"_L1, "custom authorization server"_L1, Refused, "client_org_only"_L1,
        "This client is registered for the org's own server only."_L1,
        "Ask the administrator to let the client use the custom authorization server, or to register another."_L1},
    AdviceRow{Redemption, 0, "unauthorized_client"_L1, ""_L1, Refused, "jwt_bearer_not_enabled"_L1,
        "The resource's server does not let this client redeem ID-JAGs."_L1,
        "Ask the owner of the resource to allow the JWT bearer grant for the client \"{client}\" and to allow your identity provider for it."_L1},
    AdviceRow{Redemption, 0, "unsupported_grant_type"_L1, ""_L1, Refused, "id_jag_not_supported"_L1,
        "The resource's authorization server does not redeem ID-JAGs."_L1,
        "Check that authorizationServer is the resource's and not the identity provider's. If it is, ask the owner of "
        "the resource to "
        "enable Cross App Access (identity assertion, JWT bearer grant)."_L1},
    AdviceRow{Redemption, 0, "invalid_authorization_details"_L1, ""_L1, Refused, "authorization_details"_L1,
        "The resource's server takes no authorization details with this grant."_L1,
        "Leave authorization details out of the connection."_L1},
    AdviceRow{Redemption, 0, "invalid_target"_L1, ""_L1, Refused, "resource_unknown_at_server"_L1,
        "The resource's server does not know this audience or resource."_L1,
        "Compare the connection's audience and resource with what that server publishes, byte for byte."_L1},
    AdviceRow{Redemption, 0, "invalid_scope"_L1, ""_L1, Refused, "scope_unknown_at_server"_L1,
        "The resource's server does not know, or does not give, one of the scopes."_L1,
        "Asked: {scope}. Ask the owner of the resource which scopes this client may have."_L1},
    AdviceRow{Redemption, 403, ""_L1, ""_L1, Refused, "xaa_not_enabled_at_resource"_L1,
        "The resource's server has not enabled Cross App Access for this client, connection, organisation or scope."_L1,
        "Ask the owner of the resource to enable it (Auth0: identity assertion grant on the enterprise connection and "
        "the client), and whether "
        "you belong to that organisation."_L1},
    AdviceRow{Redemption, 0, "invalid_grant"_L1, ""_L1, Refused, "id_jag_not_accepted"_L1,
        "The resource's server does not accept the ID-JAG."_L1,
        "Compare the connection's audience with that server's issuer, byte for byte; ask the owner of the resource "
        "whether it trusts your "
        "identity provider and knows you (sign in to the resource once), then run agent0ctl doctor."_L1},
};

} // namespace

std::span<const AdviceRow> redemptionAdvice() { return redemptionRows; }

} // namespace agent0
