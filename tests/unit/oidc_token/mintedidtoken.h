#pragma once

#include "oidc/idtoken.h"
#include "support/rawtoken.h"

namespace agent0::test {

inline constexpr qint64 Now = 1'790'000'000;
inline const QString Issuer = u"https://idp.example"_s;
inline const QString Client = u"agent0-client"_s;
inline const QString Nonce = u"n-0S6_WzA2Mj"_s;

inline QJsonObject goodClaims()
{
    return {{u"iss"_s, Issuer}, {u"sub"_s, u"00u1"_s}, {u"aud"_s, Client}, {u"nonce"_s, Nonce}, {u"iat"_s, Now - 5}, {u"exp"_s, Now + 3600}};
}

inline QJsonObject with(QJsonObject claims, const QString &key, const QJsonValue &value)
{
    claims[key] = value;
    return claims;
}
inline QJsonObject without(QJsonObject claims, const QString &key)
{
    claims.remove(key);
    return claims;
}

inline const Jwk &issuerKey()
{
    static const Jwk key = publishedKey(u"rfc7515-a2"_s);
    return key;
}
inline const Jwk &strangersKey()
{
    static const Jwk key = publishedKey(u"rfc7520-3.4"_s);
    return key;
}

inline QByteArray minted(const QJsonObject &claims, const QJsonObject &header = {{u"typ"_s, u"JWT"_s}})
{
    return *signJws(header, claims, issuerKey(), JwsAlgorithm::RS256);
}

inline IdTokenExpectation expectation()
{
    IdTokenExpectation expected;
    expected.issuer = Issuer;
    expected.clientId = Client;
    expected.now = fromUnixSeconds(Now);
    expected.nonce = Nonce;
    return expected;
}

/// "good", or the code of the failure.
inline QString outcome(const QByteArray &token, const IdTokenExpectation &expected = expectation(),
    const JwkSet &keys = publicSet({issuerKey()}))
{
    const auto verified = verifyIdToken(token, keys, expected);
    return verified ? u"good"_s : verified.error().code;
}

} // namespace agent0::test
