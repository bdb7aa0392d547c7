#include "jose/jws.h"

#include "base/base64url.h"
#include "jose/evpsignature.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

QByteArray encodedJson(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<Jwk> verifySignature(const UnverifiedJws &jws, const JwkSet &keys, const QList<JwsAlgorithm> &allowed)
{
    if (!allowed.contains(jws.algorithm))
        return fail(Fault::Untrusted, Leg::None, "jws_algorithm"_L1,
            u"This token is refused: it is signed with %1, which was not agreed."_s.arg(name(jws.algorithm)));
    const QList<Jwk> candidates = keys.candidates(jws.keyId, jws.algorithm);
    if (candidates.isEmpty())
        return fail(Fault::Untrusted, Leg::None, "jws_no_key"_L1,
            u"This token is refused: its issuer's key set has no %1 key that it could be signed with."_s.arg(
                name(jws.algorithm)));
    for (const Jwk &key : candidates) {
        if (key.verifies(jws.algorithm, jws.signingInput, jws.signature))
            return key;
    }
    return fail(Fault::Untrusted, Leg::None, "jws_signature"_L1,
        u"This token is refused: its signature is not its issuer's."_s);
}

Result<QByteArray> signJws(
    QJsonObject header, const QJsonObject &claims, const Jwk &key, JwsAlgorithm algorithm)
{
    if (!key.isPrivate() || !key.allows(algorithm))
        return fail(Fault::Configuration, Leg::None, "jws_key"_L1,
            u"This key cannot sign with %1."_s.arg(name(algorithm)),
            u"Choose an algorithm that fits the key's type, or make a new key."_s);
    header[u"alg"_s] = QString(name(algorithm));
    if (!key.keyId().isEmpty())
        header[u"kid"_s] = key.keyId();
    QByteArray compact = encodedJson(header) + '.' + encodedJson(claims);
    const QByteArray signature = evpSign(key.native(), algorithm, compact);
    if (signature.isEmpty())
        return fail(Fault::Failed, Leg::None, "jws_sign_failed"_L1, u"OpenSSL could not sign."_s);
    return compact + '.' + toBase64Url(signature);
}

} // namespace agent0
