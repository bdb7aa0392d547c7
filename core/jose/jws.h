#pragma once

#include "base/slicedjson.h"
#include "jose/jwk.h"

#include <QList>

namespace agent0 {

/// A compact JWS taken apart (RFC 7515 7.1) but not verified: nothing in it may be believed, only shown or
/// used to choose a key.
struct UnverifiedJws {
    SlicedObject header;
    SlicedObject claims; ///< the payload as a JSON object
    JwsAlgorithm algorithm;
    std::optional<QString> keyId;
    QString type; ///< "typ", "" when absent
    QByteArray signingInput;
    QByteArray signature;

    /// Strict. Fault::Untrusted with a code that names the rule:
    /// jws_parts, jws_base64, jws_header, jws_payload, jws_algorithm (unknown, none, HMAC, not a text),
    /// jws_crit (any crit: we understand none), jws_embedded_key (jwk, jku, x5u, x5c), jws_kid, jws_typ,
    /// jws_too_large, jws_unencoded (b64), jws_compressed (zip), jws_nested (cty of a JWT).
    static Result<UnverifiedJws> parse(QByteArrayView compact, qsizetype maxBytes = 64 * 1024);
    /// For a server that is shown a DPoP proof (RFC 9449 4.3): typ is "dpop+jwt" and "jwk" holds a public
    /// key, which is the one to verify with; every other rule is the same.
    static Result<UnverifiedJws> parseDpopProof(QByteArrayView compact, qsizetype maxBytes = 64 * 1024);
};

/// Is that typ this media type (RFC 7515 4.1.9): "application/" may be left out, case does not count.
bool isMediaType(QStringView typ, QLatin1StringView mediaType);

/// Checks the signature with one of the set's keys, by an algorithm the verifier allows (RFC 8725 3.1).
/// Fault::Untrusted: jws_algorithm (not allowed), jws_no_key (no key of that id or type: the caller may fetch
/// the set again once), jws_signature. Gives the key that fitted.
Result<Jwk> verifySignature(const UnverifiedJws &jws, const JwkSet &keys, const QList<JwsAlgorithm> &allowed);

/// Signs: header (alg and, where the key has one, kid are added) and claims to a compact JWS.
/// Fault::Configuration, code "jws_key", when the key is public or cannot do the algorithm.
Result<QByteArray> signJws(QJsonObject header, const QJsonObject &claims, const Jwk &key, JwsAlgorithm algorithm);

} // namespace agent0
