#include "sandbox/idjagcheck.h"

#include "jose/jws.h"
#include "sandbox/people.h"

namespace agent0::sandbox {

namespace {

constexpr double Skew = 30;

} // namespace

Answer<QJsonObject> IdJagCheck::check(const QByteArray &assertion, const Client &client, const QByteArray &audience,
    const QByteArray &resource, const QByteArray &proofKey)
{
    const auto claims = verified(assertion);
    if (!claims)
        return claims;
    for (const QString &name : {u"sub"_s, u"jti"_s, u"client_id"_s}) {
        if (claims->value(name).toString().isEmpty())
            return std::unexpected(refusal(m_persona, Refusal::MissingClaim, name));
    }
    if (const auto fine = checkTimes(*claims, client); !fine)
        return std::unexpected(fine.error());
    if (const auto fine = checkParties(*claims, client, audience, resource); !fine)
        return std::unexpected(fine.error());
    if (const auto fine = checkProof(*claims, proofKey); !fine)
        return std::unexpected(fine.error());
    const QString id = claims->value(u"jti"_s).toString();
    if (m_persona.singleUse && m_used.contains(id))
        return std::unexpected(refusal(m_persona, Refusal::Replayed));
    m_used.insert(id);
    return claims;
}

Answer<QJsonObject> IdJagCheck::verified(const QByteArray &assertion) const
{
    const auto jws = UnverifiedJws::parse(assertion);
    if (!jws || jws->type != "oauth-id-jag+jwt"_L1)
        return std::unexpected(refusal(m_persona, Refusal::WrongType));
    const QString issuer = jws->claims.value("iss"_L1).toString();
    if (issuer.toUtf8() != m_trust.issuer)
        return std::unexpected(refusal(m_persona, Refusal::UntrustedIssuer, issuer));
    const auto keys = JwkSet::fromJson(m_trust.publishedKeys());
    if (!keys || !verifySignature(*jws, *keys, {JwsAlgorithm::RS256, JwsAlgorithm::ES256}))
        return std::unexpected(refusal(m_persona, Refusal::Signature));
    return jws->claims;
}

Answer<> IdJagCheck::checkTimes(const QJsonObject &claims, const Client &client) const
{
    const double now = double(m_world.seconds());
    const double issued = claims.value(u"iat"_s).toDouble(-1);
    const double expires = claims.value(u"exp"_s).toDouble(-1);
    const auto refused = [&](Refusal why) {
        return std::unexpected(refusal(m_persona, why, QString::number(qint64(now) - 30)));
    };
    if (issued < 0 || expires < 0)
        return std::unexpected(refusal(m_persona, Refusal::MissingClaim, issued < 0 ? u"iat"_s : u"exp"_s));
    if (expires <= now)
        return refused(Refusal::Expired);
    if (issued > now + Skew)
        return refused(Refusal::FromTheFuture);
    if (m_persona.longestLife && expires - issued > double(m_persona.longestLife->count()))
        return refused(Refusal::LivesTooLong);
    const auto &oldest =
        client.method == ClientMethod::None && m_persona.oldestPublic ? m_persona.oldestPublic : m_persona.oldest;
    if (oldest && now - issued > double(oldest->count()))
        return refused(Refusal::TooOld);
    return {};
}

Answer<> IdJagCheck::checkParties(
    const QJsonObject &claims, const Client &client, const QByteArray &audience, const QByteArray &resource) const
{
    // The draft, 3.1: exactly one value. A list of one is still one.
    const QJsonValue aud = claims.value(u"aud"_s);
    const QJsonValue only = aud.isArray() && aud.toArray().size() == 1 ? aud.toArray().first() : aud;
    if (only.toString().toUtf8() != audience)
        return std::unexpected(refusal(m_persona, Refusal::Audience));
    if (claims.value(u"client_id"_s).toString().toUtf8() != client.id)
        return std::unexpected(refusal(m_persona, Refusal::ClientMismatch));
    if (claims.contains(u"resource"_s) && claims.value(u"resource"_s).toString().toUtf8() != resource)
        return std::unexpected(refusal(m_persona, Refusal::ResourceMismatch));
    if (!personOfSubject(claims.value(u"sub"_s).toString()))
        return std::unexpected(refusal(m_persona, Refusal::UnknownPerson));
    if (m_persona.scope == Persona::Scope::Forbidden && claims.value(u"scope"_s).toString().isEmpty())
        return std::unexpected(refusal(m_persona, Refusal::NoScope));
    return {};
}

Answer<> IdJagCheck::checkProof(const QJsonObject &claims, const QByteArray &proofKey) const
{
    const QByteArray bound = claims.value(u"cnf"_s).toObject().value(u"jkt"_s).toString().toUtf8();
    if (bound.isEmpty() || bound == proofKey)
        return {};
    return std::unexpected(refusal(m_persona, proofKey.isEmpty() ? Refusal::ProofMissing : Refusal::ProofMismatch));
}

} // namespace agent0::sandbox
