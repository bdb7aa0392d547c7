#include "oidc/tokenadvice.h"

#include <array>

namespace agent0 {

namespace {

struct TokenAdvice {
    QLatin1StringView code; ///< the whole code, or its beginning
    QLatin1StringView hint;
};

constexpr std::array Rows{
    TokenAdvice{"claim_iss"_L1, "Type the issuer in the profile exactly as the identity provider publishes it; if it already is so, the "
        "provider is set up with two issuers (a custom domain, perhaps): tell its administrator."_L1},
    TokenAdvice{"claim_aud"_L1, "Check identityProvider.clientId: the token was made for another client. At Okta the app that people sign in "
        "to must be the one linked to the agent."_L1},
    TokenAdvice{"claim_azp"_L1, "Check identityProvider.clientId: the token was made for another client."_L1},
    TokenAdvice{"claim_nonce"_L1, "Start the sign-in again. If it happens again somebody may be replaying an old answer: tell the administrator."_L1},
    TokenAdvice{"claim_exp"_L1, "Set this computer's clock (and time zone) right, then try again."_L1},
    TokenAdvice{"claim_iat"_L1, "Set this computer's clock (and time zone) right, then try again."_L1},
    TokenAdvice{"claim_nbf"_L1, "Set this computer's clock (and time zone) right, then try again."_L1},
    TokenAdvice{"claim_auth_time"_L1, "Sign in again with your password: the provider reports an older sign-in than was asked for."_L1},
    TokenAdvice{"claim_acr"_L1, "Sign in again with the stronger method that the resource asks for; the administrator can say which that is."_L1},
    TokenAdvice{"claim_sub"_L1, "Sign out and in again: the token names nobody, or somebody other than who signed in. If it stays, tell the "
        "provider's administrator."_L1},
    TokenAdvice{"jws_no_key"_L1, "The provider's published keys do not fit its tokens. Wait a few minutes (keys may be rotating), try again, then "
        "tell its administrator to check jwks_uri."_L1},
    TokenAdvice{"jws_algorithm"_L1, "Let the administrator set the client's ID token signature algorithm to one that the provider publishes, "
        "such as RS256."_L1},
    TokenAdvice{"jws_signature"_L1, "Do not go on: the token was changed on the way, or signed by somebody else. Check for a proxy that rewrites "
        "answers, and tell the administrator."_L1},
    TokenAdvice{""_L1, "Do not go on: this is not a token that this provider should issue. Try again once, then tell its administrator what "
        "it says here."_L1},
};

} // namespace

Error tokenFailure(Error failure, Leg leg)
{
    failure.at(leg);
    if (!failure.hint.isEmpty())
        return failure;
    for (const TokenAdvice &row : Rows) {
        if (failure.code.startsWith(row.code)) {
            failure.hint = row.hint;
            break;
        }
    }
    return failure;
}

Error sessionDowngraded(Leg leg)
{
    return Error{Fault::Untrusted, leg, u"dpop_downgraded"_s,
        u"The identity provider gave tokens that are bound to no key although the profile requires it."_s,
        u"They were not used. Ask the administrator to enable DPoP for this app at the identity provider, or set "
        u"identityProvider.dpop to auto."_s,
        {}, {}};
}

} // namespace agent0
