#include "sandbox/dpop.h"

#include "base/strictjson.h"
#include "jose/jws.h"

#include <QCryptographicHash>

namespace agent0::sandbox {

namespace {

constexpr qint64 OldestProof = 300;

std::unexpected<Problem> invalidProof(const QString &why) { return refuse(400, "invalid_dpop_proof", why); }

/// Our parser of tokens refuses a key in the header, as it must; in a proof it has to be there.
std::optional<UnverifiedJws> proofParts(const QByteArray &compact)
{
    const QList<QByteArray> parts = compact.split('.');
    if (parts.size() != 3)
        return {};
    const auto header = fromBase64Url(parts[0]);
    const auto payload = fromBase64Url(parts[1]);
    const auto signature = fromBase64Url(parts[2]);
    if (!header || !payload || !signature)
        return {};
    const auto head = parseJsonObject(*header);
    const auto claims = parseJsonObject(*payload);
    if (!head || !claims)
        return {};
    const auto algorithm = algorithmNamed(head->value(u"alg"_s).toString());
    if (!algorithm)
        return {};
    return UnverifiedJws{
        *head, *claims, *algorithm, {}, head->value(u"typ"_s).toString(), parts[0] + '.' + parts[1], *signature};
}

} // namespace

const QByteArray &DpopProofs::nonce()
{
    if (m_nonce.isEmpty())
        m_nonce = m_world.token();
    return m_nonce;
}

Answer<> DpopProofs::checkNonce(const QJsonObject &claims, bool atResource)
{
    if (!m_nonceRequired || claims.value(u"nonce"_s).toString().toUtf8() == nonce())
        return {};
    QList<Header> headers{{"DPoP-Nonce", nonce()}};
    if (atResource)
        headers.append(Header{"WWW-Authenticate", "DPoP error=\"use_dpop_nonce\""});
    return refuse(
        atResource ? 401 : 400, "use_dpop_nonce", u"Authorization server requires nonce in DPoP proof."_s, {}, headers);
}

Answer<QByteArray> DpopProofs::check(const Request &request, const QByteArray &url, const QByteArray &accessToken)
{
    if (request.count("DPoP") == 0)
        return QByteArray();
    const auto jws = proofParts(request.header("DPoP"));
    if (request.count("DPoP") > 1 || !jws || jws->type != "dpop+jwt"_L1)
        return invalidProof(u"The DPoP proof is not a JWT of type dpop+jwt."_s);
    const QJsonObject jwk = jws->header.value("jwk"_L1).toJson().toObject();
    const auto key = Jwk::fromJson(jwk);
    if (!key || key->isPrivate())
        return invalidProof(u"The DPoP proof carries no public key."_s);
    if (!verifySignature(*jws, JwkSet({*key}), key->algorithms()))
        return invalidProof(u"The DPoP proof signature is invalid."_s);
    const QJsonObject &claims = jws->claims;
    if (claims.value(u"htm"_s).toString().toUtf8() != request.method)
        return invalidProof(u"The DPoP proof 'htm' does not match the method."_s);
    if (claims.value(u"htu"_s).toString().toUtf8() != url)
        return invalidProof(u"The DPoP proof 'htu' does not match the URL."_s);
    if (qAbs(claims.value(u"iat"_s).toDouble() - double(m_world.seconds())) > double(OldestProof))
        return invalidProof(u"The DPoP proof is too old, or from the future."_s);
    if (!accessToken.isEmpty()) {
        const QByteArray digest = toBase64Url(QCryptographicHash::hash(accessToken, QCryptographicHash::Sha256));
        if (claims.value(u"ath"_s).toString().toUtf8() != digest)
            return invalidProof(u"The DPoP proof 'ath' does not match the access token."_s);
    }
    if (const auto fresh = checkNonce(claims, !accessToken.isEmpty()); !fresh)
        return std::unexpected(fresh.error());
    const QString id = claims.value(u"jti"_s).toString();
    if (id.isEmpty() || m_used.contains(id))
        return invalidProof(u"The DPoP proof has no 'jti', or was used before."_s);
    m_used.insert(id);
    return key->thumbprint();
}

} // namespace agent0::sandbox
