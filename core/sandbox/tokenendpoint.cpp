#include "sandbox/tokenendpoint.h"

#include <QCryptographicHash>

namespace agent0::sandbox {

Response TokenEndpoint::token(const Request &request)
{
    const Fields form = request.form();
    if (!request.isForm() || form.malformed() || !form.repeated().isEmpty())
        return Problem{400, "invalid_request", u"The body must be a form without repeated parameters."_s}.response();
    const QByteArray type = form.value("grant_type");
    if (type == "authorization_code")
        return answered(request, Point::CodeGrant, form, &TokenEndpoint::authorizationCode);
    if (type == "refresh_token")
        return answered(request, Point::Refresh, form, &TokenEndpoint::refreshToken);
    if (type == "urn:ietf:params:oauth:grant-type:token-exchange")
        return answered(request, Point::Exchange, form, &TokenEndpoint::exchanged);
    return Problem{
        400, "unsupported_grant_type", u"The authorization grant type is not supported by the authorization server."_s}
        .response();
}

Response TokenEndpoint::answered(const Request &request, Point point, const Fields &form,
    Answer<QJsonObject> (TokenEndpoint::*grant)(const Request &, const Fields &, const Client &))
{
    return m_state.world.faults.around(point, m_state.scene(request), [&]() -> Response {
        const auto client = m_state.client(request, form, m_state.tokenEndpoint());
        if (!client)
            return client.error().response();
        const auto answer = (this->*grant)(request, form, **client);
        return answer ? tokenAnswer(*answer) : answer.error().response();
    });
}

Answer<QJsonObject> TokenEndpoint::exchanged(const Request &request, const Fields &form, const Client &client)
{
    return m_exchange.exchange(request, form, client);
}

Answer<CodeGrant *> TokenEndpoint::takeCode(const Fields &form, const Client &client)
{
    const auto found = m_state.codes.find(form.value("code"));
    const auto invalid = [] {
        return refuse(400, "invalid_grant", u"The authorization code is invalid or has expired."_s);
    };
    if (found == m_state.codes.end() || found->grant.clientId != client.id)
        return invalid();
    if (found->used) { // RFC 6749 4.1.2: what a code gave dies when it comes a second time
        m_state.accessTokens.remove(found->accessToken);
        if (found->family)
            m_state.refreshTokens.revoke(found->family);
        return invalid();
    }
    if (found->issuedAt + m_state.options.lifetimes.code.count() <= m_state.world.seconds())
        return invalid();
    if (found->redirectUri != form.value("redirect_uri"))
        return refuse(400, "invalid_grant",
            u"The 'redirect_uri' does not match the redirection URI used in the authorization request."_s);
    const QByteArray digest = QCryptographicHash::hash(form.value("code_verifier"), QCryptographicHash::Sha256);
    if (toBase64Url(digest) != found->challenge)
        return refuse(400, "invalid_grant", u"PKCE verification failed."_s);
    return &*found;
}

/// The thumbprint of the key that was proven, "" for none.
Answer<QByteArray> TokenEndpoint::provenKey(const Request &request, QLatin1StringView required)
{
    const auto proof = m_state.proofs.check(request, m_state.tokenEndpoint());
    if (proof && proof->isEmpty() && m_state.world.faults.happens(required, "idp"))
        return refuse(400, "invalid_dpop_proof", u"The DPoP proof JWT header is missing."_s);
    return proof;
}

Answer<QJsonObject> TokenEndpoint::authorizationCode(const Request &request, const Fields &form, const Client &client)
{
    const auto proof = provenKey(request, "code-dpop-required"_L1);
    if (!proof)
        return std::unexpected(proof.error());
    const auto taken = takeCode(form, client);
    if (!taken)
        return std::unexpected(taken.error());
    CodeGrant &code = **taken;
    if (!code.grant.proofKey.isEmpty() && code.grant.proofKey != *proof)
        return refuse(
            400, "invalid_dpop_proof", u"The DPoP proof key is not the one named in the authorization request."_s);
    code.used = true;
    code.grant.proofKey = *proof;
    m_state.maxAges.insert(code.grant.session, code.grant.maxAge);
    if (code.grant.scopes.contains(u"offline_access"_s))
        code.family = m_state.refreshTokens.begin(code.grant);
    const QJsonObject answer = tokens(code.grant, code.family, code.nonce, Point::IdToken, request);
    code.accessToken = answer.value(u"access_token"_s).toString().toUtf8();
    return answer;
}

Answer<QJsonObject> TokenEndpoint::refreshToken(const Request &request, const Fields &form, const Client &client)
{
    const QByteArray token = form.value("refresh_token");
    const auto proof = provenKey(request, "refresh-dpop-required"_L1);
    if (!proof)
        return std::unexpected(proof.error());
    if (const auto ours = m_state.refreshTokens.checkBinding(token, *proof); !ours)
        return std::unexpected(ours.error());
    const bool rotate =
        m_state.options.rotateRefreshTokens && !m_state.world.faults.happens("refresh-no-new-token"_L1, "idp");
    const auto family = m_state.refreshTokens.use(token, client, rotate);
    if (!family)
        return std::unexpected(family.error());
    Grant grant = (*family)->grant;
    if (form.has("scope")) {
        for (const QString &scope : scopeWords(form.value("scope"))) {
            if (!grant.scopes.contains(scope)) // RFC 6749 6: not more than was granted
                return refuse(400, "invalid_scope", u"The requested scope is invalid, unknown, or malformed."_s);
        }
        grant.scopes = scopeWords(form.value("scope"));
    }
    QJsonObject answer = tokens(grant, *family, {}, Point::RefreshedIdToken, request);
    if (!rotate && m_state.options.rotateRefreshTokens)
        answer.remove(u"refresh_token"_s);
    return answer;
}

QJsonObject TokenEndpoint::tokens(const Grant &grant, const RefreshTokens::FamilyRef &family, const QByteArray &nonce,
    Point point, const Request &request)
{
    const qint64 life = m_state.options.lifetimes.accessToken.count();
    const QByteArray accessToken = m_state.world.token();
    Grant access = grant;
    // RFC 9449 5 allows that: the refresh token alone is bound then.
    if (m_state.world.faults.happens(
            point == Point::IdToken ? "code-dpop-ignored"_L1 : "refresh-dpop-ignored"_L1, "idp"))
        access.proofKey.clear();
    m_state.accessTokens.insert(accessToken, {access, m_state.world.seconds() + life, family});
    QJsonObject answer{{u"access_token"_s, text(accessToken)}, {u"expires_in"_s, life},
        {u"token_type"_s, access.proofKey.isEmpty() ? u"Bearer"_s : u"DPoP"_s}, {u"scope"_s, grant.scopes.join(u' ')}};
    if (grant.scopes.contains(u"openid"_s))
        answer[u"id_token"_s] = text(m_idTokens.issue(grant, accessToken, nonce, point, m_state.scene(request)));
    if (family)
        answer[u"refresh_token"_s] = text(family->current);
    return answer;
}

Response TokenEndpoint::revoke(const Request &request)
{
    const Fields form = request.form();
    return m_state.world.faults.around(Point::IdpRevocation, m_state.scene(request), [&]() -> Response {
        const auto client = m_state.client(request, form, m_state.issuer + "/oauth2/v1/revoke");
        if (!client)
            return client.error().response();
        const QByteArray token = form.value("token");
        if (token.isEmpty())
            return Problem{400, "invalid_request", u"The required parameter 'token' is missing."_s}.response();
        // RFC 7009 2.1, 2.2: only its own; and an unknown token is as good as a revoked one.
        if (const auto family = m_state.refreshTokens.find(token); family && family->grant.clientId == (*client)->id)
            m_state.refreshTokens.revoke(family);
        if (m_state.accessTokens.value(token).grant.clientId == (*client)->id)
            m_state.accessTokens.remove(token);
        return Response::empty(200);
    });
}

Response TokenEndpoint::userInfo(const Request &request)
{
    const Scene scene = m_state.scene(request);
    return m_state.world.faults.around(Point::UserInfo, scene, [&]() -> Response {
        const QByteArray header = request.header("Authorization");
        const QByteArray token = header.sliced(header.indexOf(' ') + 1);
        const UserInfoAccess access = m_state.accessTokens.value(token);
        const bool bound = !access.grant.proofKey.isEmpty();
        const bool scheme = header.toLower().startsWith(bound ? "dpop " : "bearer ");
        if (!scheme || !access.grant.person || access.expires <= m_state.world.seconds()
            || (access.family && access.family->revoked))
            return Problem{401, "invalid_token", u"The access token is invalid."_s, {},
                {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}}
                .response();
        const auto proof = m_state.proofs.check(request, m_state.issuer + "/oauth2/v1/userinfo", token);
        if (bound && !proof && proof.error().error == "use_dpop_nonce")
            return proof.error().response();
        if (bound && (!proof || *proof != access.grant.proofKey))
            return Problem{401, "invalid_dpop_proof", u"The DPoP proof does not fit the token."_s, {},
                {{"WWW-Authenticate", "DPoP error=\"invalid_dpop_proof\""}}}
                .response();
        QJsonObject claims = personClaims(*access.grant.person, access.grant.scopes);
        m_state.world.faults.inDocument(Point::UserInfo, claims, scene);
        return Response::json(claims).add("Cache-Control", "no-store");
    });
}

} // namespace agent0::sandbox
