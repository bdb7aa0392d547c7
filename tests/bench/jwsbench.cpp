#include "bench/benchmark.h"
#include "oidc/idtoken.h"

#include <openssl/evp.h>

#include <memory>

namespace agent0::bench {

namespace {

constexpr int TokensVerified = 2000;

struct FreeContext {
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

/// An ID token as a provider issues it, of some 950 bytes.
QByteArray idToken(const Jwk &key, Instant now)
{
    const qint64 seconds = unixSeconds(now);
    const QJsonObject claims{{u"iss"_s, u"https://idp.example"_s}, {u"sub"_s, u"00u1a2b3c4d5e6f7g8h9"_s},
        {u"aud"_s, u"0oa1b2c3d4e5f6g7h8i9"_s}, {u"iat"_s, seconds - 5}, {u"exp"_s, seconds + 3595},
        {u"auth_time"_s, seconds - 20}, {u"nonce"_s, u"9f8e7d6c5b4a39281706f5e4d3c2b1a0"_s},
        {u"acr"_s, u"urn:okta:loa:2fa:any"_s}, {u"name"_s, u"Ada Lovelace"_s},
        {u"preferred_username"_s, u"ada@acme.example"_s}, {u"email"_s, u"ada@acme.example"_s},
        {u"email_verified"_s, true}, {u"zoneinfo"_s, u"Europe/London"_s},
        {u"jti"_s, u"ID.p3XKzW0Yw9qvBv0lq3e0aZ8Yw9qvBv0lq3e0aZ8"_s}};
    return *signJws({{u"typ"_s, u"JWT"_s}}, claims, key, JwsAlgorithm::RS256);
}

void verifyOurs(const QByteArray &token, const JwkSet &keys, const IdTokenExpectation &expected)
{
    for (int i = 0; i < TokensVerified; ++i) {
        if (!verifyIdToken(token, keys, expected))
            qFatal("a good token was refused");
    }
}

/// Nothing but the signature: the token is cut in two, and what is signed is not even looked at.
void verifyBare(const QByteArray &token, EVP_PKEY *key)
{
    for (int i = 0; i < TokensVerified; ++i) {
        const qsizetype dot = token.lastIndexOf('.');
        const QByteArray signature = QByteArray::fromBase64(token.mid(dot + 1), QByteArray::Base64UrlEncoding);
        const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
        const auto bytes = [](const QByteArray &text) {
            return reinterpret_cast<const unsigned char *>(text.constData());
        };
        if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1
            || EVP_DigestVerify(context.get(), bytes(signature), size_t(signature.size()), bytes(token), size_t(dot))
                != 1)
            qFatal("OpenSSL refused a good signature");
    }
}

Figure jwsRs256(QString name)
{
    const Instant now = SystemClock().now();
    const auto key = Jwk::generate(JwsAlgorithm::RS256, u"k1"_s);
    const QByteArray token = idToken(*key, now);
    const auto keys = JwkSet::fromJson(JwkSet({*key}).toPublicJson());
    IdTokenExpectation expected;
    expected.issuer = u"https://idp.example"_s;
    expected.clientId = u"0oa1b2c3d4e5f6g7h8i9"_s;
    expected.nonce = u"9f8e7d6c5b4a39281706f5e4d3c2b1a0"_s;
    expected.now = now;
    const Work ours = [&] { return costOf([&] { verifyOurs(token, *keys, expected); }); };
    const Work theirs = [&] { return costOf([&] { verifyBare(token, key->native()); }); };
    return compareSpeed(
        std::move(name), 0.8, u"bare EVP_DigestVerify from compact text: rate"_s, 31, ours, theirs, Cpu);
}

} // namespace

Benchmarks jwsBenchmarks() { return {{u"jws-rs256"_s, jwsRs256}}; }

} // namespace agent0::bench
