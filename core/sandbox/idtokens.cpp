#include "sandbox/idtokens.h"

#include "jose/jwtclaims.h"

#include <QCryptographicHash>

namespace agent0::sandbox {

namespace {

std::unexpected<Problem> invalidSubject(const QString &why = u"'subject_token' is invalid."_s)
{
    return refuse(400, "invalid_request", why);
}

} // namespace

QJsonObject personClaims(const Person &person, const QStringList &scopes)
{
    QJsonObject claims{{u"sub"_s, person.subject}};
    if (scopes.contains(u"profile"_s)) {
        claims[u"name"_s] = person.name;
        claims[u"preferred_username"_s] = person.email;
    }
    if (scopes.contains(u"email"_s)) {
        claims[u"email"_s] = person.email;
        claims[u"email_verified"_s] = true;
    }
    return claims;
}

QJsonObject IdTokens::claimsOf(const Grant &grant, const QByteArray &accessToken, const QByteArray &nonce) const
{
    const qint64 now = m_state.world.seconds();
    QJsonObject claims = personClaims(*grant.person, grant.scopes);
    claims[u"iss"_s] = text(m_state.issuer);
    claims[u"aud"_s] = text(grant.clientId);
    claims[u"iat"_s] = now;
    claims[u"exp"_s] = now + m_state.options.lifetimes.idToken.count();
    claims[u"auth_time"_s] = grant.authTime;
    claims[u"jti"_s] = u"ID."_s + text(m_state.world.token());
    claims[u"sid"_s] = text(grant.session);
    claims[u"amr"_s] = QJsonArray{u"pwd"_s};
    if (!grant.acr.isEmpty())
        claims[u"acr"_s] = text(grant.acr);
    if (!nonce.isEmpty())
        claims[u"nonce"_s] = text(nonce);
    // OpenID Connect Core 3.1.3.6: the left half of the digest, both our algorithms use SHA-256.
    const QByteArray digest = QCryptographicHash::hash(accessToken, QCryptographicHash::Sha256);
    claims[u"at_hash"_s] = text(toBase64Url(digest.first(16)));
    return claims;
}

QByteArray IdTokens::issue(
    const Grant &grant, const QByteArray &accessToken, const QByteArray &nonce, Point point, const Scene &scene)
{
    const JwsAlgorithm algorithm = m_state.options.tokenAlgorithm;
    if (point == Point::IdToken && m_state.world.faults.happens("idtoken-rotated-key"_L1, "idp"))
        m_state.keys.rotate(true);
    TokenDraft draft{
        {{u"typ"_s, u"JWT"_s}}, claimsOf(grant, accessToken, nonce), m_state.keys.current(algorithm), algorithm, {}};
    m_state.liveIdTokens.insert(draft.claims.value(u"jti"_s).toString());
    m_state.world.faults.inToken(point, draft, scene);
    return sealed(draft);
}

Answer<QJsonObject> IdTokens::check(const QByteArray &token, const QByteArray &clientId, bool expiredToo) const
{
    const auto jws = UnverifiedJws::parse(token);
    if (!jws || !verifySignature(*jws, m_state.keys.publicKeys(), m_state.keys.algorithms()))
        return invalidSubject();
    if (jws->type != "JWT"_L1)
        return invalidSubject();
    const auto claims = ClaimChecks(jws->claims, m_state.world.now(), Seconds(0))
                            .issuer(text(m_state.issuer))
                            .audienceIsExactly(text(clientId))
                            .textPresent("sub"_L1)
                            .finish();
    if (!claims)
        return invalidSubject();
    if (expiredToo)
        return jws->claims;
    const bool dead = m_state.deadIdTokens.contains(jws->claims.value("jti"_L1).toString());
    if (dead || jws->claims.value("exp"_L1).toDouble() <= double(m_state.world.seconds()))
        return refuse(400, "invalid_grant", u"The 'subject_token' has expired or its session was terminated."_s);
    if (m_state.endedSessions.contains(jws->claims.value("sid"_L1).toString().toUtf8()))
        return invalidSubject(u"'subject_token' is invalid: the session is no longer active."_s);
    return jws->claims;
}

} // namespace agent0::sandbox
