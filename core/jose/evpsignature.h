#pragma once

#include "jose/jwk.h"

using EVP_MD_CTX = struct evp_md_ctx_st;

namespace agent0 {

/// The bytes of a JWS signature (RFC 7518 3.3 to 3.5, RFC 8037 3.1): ECDSA as r || s of exact length, PSS
/// with a salt as long as the digest. The key must fit the algorithm: Jwk::allows. Empty when OpenSSL fails.
QByteArray evpSign(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input);

/// Checks signatures of one key by one algorithm. What OpenSSL looks up at each start, an eighth of the time
/// of an RSA verification, is looked up once. Keeps the key alive.
class EvpVerifier {
public:
    EvpVerifier(EVP_PKEY *key, JwsAlgorithm algorithm);
    /// Is that the signature of the input. Anything else, of any length, is false.
    bool verify(QByteArrayView input, QByteArrayView signature) const;

private:
    std::shared_ptr<EVP_MD_CTX> m_started; ///< null when OpenSSL does not start
    qsizetype m_half; ///< of an ECDSA signature, 0 for others
};

/// SHA-256, SHA-384 or SHA-512, as the algorithm uses it; EdDSA: SHA-512.
QByteArray evpDigest(JwsAlgorithm algorithm, QByteArrayView input);

} // namespace agent0
