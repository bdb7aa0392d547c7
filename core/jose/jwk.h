#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QList>

#include <memory>

using EVP_PKEY = struct evp_pkey_st;

namespace agent0 {

/// The signature algorithms that exist for us (RFC 7518 3.1, RFC 8037). There is no none and no HMAC.
enum class JwsAlgorithm { RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA };

QLatin1StringView name(JwsAlgorithm algorithm);
std::optional<JwsAlgorithm> algorithmNamed(QStringView name); ///< exact spelling
const QList<JwsAlgorithm> &allAlgorithms();

/// A key, public or private, checked when it was made: RSA of 2048 to 8192 bits with odd modulus and odd
/// exponent above 1, EC P-256/384/521 with a point on the curve, Ed25519. A private key has signed and
/// verified once before it is given out. Cheap to copy (shared).
class Jwk {
public:
    /// From a JSON Web Key (RFC 7517). A private member "d" makes a private key. "oct" keys are never taken.
    /// Fault::Malformed, code "jwk_invalid".
    static Result<Jwk> fromJson(const QJsonObject &jwk);
    /// A new key that does that algorithm and no other (RSA: 2048 bits).
    static Result<Jwk> generate(JwsAlgorithm forAlgorithm, QString keyId);
    /// PEM text of a PKCS#8 or traditional private key. Fault::Malformed, code "pem_invalid".
    static Result<Jwk> fromPrivatePem(const Secret &pem, QString keyId);

    const QString &keyId() const { return m_keyId; }
    bool isPrivate() const { return m_private; }
    const QString &type() const { return m_type; } ///< kty: "RSA", "EC", "OKP"
    /// Can this key do that: type and curve fit, "alg", "use" and "key_ops" of the JWK do not forbid it.
    bool allows(JwsAlgorithm algorithm) const;
    QList<JwsAlgorithm> algorithms() const;
    /// Is that this key's signature of the input. false also for an algorithm that is not allowed. Not for
    /// several threads at once: copies of a key share what it has prepared.
    bool verifies(JwsAlgorithm algorithm, QByteArrayView input, QByteArrayView signature) const;
    /// The public members alone: kty, n, e or crv, x, y; kid, alg, use when known.
    QJsonObject toPublicJson() const;
    Secret toPrivatePem() const; ///< PKCS#8; empty for a public key
    QByteArray thumbprint() const; ///< RFC 7638, SHA-256, base64url
    EVP_PKEY *native() const { return m_key.get(); }
    /// The same key under another id.
    Jwk withKeyId(QString keyId) const;

private:
    Jwk() = default;
    static Result<Jwk> fromKey(std::shared_ptr<EVP_PKEY> key, QString keyId, bool isPrivate);
    bool worksAsPair() const;
    struct Verifiers;
    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<Verifiers> m_verifiers; ///< one an algorithm, made when first needed
    QString m_keyId;
    QString m_type; ///< kty
    QString m_curve; ///< crv
    std::optional<JwsAlgorithm> m_algorithm;
    bool m_private = false;
    bool m_signing = true; ///< use and key_ops allow signatures
};

/// A key set (RFC 7517 5): keys of unknown type or use are left out, duplicates of a kid are kept.
class JwkSet {
public:
    JwkSet() = default;
    explicit JwkSet(QList<Jwk> keys) : m_keys(std::move(keys)) { }
    /// Fault::Malformed, code "jwks_invalid". At most 100 keys are read, their public half alone. A signature
    /// key that is broken (too small, off the curve) is left out and counted.
    static Result<JwkSet> fromJson(const QJsonObject &set);

    const QList<Jwk> &keys() const { return m_keys; }
    int leftOut() const { return m_leftOut; }
    /// The keys a header of that kid and algorithm may mean: with a kid those of that kid alone; without one
    /// all that allow the algorithm.
    QList<Jwk> candidates(const std::optional<QString> &keyId, JwsAlgorithm algorithm) const;
    bool hasKeyId(const QString &keyId) const;
    QJsonObject toPublicJson() const;

private:
    QList<Jwk> m_keys;
    int m_leftOut = 0;
};

} // namespace agent0
