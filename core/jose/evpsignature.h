#pragma once

#include "jose/jwk.h"

namespace agent0 {

/// The bytes of a JWS signature (RFC 7518 3.3 to 3.5, RFC 8037 3.1): ECDSA as r || s of exact length, PSS with a
/// salt as long as the digest. The key must fit the algorithm: Jwk::allows. Empty when OpenSSL fails.
QByteArray evpSign(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input);

/// Is that the signature of the input. Anything else, of any length, is false.
bool evpVerify(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input, QByteArrayView signature);

/// SHA-256, SHA-384 or SHA-512, as the algorithm uses it; EdDSA: SHA-512.
QByteArray evpDigest(JwsAlgorithm algorithm, QByteArrayView input);

} // namespace agent0
