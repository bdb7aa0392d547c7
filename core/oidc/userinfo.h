#pragma once

#include "oauth/discovery.h"
#include "oauth/dpop.h"

namespace agent0 {

/// What the UserInfo endpoint says about the person who signed in (OpenID Connect Core 5.3).
class UserInfo {
public:
    UserInfo(HttpClient &http, Clock &clock, RandomBytes random, Discovery &discovery);

    /// The claims, whose sub is that of the verified ID token (5.3.2: else they may be somebody else's). A signed answer
    /// is verified with the provider's keys, and must be for clientId; an encrypted one is not read. key: what the access
    /// token is bound to (RFC 9449 7.1), nothing for a bearer token.
    ///
    /// Fails with Leg::SignIn: userinfo_missing (no endpoint: Configuration), userinfo_subject, claim_… or jws_… (Untrusted),
    /// userinfo_unreadable (Malformed), or with what the endpoint said.
    Task<Result<QJsonObject>> ask(
        ServerMetadata idp, Secret accessToken, QString clientId, QString subject, std::optional<DpopKey> key = {});

private:
    Task<Result<QJsonObject>> verified(QByteArray compact, ServerMetadata idp, QString clientId);

    HttpClient &m_http;
    Clock &m_clock;
    RandomBytes m_random;
    Discovery &m_discovery;
};

} // namespace agent0
