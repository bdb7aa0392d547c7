#include "jose/evpsignature.h"

#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace agent0 {

namespace {

struct FreeDigest {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using DigestContext = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

struct FreeEcdsa {
    void operator()(ECDSA_SIG *signature) const { ECDSA_SIG_free(signature); }
};
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, FreeEcdsa>;

/// Half of an ECDSA signature, in bytes; 0 for the other algorithms.
qsizetype coordinateBytes(JwsAlgorithm algorithm)
{
    switch (algorithm) {
    case JwsAlgorithm::ES256: return 32;
    case JwsAlgorithm::ES384: return 48;
    case JwsAlgorithm::ES512: return 66;
    default: return 0;
    }
}

const EVP_MD *signatureDigest(JwsAlgorithm algorithm)
{
    switch (algorithm) {
    case JwsAlgorithm::RS256:
    case JwsAlgorithm::PS256:
    case JwsAlgorithm::ES256: return EVP_sha256();
    case JwsAlgorithm::RS384:
    case JwsAlgorithm::PS384:
    case JwsAlgorithm::ES384: return EVP_sha384();
    case JwsAlgorithm::RS512:
    case JwsAlgorithm::PS512:
    case JwsAlgorithm::ES512: return EVP_sha512();
    case JwsAlgorithm::EdDSA: return nullptr;
    }
    Q_UNREACHABLE();
}

bool usesPss(JwsAlgorithm algorithm)
{
    return algorithm == JwsAlgorithm::PS256 || algorithm == JwsAlgorithm::PS384
        || algorithm == JwsAlgorithm::PS512;
}

bool setPadding(EVP_PKEY_CTX *context, JwsAlgorithm algorithm)
{
    return !usesPss(algorithm)
        || (EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context, signatureDigest(algorithm)) == 1);
}

const unsigned char *octetsOf(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

QByteArray ecdsaToRaw(const QByteArray &der, qsizetype half)
{
    const unsigned char *at = octetsOf(der);
    const EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    QByteArray raw(half * 2, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, int(half)) < 0
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + half, int(half)) < 0)
        return {};
    return raw;
}

QByteArray ecdsaToDer(QByteArrayView raw, qsizetype half)
{
    const EcdsaSignature signature(ECDSA_SIG_new());
    BIGNUM *r = BN_bin2bn(octetsOf(raw), int(half), nullptr);
    BIGNUM *s = BN_bin2bn(octetsOf(raw) + half, int(half), nullptr);
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
        BN_free(r);
        BN_free(s);
        return {};
    }
    QByteArray der(i2d_ECDSA_SIG(signature.get(), nullptr), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

} // namespace

QByteArray evpSign(EVP_PKEY *key, JwsAlgorithm algorithm, QByteArrayView input)
{
    const DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr;
    size_t size = 0;
    if (!context
        || EVP_DigestSignInit(context.get(), &keyContext, signatureDigest(algorithm), nullptr, key) != 1
        || !setPadding(keyContext, algorithm)
        || EVP_DigestSign(context.get(), nullptr, &size, octetsOf(input), size_t(input.size())) != 1)
        return {};
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(signature.data());
    if (EVP_DigestSign(context.get(), out, &size, octetsOf(input), size_t(input.size())) != 1)
        return {};
    signature.truncate(qsizetype(size));
    const qsizetype half = coordinateBytes(algorithm);
    return half ? ecdsaToRaw(signature, half) : signature;
}

EvpVerifier::EvpVerifier(EVP_PKEY *key, JwsAlgorithm algorithm) : m_half(coordinateBytes(algorithm))
{
    DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *keyContext = nullptr;
    if (context
        && EVP_DigestVerifyInit(context.get(), &keyContext, signatureDigest(algorithm), nullptr, key) == 1
        && setPadding(keyContext, algorithm))
        m_started = std::move(context);
}

bool EvpVerifier::verify(QByteArrayView input, QByteArrayView signature) const
{
    if (m_half && signature.size() != m_half * 2)
        return false;
    const QByteArray der = m_half ? ecdsaToDer(signature, m_half) : QByteArray();
    const QByteArrayView wire = m_half ? QByteArrayView(der) : signature;
    const DigestContext context(EVP_MD_CTX_new());
    const bool good = m_started && context && EVP_MD_CTX_copy_ex(context.get(), m_started.get()) == 1
        && EVP_DigestVerify(
               context.get(), octetsOf(wire), size_t(wire.size()), octetsOf(input), size_t(input.size()))
            == 1;
    if (!good)
        ERR_clear_error(); // else the next user of this thread's queue, libcurl's TLS, would find it
    return good;
}

QByteArray evpDigest(JwsAlgorithm algorithm, QByteArrayView input)
{
    const EVP_MD *digest = signatureDigest(algorithm);
    QByteArray bytes(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned size = 0;
    auto *out = reinterpret_cast<unsigned char *>(bytes.data());
    if (EVP_Digest(input.data(), size_t(input.size()), out, &size, digest ? digest : EVP_sha512(), nullptr)
        != 1)
        return {};
    bytes.truncate(qsizetype(size));
    return bytes;
}

} // namespace agent0
