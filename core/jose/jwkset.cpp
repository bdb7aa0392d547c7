#include "jose/jwk.h"

#include <QJsonArray>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype MaxKeys = 100;

bool isKnownType(const QJsonObject &jwk)
{
    const QString type = jwk.value("kty"_L1).toString();
    return type == "RSA"_L1 || type == "EC"_L1 || type == "OKP"_L1;
}

/// A set is for verifying: a private half that somebody published is not taken over.
QJsonObject publicHalf(QJsonObject jwk)
{
    for (const auto key : {"d"_L1, "p"_L1, "q"_L1, "dp"_L1, "dq"_L1, "qi"_L1, "oth"_L1})
        jwk.remove(key);
    return jwk;
}

} // namespace

Result<JwkSet> JwkSet::fromJson(const QJsonObject &object)
{
    const QJsonValue list = object.value("keys"_L1);
    if (!list.isArray())
        return fail(Fault::Malformed, Leg::None, "jwks_invalid"_L1,
            u"This is no JSON Web Key Set: \"keys\" is not a list."_s);
    JwkSet set;
    const QJsonArray keys = list.toArray();
    for (qsizetype i = 0; i < std::min(keys.size(), MaxKeys); ++i) {
        // RFC 7517 5: members of unknown kty are ignored; "oct" must be, or a public key could serve as an
        // HMAC key.
        const QJsonObject entry = keys[i].toObject();
        if (!isKnownType(entry))
            continue;
        auto key = Jwk::fromJson(publicHalf(entry));
        if (!key)
            ++set.m_leftOut;
        else if (!key->algorithms().isEmpty())
            set.m_keys << *std::move(key);
    }
    return set;
}

QList<Jwk> JwkSet::candidates(const std::optional<QString> &keyId, JwsAlgorithm algorithm) const
{
    QList<Jwk> found;
    for (const Jwk &key : m_keys) {
        if ((!keyId || key.keyId() == *keyId) && key.allows(algorithm))
            found << key;
    }
    return found;
}

bool JwkSet::hasKeyId(const QString &keyId) const
{
    return std::ranges::any_of(m_keys, [&](const Jwk &key) { return key.keyId() == keyId; });
}

QJsonObject JwkSet::toPublicJson() const
{
    QJsonArray keys;
    for (const Jwk &key : m_keys)
        keys << key.toPublicJson();
    return {{u"keys"_s, keys}};
}

} // namespace agent0
