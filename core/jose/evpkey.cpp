#include "jose/evpkey.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <QtAlgorithms>

#include <algorithm>
#include <array>
#include <vector>

namespace agent0 {

namespace {

template <auto Free>
struct OpenSslFree {
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using BigNumber = std::unique_ptr<BIGNUM, OpenSslFree<BN_clear_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, OpenSslFree<EVP_PKEY_CTX_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, OpenSslFree<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, OpenSslFree<OSSL_PARAM_free>>;
using MemoryBio = std::unique_ptr<BIO, OpenSslFree<BIO_free>>;

constexpr qsizetype Ed25519Bytes = 32;

const unsigned char *octets(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

EvpKey owned(EVP_PKEY *key) { return key ? EvpKey(key, EVP_PKEY_free) : EvpKey(); }

/// Collects parameters. OpenSSL's builder only points to what it is given, so it is kept until the key is
/// made.
class KeyParams {
public:
    void number(const char *name, const QByteArray &bigEndian)
    {
        // "Secure" numbers are also wiped in the parameters that are built from them.
        m_numbers.emplace_back(BN_secure_new());
        m_good = m_good && m_numbers.back()
            && BN_bin2bn(octets(bigEndian), int(bigEndian.size()), m_numbers.back().get())
            && OSSL_PARAM_BLD_push_BN(m_builder.get(), name, m_numbers.back().get());
    }
    void text(const char *name, const char *value)
    {
        m_good = m_good && OSSL_PARAM_BLD_push_utf8_string(m_builder.get(), name, value, 0);
    }
    void bytes(const char *name, const QByteArray &value)
    {
        const QByteArray &kept = m_bytes.emplace_back(value);
        m_good = m_good
            && OSSL_PARAM_BLD_push_octet_string(m_builder.get(), name, kept.constData(), size_t(kept.size()));
    }
    EvpKey key(const char *type, bool isPrivate)
    {
        const Params params(m_good ? OSSL_PARAM_BLD_to_param(m_builder.get()) : nullptr);
        const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
        EVP_PKEY *made = nullptr;
        if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1
            || EVP_PKEY_fromdata(
                   context.get(), &made, isPrivate ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY, params.get())
                != 1)
            return {};
        return owned(made);
    }

private:
    ParamBuilder m_builder{OSSL_PARAM_BLD_new()};
    std::vector<BigNumber> m_numbers;
    std::vector<QByteArray> m_bytes; // shared data: the bytes stay where they are when this grows
    bool m_good = bool(m_builder);
};

QByteArray numberOf(EVP_PKEY *key, const char *name, qsizetype width = 0)
{
    BIGNUM *raw = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &raw) != 1)
        return {};
    const BigNumber number(raw);
    QByteArray bytes(width ? width : BN_num_bytes(raw), Qt::Uninitialized);
    if (BN_bn2binpad(raw, reinterpret_cast<unsigned char *>(bytes.data()), int(bytes.size())) < 0)
        return {};
    return bytes;
}

constexpr std::array<EcCurve, 3> EcCurves{{
    {"P-256"_L1, "prime256v1", 32, JwsAlgorithm::ES256},
    {"P-384"_L1, "secp384r1", 48, JwsAlgorithm::ES384},
    {"P-521"_L1, "secp521r1", 66, JwsAlgorithm::ES512},
}};

const EcCurve *curveOf(EVP_PKEY *key)
{
    std::array<char, 64> group{};
    if (EVP_PKEY_get_group_name(key, group.data(), group.size(), nullptr) != 1)
        return nullptr;
    const auto found =
        std::ranges::find_if(EcCurves, [&](const EcCurve &c) { return qstrcmp(c.group, group.data()) == 0; });
    return found == EcCurves.end() ? nullptr : &*found;
}

int bitsOf(const QByteArray &number)
{
    return number.isEmpty() ? 0 : int(number.size()) * 8 - qCountLeadingZeroBits(quint8(number.front()));
}

QString rsaProblem(const EvpShape &shape)
{
    const int bits = bitsOf(shape.n);
    if (bits < 2048)
        return u"an RSA key of %1 bits is too small (2048 at least)"_s.arg(bits);
    if (bits > 8192)
        return u"an RSA key of %1 bits is too large (8192 at most)"_s.arg(bits);
    if (!(shape.n.back() & 1))
        return u"the RSA modulus is even"_s;
    if (shape.e.isEmpty() || !(shape.e.back() & 1) || bitsOf(shape.e) < 2)
        return u"the RSA exponent must be odd and above 1"_s;
    if (bitsOf(shape.e) > 64)
        return u"the RSA exponent is too large"_s;
    return {};
}

/// A point of small order makes one signature fit many messages. Their encodings, the sign bit left out: 0,
/// 1, the two of order 8, p - 1, p and p + 1.
bool hasSmallOrder(QByteArray point)
{
    static const std::array<QByteArray, 7> weak{
        QByteArray(32, '\0'),
        '\x01' + QByteArray(31, '\0'),
        QByteArray::fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        QByteArray::fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        '\xec' + QByteArray(30, '\xff') + '\x7f',
        '\xed' + QByteArray(30, '\xff') + '\x7f',
        '\xee' + QByteArray(30, '\xff') + '\x7f',
    };
    point.back() = char(point.back() & 0x7F);
    return std::ranges::find(weak, point) != weak.end();
}

} // namespace

