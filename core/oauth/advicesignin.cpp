#include "oauth/advicerows.h"

#include <array>

namespace agent0 {

namespace {

using namespace advice;
using enum Fault;

/// xaa.md 4.1
constexpr std::array signInRows{
    AdviceRow{SignIn | on(Leg::SignOut), 0, ""_L1, "post_logout_redirect_uri"_L1, Refused,
        "logout_redirect_not_registered"_L1,
        "The identity provider does not know the address to return to after sign-out."_L1,
        "Ask the administrator to add identityProvider.postLogoutRedirect as a sign-out redirect address of the app."_L1},
    AdviceRow{SignIn, 0, ""_L1, "redirect_uri&must be|illegal_redirect_uri|redirect_uri&registered"_L1, Refused,
        "redirect_not_registered"_L1,
        "The identity provider does not know the address that it should send the browser back to."_L1,
        "Ask the administrator to add exactly this sign-in redirect address to the app: {redirect} (port, path and "
        "127.0.0.1 instead of "
        "localhost all count)."_L1},
    AdviceRow{SignIn, 0, "invalid_redirect_uri"_L1, ""_L1, Refused, "redirect_not_registered"_L1,
        "The identity provider does not know the address that it should send the browser back to."_L1,
        "Ask the administrator to add exactly this sign-in redirect address to the app: {redirect}"_L1},
    AdviceRow{SignIn, 0, "missing_redirect_uri"_L1, ""_L1, Refused, "redirect_not_registered"_L1,
        "The app has no address that the browser could be sent back to."_L1,
        "Ask the administrator to add exactly this sign-in redirect address to the app: {redirect}"_L1},
    AdviceRow{SignIn | Refresh, 0, "access_denied"_L1, "not assigned|user_not_assigned"_L1, Refused,
        "user_not_assigned"_L1, "Your administrator has not given you this app."_L1,
        "Ask the administrator to assign you to it (Okta: AI agent > User access > Assignments)."_L1},
    AdviceRow{SignIn | Refresh, 0, "access_denied"_L1, "policy|no_matching_policy"_L1, Refused, "blocked_by_policy"_L1,
        "Your administrator's policy does not allow this sign-in."_L1,
        "Ask the administrator for a rule of the sign-on or access policy that covers this client, you and this grant."_L1},
    AdviceRow{SignIn, 0, "access_denied"_L1, ""_L1, Refused, "sign_in_denied"_L1,
        "The sign-in was refused: you cancelled it, or the identity provider does not let you in."_L1,
        "If you did not cancel it, ask the administrator whether you may use this app."_L1},
    AdviceRow{Provider, 0, "login_required"_L1, ""_L1, SignInNeeded, "login_required"_L1,
        "The identity provider wants to see you in the browser."_L1, "Sign in: agent0ctl login --force"_L1},
    AdviceRow{SignIn | Refresh, 0, "interaction_required"_L1, ""_L1, SignInNeeded, "interaction_required"_L1,
        "The identity provider wants to see you in the browser."_L1, "Sign in: agent0ctl login --force"_L1},
    AdviceRow{SignIn | Refresh, 0, "consent_required"_L1, ""_L1, SignInNeeded, "sign_in_consent_required"_L1,
        "The identity provider wants your consent in the browser."_L1, "Sign in: agent0ctl login --force"_L1},
    AdviceRow{SignIn | Refresh, 0, "account_selection_required"_L1, ""_L1, SignInNeeded,
        "account_selection_required"_L1, "The identity provider wants you to choose an account in the browser."_L1,
        "Sign in: agent0ctl login --force"_L1},
    AdviceRow{Provider, 0, "unmet_authentication_requirements"_L1, ""_L1, Refused, "factor_missing"_L1,
        "The sign-in that is demanded needs a factor that you do not have."_L1,
        "Enrol that factor at the identity provider, or ask the administrator to look at the policy."_L1},
    AdviceRow{SignIn, 0, "invalid_grant"_L1, "pkce|code_verifier|verifier"_L1, Refused, "pkce_failed"_L1,
        "The identity provider does not find that this program began the sign-in."_L1,
        "Begin again: agent0ctl login. If two sign-ins ran at once, let only one run."_L1},
    AdviceRow{SignIn, 0, "invalid_grant"_L1, "redirect_uri|mismatched_redirect_uri"_L1, Refused, "redirect_changed"_L1,
        "The redirect address changed between the two halves of the sign-in."_L1, "Begin again: agent0ctl login"_L1},
    AdviceRow{SignIn, 0, "invalid_grant"_L1, ""_L1, Refused, "code_expired"_L1,
        "The code that the browser brought back is not valid any more."_L1,
        "Sign in again, and do not load the last page twice: agent0ctl login"_L1},
    AdviceRow{Refresh, 429, "invalid_grant"_L1, ""_L1, Network, "rate_limited"_L1,
        "The identity provider gets too many requests for you."_L1, "Wait a minute and try again."_L1},
    AdviceRow{Refresh, 0, "invalid_grant"_L1, ""_L1, SignInNeeded, "refresh_token_invalid"_L1,
        "The session at the identity provider has ended: it no longer takes the refresh token."_L1,
        "Sign in again: agent0ctl login. If this happens often, ask the administrator for the refresh token's "
        "lifetime, and to look "
        "for \"detect_reuse\" in the provider's log."_L1},
    AdviceRow{SignIn, 0, "invalid_request"_L1, "pkce|code_challenge|code_verifier"_L1, Refused, "pkce_missing"_L1,
        "The identity provider misses the proof (PKCE) that this program sends with every sign-in."_L1,
        "Something between the browser and the provider drops parameters: try another browser or network."_L1},
    AdviceRow{SignIn | Refresh, 0, "invalid_scope"_L1, ""_L1, Refused, "sign_in_scope"_L1,
        "The identity provider does not know one of the scopes of the sign-in."_L1,
        "Check identityProvider.scopes: openid must be there, and the scopes of a resource belong to its connection. Asked: {scope}"_L1},
    AdviceRow{SignIn | Refresh, 0, "unauthorized_client"_L1, ""_L1, Refused, "grant_not_allowed"_L1,
        "The app may not use this grant at the identity provider."_L1,
        "Ask the administrator to tick Authorization Code, Refresh Token and Token Exchange under General > Grant types of the app."_L1},
};

} // namespace

std::span<const AdviceRow> signInAdvice() { return signInRows; }

} // namespace agent0
