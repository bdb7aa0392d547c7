#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// xaa.md 4.3
constexpr std::array exchangeRows{
    AdviceRow{Exchange, 0, "invalid_request"_L1, "requested_token_type"_L1, Refused, "xaa_not_available"_L1,
        "This authorization server does not issue ID-JAGs."_L1,
        "Only the org's own authorization server does: identityProvider.issuer must be the org's address without "
        "/oauth2/default. If it "
        "is, ask the administrator to enable Cross App Access for the org."_L1},
    AdviceRow{Exchange, 0, "unsupported_grant_type"_L1, ""_L1, Refused, "token_exchange_not_enabled"_L1,
        "The identity provider does not take token exchanges from this client."_L1,
        "Ask the administrator to tick Token Exchange among the app's grant types, and to enable Cross App Access."_L1},
    AdviceRow{Exchange, 0, ""_L1, "sku"_L1, Refused, "subscription_missing"_L1,
        "The identity provider's subscription does not include this kind of resource."_L1,
        "Ask the administrator: a custom authorization server as the resource's needs the AI Agents subscription, an "
        "app connection "
        "does not."_L1},
    AdviceRow{Exchange, 0, ""_L1, "feature&not enabled|feature_not_enabled"_L1, Refused, "feature_not_enabled"_L1,
        "The identity provider has not enabled this for your organisation."_L1,
        "Ask the administrator to enable Cross App Access, or to ask the provider's support for it."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "parameter&missing|required parameter"_L1, Refused,
        "exchange_parameter_missing"_L1, "The identity provider misses a parameter of the exchange."_L1,
        "Fill the connection in completely: audience {audience}, resource {resource}, scopes {scope}."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "subject_token_type"_L1, Refused, "subject_token_type"_L1,
        "The identity provider does not take this kind of token as proof of who you are."_L1,
        "Set identityProvider.subjectToken to id_token."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "no_delegation|delegation policy|no delegation"_L1, Refused,
        "no_delegation_link"_L1, "Your administrator has not linked this app to the agent."_L1,
        "Ask the administrator for a delegation link (Okta: AI agent > User access, or Machine access)."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1,
        "issuer is not allowed|authorization server&not valid|issuer&not allowed"_L1, Refused,
        "subject_issuer_not_allowed"_L1,
        "The identity provider does not trust the issuer of the sign-in for this exchange."_L1,
        "Sign in at the org itself: identityProvider.issuer must be its address without /oauth2/default."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1,
        "not registered for delegation|application&not active|client application"_L1, Refused, "agent_not_active"_L1,
        "The agent, or the app that is linked to it, is not active."_L1,
        "Ask the administrator to activate both and to check that the agent is linked to the app \"{client}\"."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "session&no longer active|session&not active"_L1, SignInNeeded,
        "session_ended"_L1, "Your session at the identity provider has ended."_L1, "Sign in again: agent0ctl login"_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "user&not active|user account|user&not assigned"_L1, Refused,
        "user_not_active"_L1, "Your account at the identity provider is not active, or not assigned."_L1,
        "Ask the administrator to look at your account."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "act claim|'act'"_L1, Refused, "agent_chain"_L1,
        "The chain of agents behind this request is too long or broken."_L1,
        "Reach the resource from this program directly, not through another agent."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "actor_token"_L1, Refused, "actor_token"_L1,
        "The identity provider does not accept this agent's own proof in the exchange."_L1,
        "Ask the administrator whether the agent authenticates with a public/private key (Client registration), as this exchange needs."_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "assurance|resource_app_assurance_not_met"_L1, SignInNeeded,
        "assurance_not_met"_L1, "The resource wants a stronger sign-in than you gave."_L1,
        "Sign in again with a second factor: agent0ctl login --force"_L1},
    AdviceRow{Exchange, 0, "invalid_request"_L1, "subject_token"_L1, Refused, "subject_token_invalid"_L1,
        "The identity provider does not accept the sign-in as a basis for this exchange."_L1,
        "The sign-in must belong to the same client: check that identityProvider.clientId is the app that is linked to "
        "the agent, and that "
        "the issuer is the org itself; then agent0ctl login --force."_L1},
    AdviceRow{Exchange, 429, "invalid_grant"_L1, ""_L1, Network, "rate_limited"_L1,
        "The identity provider gets too many requests for you."_L1, "Wait a minute and try again."_L1},
    AdviceRow{Exchange, 0, ""_L1, "quota|id-jag&limit|monthly limit|limit&exceeded|limit&reached"_L1, Refused,
        "id_jag_quota"_L1, "The identity provider issues no more ID-JAGs for you and this resource this month."_L1,
        "Wait for the next month, or ask the administrator for a larger subscription. agent0ctl connections show prints the count."_L1},
    AdviceRow{Exchange, 0, "invalid_grant"_L1, ""_L1, SignInNeeded, "subject_token_expired"_L1,
        "The identity provider no longer accepts the sign-in: the ID token has expired, or its session was ended."_L1,
        "Sign in again: agent0ctl login"_L1},
    AdviceRow{Exchange, 0, "invalid_target"_L1, "too many&resource"_L1, Refused, "too_many_resources"_L1,
        "The identity provider takes one resource in a request."_L1, "Give the connection one resource."_L1},
    AdviceRow{Exchange, 0, "invalid_target"_L1, "not completely configured|incomplete|not assigned"_L1, Refused,
        "resource_app_not_ready"_L1,
        "The resource's app is not set up for Cross App Access, or you are not assigned to it."_L1,
        "Ask the administrator to enable Cross App Access on the resource's app (Resource Server tab), and to assign "
        "you to that app as "
        "well."_L1},
    AdviceRow{Exchange, 0, "invalid_target"_L1, "'resource'|resource indicator|\"resource\"|resource&not supported"_L1,
        Refused, "resource_mismatch"_L1, "The identity provider does not know this resource."_L1,
        "Compare, byte for byte: sent {resource} - and the Resource indicator of the resource connection (Okta: AI "
        "agent > Resource "
        "connections). A slash at the end counts."_L1},
    AdviceRow{Exchange, 0, "invalid_target"_L1, ""_L1, Refused, "audience_mismatch"_L1,
        "The identity provider knows no connection to this authorization server."_L1,
        "Compare, byte for byte: sent {audience} - and the Issuer URL of the resource's app (Okta: Resource Server > "
        "Cross App Access). A "
        "slash at the end counts. If they are equal, ask the administrator for a resource connection of the agent."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "server does not exist|not a trusted server|trusted server"_L1, Refused,
        "audience_unknown"_L1, "The identity provider does not know the resource's authorization server."_L1,
        "Compare the audience {audience} with the Issuer URL that the administrator entered. The identity provider "
        "itself cannot be the "
        "resource's server: both must be different servers."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "isn't supported|unsupported_token_exchange_flow|token exchange from"_L1,
        Refused, "exchange_flow_unsupported"_L1,
        "The identity provider has no exchange between apps of these two kinds."_L1,
        "Ask the administrator to register the agent and the resource as kinds that support Cross App Access."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "zone"_L1, Refused, "network_zone"_L1,
        "Your administrator's policy does not allow this from the network that you are in."_L1,
        "Connect to the company's network or VPN, or ask the administrator."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "all&scopes|no_scope_allowed"_L1, Refused, "no_scope_allowed"_L1,
        "Your administrator allows none of the scopes that the connection asks for."_L1,
        "Asked: {scope}. Ask the administrator which scopes the resource connection allows, and put those in the connection."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "scope"_L1, Refused, "scope_denied"_L1,
        "Your administrator does not allow some of the scopes that the connection asks for, and one is enough to refuse all."_L1,
        "Asked: {scope}. Take the refused ones out of the connection, or ask the administrator to allow them in the resource connection."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, "policy|no_matching_policy"_L1, Refused, "blocked_by_policy"_L1,
        "Your administrator's policy does not allow this access."_L1,
        "Ask the administrator for a policy rule that covers this client, you and token exchange."_L1},
    AdviceRow{Exchange, 0, "access_denied"_L1, ""_L1, Refused, "blocked_by_admin"_L1,
        "Your administrator does not allow this access."_L1,
        "Ask the administrator for a connection between this agent and the resource, and for your assignment to both."_L1},
    AdviceRow{Exchange, 0, "unauthorized_client"_L1, "grant type"_L1, Refused, "token_exchange_not_enabled"_L1,
        "The client may not exchange tokens at the identity provider."_L1,
        "Ask the administrator to tick Token Exchange among the app's grant types, and to link the app to the agent."_L1},
    AdviceRow{Exchange, 0, "unauthorized_client"_L1, ""_L1, Refused, "scope_not_permitted"_L1,
        "Your administrator's connection does not let this client have that."_L1,
        "Asked: {scope}. Ask the administrator to look at the scope condition of the resource connection."_L1},
    AdviceRow{Exchange, 0, "invalid_scope"_L1, ""_L1, Refused, "exchange_scope"_L1,
        "The identity provider does not know one of the connection's scopes."_L1,
        "Asked: {scope}. Use the scopes of the resource, at least one, and none of the sign-in's (openid, profile, email)."_L1},
    AdviceRow{Exchange, 0, "consent_required"_L1, ""_L1, Refused, "scope_consent_required"_L1,
        "A scope is set to need consent, which an exchange cannot give."_L1,
        "Ask the administrator to set the consent of that scope to implicit. Asked: {scope}"_L1},
    AdviceRow{Exchange, 0, "interaction_required"_L1, ""_L1, SignInNeeded, "not_an_id_jag_connection"_L1,
        "This connection is not of the kind that gives ID-JAGs: the identity provider wants you to sign in at the resource first."_L1,
        "Open the resource once in the browser, or ask the administrator for a resource connection with Cross App Access."_L1},
    AdviceRow{Exchange, 0, "server_error"_L1, "id assertion|id_jag_not_generated"_L1, Refused,
        "id_jag_not_generated"_L1, "The identity provider could not make the ID-JAG."_L1,
        "Ask the administrator to check the attribute mapping of the resource's app (NameID, email); then the "
        "provider's support, "
        "with the request id."_L1},
};

} // namespace

std::span<const AdviceRow> exchangeAdvice() { return exchangeRows; }

} // namespace agent0
