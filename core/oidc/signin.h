#pragma once

#include "config/profile.h"
#include "oauth/discovery.h"
#include "oidc/codeflow.h"
#include "oidc/idtoken.h"

namespace agent0 {

/// One sign-in at an OpenID provider.
struct SignInRequest {
    ServerMetadata idp;
    IdentityProvider settings;
    ClientCredentials client;
    QString loginHint;
    QString prompt;
    QStringList acrValues;
    std::optional<qint64> maxAge;      ///< seconds
    std::optional<QString> expectedSubject; ///< only this person will do: for a step-up
    std::optional<DpopKey> dpop{};     ///< the tokens are to be bound to it
    Milliseconds deadline{300'000};
};

/// Who signed in, and what came with it.
struct SignedIn {
    VerifiedIdToken idTokenClaims;
    Secret idToken;
    Secret refreshToken;               ///< empty where none came: offline_access was not granted
    Secret accessToken;
    std::optional<Seconds> accessTokenLife;
    QStringList scopes;                ///< granted
    QString tokenType;                 ///< of the access token: "Bearer" or "DPoP"
    /// Proven to the provider. The refresh token may be bound to it although the access token is none of those (RFC 9449 5).
    std::optional<DpopKey> dpop{};
};

/// Signs a person in with the system browser (OpenID Connect Core 3.1) and verifies the ID token in full. Dropping the
/// task takes everything down. Fails with Leg::SignIn; Fault::SignInNeeded, code "sign_in_timeout", when nobody came back;
/// Fault::Untrusted, code "another_person", when it is not expectedSubject, "dpop_downgraded" when the settings require tokens
/// that are bound to a key, and they are not.
class SignIn {
public:
    SignIn(HttpClient &http, Clock &clock, RandomBytes random, Discovery &discovery);

    Task<Result<SignedIn>> signIn(SignInRequest request, OpenBrowser open);

private:
    Task<Result<SignedIn>> run(SignInRequest request, OpenBrowser open);
    Task<Result<SignedIn>> accept(SignInRequest request, TokenResponse answer, QString nonce);

    HttpClient &m_http;
    Clock &m_clock;
    RandomBytes m_random;
    Discovery &m_discovery;
};

} // namespace agent0
