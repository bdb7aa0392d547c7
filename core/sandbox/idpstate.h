#pragma once

#include "sandbox/clientauthentication.h"
#include "sandbox/dpop.h"
#include "sandbox/refreshtokens.h"
#include "sandbox/signingkeys.h"

namespace agent0::sandbox {

/// An authorization code and what it was asked with.
struct CodeGrant {
    Grant grant;
    QByteArray redirectUri;
    QByteArray challenge;
    QByteArray nonce;
    qint64 issuedAt = 0;
    bool used = false;
    QByteArray accessToken;                ///< what it was exchanged for: dies when the code comes again
    RefreshTokens::FamilyRef family;
};

/// A browser that is signed in.
struct BrowserSession {
    const Person *person = nullptr;
    qint64 authTime = 0;
    QByteArray acr;
    QByteArray id; ///< "sid"
};

struct UserInfoAccess {
    Grant grant;
    qint64 expires = 0;
    RefreshTokens::FamilyRef family; ///< dies with it; nullptr for none
};

/// What the identity provider's endpoints share.
struct IdpState {
    World &world;
    const SandboxOptions &options;
    QByteArray issuer;
    SigningKeys keys;
    ClientAuthentication clients;
    DpopProofs proofs;
    RefreshTokens refreshTokens;
    QHash<QByteArray, BrowserSession> sessions;       ///< by cookie
    QHash<QByteArray, CodeGrant> codes;
    QHash<QByteArray, UserInfoAccess> accessTokens;
    QSet<QByteArray> endedSessions;                   ///< sid
    QHash<QByteArray, std::optional<qint64>> maxAges; ///< by sid: the max_age a sign-in was asked for
    QSet<QString> deadIdTokens;                       ///< jti
    QSet<QString> liveIdTokens;                       ///< jti of those issued

    Scene scene(const Request &request) const { return {request, "idp", issuer, world.faults.trap()}; }
    QByteArray tokenEndpoint() const { return issuer + "/oauth2/v1/token"; }
    /// Who is asking, at the token endpoint or one that takes the same proof.
    Answer<const Client *> client(const Request &request, const Fields &form, const QByteArray &endpoint)
    {
        return clients.check(request, form, {endpoint, tokenEndpoint(), issuer});
    }
};

} // namespace agent0::sandbox
