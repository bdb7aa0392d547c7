#pragma once

#include "jose/jwk.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace agent0::test {

/// The keys that RFC 7515, 7520, 7638 and 8037 publish, by name: tests/data/jose/keys.json. Never used for anything else.
inline QJsonObject publishedJwk(const QString &name)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(AGENT0_TEST_DATA "/jose/keys.json"));
        return file.open(QFile::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return all.value(name).toObject();
}

inline Jwk publishedKey(const QString &name, const QString &keyId = u"k1"_s)
{
    return Jwk::fromJson(publishedJwk(name))->withKeyId(keyId);
}

inline QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

inline QByteArray compactJson(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

/// OpenSSL's own signature over the input: DER for EC. Written apart from core/jose, so that both cannot share a
/// mistake. pssSalt: 0 for PKCS#1 v1.5.
inline QByteArray opensslSignature(const Jwk &key, const EVP_MD *digest, const QByteArray &input, int pssSalt = 0)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_PKEY_CTX *keyContext = nullptr;
    EVP_DigestSignInit(context, &keyContext, digest, nullptr, key.native());
    if (pssSalt) {
        EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, pssSalt);
    }
    const auto *bytes = reinterpret_cast<const unsigned char *>(input.constData());
    size_t size = 0;
    EVP_DigestSign(context, nullptr, &size, bytes, size_t(input.size()));
    QByteArray signature(qsizetype(size), '\0');
    EVP_DigestSign(context, reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, size_t(input.size()));
    signature.truncate(qsizetype(size));
    EVP_MD_CTX_free(context);
    return signature;
}

/// r || s of a DER signature, each half so many bytes.
inline QByteArray rawEcdsa(const QByteArray &der, int half)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    ECDSA_SIG *signature = d2i_ECDSA_SIG(nullptr, &at, long(der.size()));
    QByteArray raw(half * 2, '\0');
    auto *out = reinterpret_cast<unsigned char *>(raw.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, half);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + half, half);
    ECDSA_SIG_free(signature);
    return raw;
}

/// An RS256 token with exactly these bytes as header and payload, well signed whatever they say.
inline QByteArray rawToken(const QByteArray &header, const QByteArray &payload, const Jwk &rsaKey)
{
    const QByteArray input = base64Url(header) + '.' + base64Url(payload);
    return input + '.' + base64Url(opensslSignature(rsaKey, EVP_sha256(), input));
}

inline JwkSet publicSet(const QList<Jwk> &keys)
{
    QJsonArray list;
    for (const Jwk &key : keys)
        list << key.toPublicJson();
    return *JwkSet::fromJson({{u"keys"_s, list}});
}

} // namespace agent0::test
