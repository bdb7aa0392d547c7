#pragma once

#include "base/secret.h"
#include "jose/jwk.h"

#include <vector>

namespace agent0 {

/// An OpenSSL key, shared. Null where a function below fails.
using EvpKey = std::shared_ptr<EVP_PKEY>;

/// One of the curves that JWK names (RFC 7518 6.2.1.1).
struct EcCurve {
    QLatin1StringView name; ///< crv
    const char *group; ///< OpenSSL's name
    qsizetype bytes; ///< of one coordinate
    JwsAlgorithm algorithm; ///< the only one that the curve does
};
const EcCurve *ecCurveNamed(QStringView name); ///< nullptr: not one of ours

/// The numbers of an RSA key, big-endian. secret holds d, p, q, dp, dq, qi, or d alone, or nothing.
struct RsaNumbers {
    QByteArray n, e;
    std::vector<Secret> secret;
};

EvpKey evpRsa(const RsaNumbers &numbers);
EvpKey evpEc(const EcCurve &curve, const QByteArray &x, const QByteArray &y, const Secret &d);
EvpKey evpEd25519(const QByteArray &x, const Secret &d); ///< null when d is not of x
EvpKey evpGenerated(JwsAlgorithm algorithm); ///< RSA: 2048 bits
EvpKey evpFromPrivatePem(const Secret &pem); ///< never asks for a passphrase
Secret evpToPrivatePem(EVP_PKEY *key);

/// What an EVP_PKEY is, in the words of a JWK: kty, and n, e or crv, x, y.
struct EvpShape {
    QString type;
    QString curve;
    QByteArray n, e; ///< without leading zeros
    QByteArray x, y; ///< of the curve's exact length
};
std::optional<EvpShape> evpShape(EVP_PKEY *key); ///< nothing: not a kind of key that we use

/// The rules OpenSSL does not keep: RSA of 2048 to 8192 bits, odd modulus, odd exponent above 1 and below
/// 2^64; an Ed25519 point of full order. "" when the key keeps them, else a sentence.
QString evpProblem(const EvpShape &shape);

} // namespace agent0
