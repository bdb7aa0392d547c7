#include "oidc/userinfo.h"

#include "base/strictjson.h"
#include "http/challenge.h"
#include "jose/jws.h"
#include "jose/jwtclaims.h"
#include "oauth/advice.h"
#include "oidc/idtoken.h"
#include "oidc/tokenadvice.h"

namespace agent0 {

namespace {

constexpr HttpLimits UserInfoLimits{.deadline = Milliseconds(15'000), .headBytes = 64 * 1024, .bodyBytes = 256 * 1024};

Error refusedBy(const HttpResponse &response)
{
    OAuthError refusal;
    refusal.httpStatus = response.status;
    if (const auto challenge = tokenChallenge(response)) {
        refusal.code = challenge->parameter("error");
        refusal.description = challenge->parameter("error_description");
    }
    return refusalError(Leg::SignIn, refusal);
}

bool isJwt(const HttpResponse &response)
{
    return response.header("Content-Type").split(';').constFirst().trimmed().toLower() == "application/jwt";
}

} // namespace

UserInfo::UserInfo(HttpClient &http, Clock &clock, RandomBytes random, Discovery &discovery)
    : m_http(http), m_clock(clock), m_random(std::move(random)), m_discovery(discovery)
{
}

Task<Result<QJsonObject>> UserInfo::ask(
    ServerMetadata idp, Secret accessToken, QString clientId, QString subject, std::optional<DpopKey> key)
{
    if (idp.userinfoEndpoint.isEmpty())
        co_return fail(Fault::Configuration, Leg::SignIn, "userinfo_missing"_L1,
            u"The identity provider publishes no UserInfo endpoint."_s, u"What the ID token says has to do."_s);
    HttpRequest request = HttpRequest::get(idp.userinfoEndpoint.toLatin1())
                              .header("Accept", "application/json, application/jwt")
                              .on(Leg::SignIn)
                              .within(UserInfoLimits);
    const auto token = std::make_shared<const Secret>(std::move(accessToken));
    const auto response = co_await sendWithToken(m_http, m_clock, m_random, std::move(request), token, std::move(key));
    if (!response)
        co_return fail(response.error());
    if (response->status != 200)
        co_return fail(refusedBy(*response));
    Result<QJsonObject> claims;
    if (isJwt(*response))
        claims = co_await verified(response->body, idp, clientId);
    else if (response->isJson())
        claims = parseJsonObject(response->body);
    else
        claims = fail(Fault::Malformed, Leg::SignIn, "userinfo_unreadable"_L1,
            u"The UserInfo endpoint answers with something that is neither JSON nor a JWT."_s,
            u"Tell the identity provider's administrator."_s);
    if (!claims)
        co_return fail(tokenFailure(claims.error(), Leg::SignIn));
    if (const QJsonValue sub = claims->value("sub"_L1); !sub.isString() || sub.toString() != subject)
        co_return fail(Fault::Untrusted, Leg::SignIn, "userinfo_subject"_L1,
            u"The UserInfo endpoint speaks of another person than the ID token."_s,
            u"Nothing of it was used. Sign in again; if it stays, tell the identity provider's administrator."_s);
    co_return claims;
}

/// 5.3.2: signed claims carry iss and aud, the issuer and the client.
Task<Result<QJsonObject>> UserInfo::verified(QByteArray compact, ServerMetadata idp, QString clientId)
{
    const auto jws = UnverifiedJws::parse(compact.trimmed());
    if (!jws)
        co_return fail(jws.error());
    const auto keys = co_await m_discovery.keys(idp.jwksUri, jws->keyId);
    if (!keys)
        co_return fail(keys.error());
    const auto key = verifySignature(*jws, *keys, idTokenAlgorithms(idp.idTokenAlgorithms));
    if (!key)
        co_return fail(key.error());
    ClaimChecks checks(jws->claims, m_clock.now());
    const auto good = checks.issuer(idp.issuer).audienceContains(clientId).notBefore().finish();
    if (!good)
        co_return fail(good.error());
    co_return jws->claims;
}

} // namespace agent0