const EcCurve *ecCurveNamed(QStringView name)
{
    const auto found =
        std::ranges::find_if(EcCurves, [&](const EcCurve &curve) { return name == curve.name; });
    return found == EcCurves.end() ? nullptr : &*found;
}

EvpKey evpRsa(const RsaNumbers &numbers)
{
    static constexpr std::array Names{OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
        OSSL_PKEY_PARAM_RSA_FACTOR2, OSSL_PKEY_PARAM_RSA_EXPONENT1, OSSL_PKEY_PARAM_RSA_EXPONENT2,
        OSSL_PKEY_PARAM_RSA_COEFFICIENT1};
    KeyParams params;
    params.number(OSSL_PKEY_PARAM_RSA_N, numbers.n);
    params.number(OSSL_PKEY_PARAM_RSA_E, numbers.e);
    for (size_t i = 0; i < numbers.secret.size() && i < Names.size(); ++i)
        params.number(Names[i], numbers.secret[i].reveal());
    return params.key("RSA", !numbers.secret.empty());
}

EvpKey evpEc(const EcCurve &curve, const QByteArray &x, const QByteArray &y, const Secret &d)
{
    KeyParams params;
    params.text(OSSL_PKEY_PARAM_GROUP_NAME, curve.group);
    params.bytes(OSSL_PKEY_PARAM_PUB_KEY, '\x04' + x + y);
    if (!d.isEmpty())
        params.number(OSSL_PKEY_PARAM_PRIV_KEY, d.reveal());
    return params.key("EC", !d.isEmpty());
}

EvpKey evpEd25519(const QByteArray &x, const Secret &d)
{
    if (d.isEmpty())
        return owned(
            EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, octets(x), size_t(x.size())));
    const EvpKey key = owned(EVP_PKEY_new_raw_private_key_ex(
        nullptr, "ED25519", nullptr, octets(d.reveal()), size_t(d.reveal().size())));
    const auto shape = key ? evpShape(key.get()) : std::nullopt;
    return shape && shape->x == x ? key : EvpKey();
}

EvpKey evpGenerated(JwsAlgorithm algorithm)
{
    if (algorithm == JwsAlgorithm::EdDSA)
        return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    for (const EcCurve &curve : EcCurves) {
        if (curve.algorithm == algorithm)
            return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", curve.group));
    }
    return owned(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(2048)));
}

EvpKey evpFromPrivatePem(const Secret &pem)
{
    const MemoryBio bio(BIO_new_mem_buf(pem.reveal().constData(), int(pem.reveal().size())));
    // Without a callback OpenSSL would ask on the terminal for the passphrase of an encrypted key.
    const auto noPassphrase = [](char *, int, int, void *) { return -1; };
    return bio ? owned(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassphrase, nullptr)) : EvpKey();
}

Secret evpToPrivatePem(EVP_PKEY *key)
{
    const MemoryBio bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return {};
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return Secret(QByteArray(text, qsizetype(size)));
}

std::optional<EvpShape> evpShape(EVP_PKEY *key)
{
    if (EVP_PKEY_is_a(key, "RSA"))
        return EvpShape{
            u"RSA"_s, {}, numberOf(key, OSSL_PKEY_PARAM_RSA_N), numberOf(key, OSSL_PKEY_PARAM_RSA_E), {}, {}};
    if (EVP_PKEY_is_a(key, "EC")) {
        const EcCurve *curve = curveOf(key);
        if (!curve)
            return {};
        return EvpShape{u"EC"_s, QString(curve->name), {}, {},
            numberOf(key, OSSL_PKEY_PARAM_EC_PUB_X, curve->bytes),
            numberOf(key, OSSL_PKEY_PARAM_EC_PUB_Y, curve->bytes)};
    }
    if (!EVP_PKEY_is_a(key, "ED25519"))
        return {};
    QByteArray x(Ed25519Bytes, Qt::Uninitialized);
    size_t size = size_t(x.size());
    if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char *>(x.data()), &size) != 1)
        return {};
    return EvpShape{u"OKP"_s, u"Ed25519"_s, {}, {}, x, {}};
}

QString evpProblem(const EvpShape &shape)
{
    if (shape.type == "RSA"_L1)
        return rsaProblem(shape);
    if (shape.type == "OKP"_L1 && hasSmallOrder(shape.x))
        return u"the Ed25519 point has a small order"_s;
    return {};
}

} // namespace agent0
