#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// xaa.md 4.5
constexpr std::array resourceRows{
    AdviceRow{Resource, 0, "insufficient_user_authentication"_L1, ""_L1, SignInNeeded, "step_up_needed"_L1,
        "The resource wants a newer or stronger sign-in."_L1, "Sign in again: agent0ctl login --force"_L1},
    AdviceRow{Resource, 0, "insufficient_scope"_L1, ""_L1, Refused, "insufficient_scope"_L1,
        "The token does not carry the scope that this call needs."_L1,
        "Compare what was asked and what was granted: agent0ctl connections show. Add the scope to the connection if "
        "the administrator "
        "allows it."_L1},
    AdviceRow{Resource, 401, ""_L1, ""_L1, Refused, "token_not_accepted"_L1,
        "The resource does not accept the access token."_L1,
        "A new one was tried already. If you never used the resource in the browser, sign in there once. Otherwise "
        "compare the connection's "
        "resource with the resource's own address, slash included, and run agent0ctl doctor."_L1},
    AdviceRow{Resource, 403, ""_L1, ""_L1, Refused, "resource_forbidden"_L1, "The resource does not allow you this."_L1,
        "Ask the owner of the resource for the permission, or the administrator for the scope."_L1},
    AdviceRow{Resource, 404, ""_L1, ""_L1, Refused, "not_found"_L1, "The resource has nothing at this address."_L1,
        "Check the path and api.baseUrl. If things of yours are missing, the resource may have made you a second local "
        "account with the "
        "same e-mail: ask its owner."_L1},
};

/// What fits on any leg. The last rows fit anything.
constexpr std::array generalRows{
    AdviceRow{Every, 429, ""_L1, ""_L1, Network, "rate_limited"_L1, "The server gets too many requests."_L1,
        "Wait and try again; the server may have said how long."_L1},
    AdviceRow{Every, 0, "slow_down"_L1, ""_L1, Network, "rate_limited"_L1, "The server gets too many requests."_L1,
        "Wait and try again."_L1},
    AdviceRow{Every, 0, "temporarily_unavailable"_L1, ""_L1, Network, "server_unavailable"_L1,
        "The server is overloaded or in maintenance."_L1, "Wait and try again."_L1},
    AdviceRow{Every, 4, "server_error"_L1, ""_L1, Refused, "feature_not_enabled"_L1,
        "The server has not enabled what was asked for."_L1, "Ask its administrator, with the request id."_L1},
    AdviceRow{Every, 0, "server_error"_L1, ""_L1, Network, "server_error"_L1, "The server failed at its work."_L1,
        "Try again later; if it goes on, ask its administrator, with the request id."_L1},
    AdviceRow{Every, 5, ""_L1, ""_L1, Network, "server_error"_L1, "The server failed at its work."_L1,
        "Try again later; if it goes on, ask its administrator, with the request id."_L1},
    AdviceRow{Provider, 0, "insufficient_user_authentication"_L1, ""_L1, SignInNeeded, "step_up_needed"_L1,
        "The identity provider wants a newer or stronger sign-in for this."_L1,
        "Sign in again: agent0ctl login --force"_L1},
    AdviceRow{Redemption, 0, "insufficient_user_authentication"_L1, ""_L1, SignInNeeded, "step_up_needed"_L1,
        "The resource's server wants a newer or stronger sign-in for this."_L1,
        "Sign in again: agent0ctl login --force"_L1},
    AdviceRow{Redemption, 0, "login_required"_L1, ""_L1, SignInNeeded, "login_required"_L1,
        "The resource's server wants to see you in the browser."_L1, "Sign in to the resource once in the browser."_L1},
    AdviceRow{Redemption, 0, "interaction_required"_L1, ""_L1, SignInNeeded, "interaction_required"_L1,
        "The resource's server wants to see you in the browser."_L1, "Sign in to the resource once in the browser."_L1},
    AdviceRow{Every, 3, "-"_L1, ""_L1, Malformed, "redirected"_L1,
        "The server sent this request elsewhere, which is never followed."_L1,
        "You may be behind a captive portal or a sign-on proxy: open any page in the browser. Otherwise the configured "
        "address is not "
        "the server's own."_L1},
    AdviceRow{Tokens, 404, "-"_L1, ""_L1, Malformed, "no_token_endpoint"_L1,
        "There is no token endpoint at the published address."_L1,
        "Check the configured issuer; if it is right, ask the server's administrator."_L1},
    AdviceRow{Every, 407, "-"_L1, ""_L1, Network, "proxy_authentication"_L1, "The proxy wants to know who you are."_L1,
        "Give the proxy's credentials in the system's settings, or ask whoever runs it."_L1},
    AdviceRow{Tokens, 4, "-"_L1, ""_L1, Malformed, "no_oauth_answer"_L1,
        "The server refused, and not in the words of OAuth."_L1,
        "You may be behind a captive portal or a sign-on proxy; otherwise check that the configured issuer is that of "
        "an authorization "
        "server."_L1},
    AdviceRow{Tokens, 0, "-"_L1, ""_L1, Malformed, "no_oauth_answer"_L1,
        "The server's answer is no answer of an authorization server."_L1,
        "Check the configured issuer; if it is right, ask the server's administrator."_L1},
    AdviceRow{Tokens, 0, "invalid_request"_L1, ""_L1, Refused, "invalid_request"_L1,
        "The server finds the request incomplete or wrong."_L1,
        "Run agent0ctl doctor; the server's own words above tell which part it means."_L1},
    AdviceRow{Tokens, 0, "invalid_grant"_L1, ""_L1, Refused, "invalid_grant"_L1,
        "The server does not accept the grant."_L1, "Sign in again: agent0ctl login"_L1},
    AdviceRow{Tokens, 0, "invalid_scope"_L1, ""_L1, Refused, "invalid_scope"_L1,
        "The server does not know, or does not give, one of the scopes."_L1,
        "Asked: {scope}. Compare them with what the server offers."_L1},
    AdviceRow{Tokens, 0, "unauthorized_client"_L1, ""_L1, Refused, "unauthorized_client"_L1,
        "The client may not do this at that server."_L1,
        "Ask its administrator to allow this grant for the client \"{client}\"."_L1},
    AdviceRow{Tokens, 0, "unsupported_grant_type"_L1, ""_L1, Refused, "unsupported_grant_type"_L1,
        "The server does not do this grant."_L1,
        "Check that the configured issuer is the right server; if it is, ask its administrator to enable the grant."_L1},
    AdviceRow{on(Leg::Revocation), 0, "unsupported_token_type"_L1, ""_L1, Refused, "unsupported_token_type"_L1,
        "The server cannot revoke tokens of this kind."_L1, "The token ends by itself when its time is over."_L1},
    AdviceRow{Every, 0, "access_denied"_L1, ""_L1, Refused, "access_denied"_L1, "The server does not allow this."_L1,
        "Ask its administrator for the permission."_L1},
    AdviceRow{Every, 0, ""_L1, ""_L1, Refused, "refused"_L1, "The server refused."_L1,
        "Ask its administrator, with the server's own words above and the request id; agent0ctl doctor checks what can "
        "be checked from "
        "here."_L1},
};

} // namespace

std::span<const AdviceRow> resourceAdvice() { return resourceRows; }
std::span<const AdviceRow> generalAdvice() { return generalRows; }

} // namespace agent0
