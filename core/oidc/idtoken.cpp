#include "oidc/idtoken.h"

#include "base/displaytext.h"
#include "base/base64url.h"
#include "jose/evpsignature.h"

#include <QJsonArray>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype MaxSubject = 255; // OpenID Connect Core 2

bool isPrintableAscii(const QString &text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7F; });
}

bool isAbsentOrTexts(const JsonSlice &value)
{
    return value.isUndefined() || (value.isArray() && std::ranges::all_of(value.toArray(), &JsonSlice::isString));
}

void checkSubject(ClaimChecks &checks, const SlicedObject &claims)
{
    const QString subject = claims.value("sub"_L1).toString();
    checks.textPresent("sub"_L1)
        .that(subject.size() <= MaxSubject, "sub"_L1, u"is longer than 255 characters"_s)
        .that(isPrintableAscii(subject), "sub"_L1, u"has characters that are not printable ASCII"_s);
}

/// 3.1.3.7, 3 to 5.
void checkAudience(ClaimChecks &checks, const SlicedObject &claims, const IdTokenExpectation &expected)
{
    checks.audienceContains(expected.clientId);
    const QStringList audience = checks.audience();
    for (const QString &other : audience) {
        if (other != expected.clientId && !expected.trustedAudiences.contains(other))
            checks.that(
                false, "aud"_L1, u"also names \"%1\", whom nobody trusts"_s.arg(displayText(other, 200)));
    }
    const JsonSlice party = claims.value("azp"_L1);
    checks
        .that(!party.isUndefined() || audience.size() < 2, "azp"_L1,
            u"is missing although aud has several values"_s)
        .that(
            party.isUndefined() || party.toString() == expected.clientId, "azp"_L1, u"is not this client"_s);
}

/// 3.1.3.7, 9 to 10, and what RFC 7519 4.1 says of the same.
void checkTimes(ClaimChecks &checks, const SlicedObject &claims)
{
    checks.notExpired().notBefore().issuedInThePast();
    const auto issued = numericDate(claims.value("iat"_L1));
    const auto expires = numericDate(claims.value("exp"_L1));
    checks.that(!issued || !expires || *expires > *issued, "exp"_L1, u"is not after iat"_s);
}

/// 3.1.3.7, 12 to 13.
void checkAuthentication(ClaimChecks &checks, const SlicedObject &claims, const IdTokenExpectation &expected)
{
    const JsonSlice value = claims.value("auth_time"_L1);
    const auto time = numericDate(value);
    const qint64 now = unixSeconds(expected.now);
    const qint64 skew = std::clamp(expected.skew, Seconds(0), MaxClockSkew).count();
    checks.that(value.isUndefined() || time, "auth_time"_L1, u"is not a time in seconds"_s)
        .that(!time || *time - skew <= now, "auth_time"_L1, u"lies in the future"_s)
        .that(time || !expected.maxAge, "auth_time"_L1, u"is missing although max_age was asked for"_s)
        .that(!time || !expected.maxAge || *time + expected.maxAge->count() + skew >= now, "auth_time"_L1,
            u"lies longer ago than max_age allows"_s);
    const JsonSlice acr = claims.value("acr"_L1);
    checks.that(acr.isUndefined() || acr.isString(), "acr"_L1, u"is not a text"_s)
        .that(expected.acrValues.isEmpty() || expected.acrValues.contains(acr.toString()), "acr"_L1,
            u"is not what was demanded"_s)
        .that(isAbsentOrTexts(claims.value("amr"_L1)), "amr"_L1, u"is not a list of texts"_s);
}

/// 3.1.3.7, 11. Where no nonce was sent none is expected, but it must be a text all the same.
void checkNonce(ClaimChecks &checks, const SlicedObject &claims, const IdTokenExpectation &expected)
{
    const JsonSlice nonce = claims.value("nonce"_L1);
    checks.that(nonce.isUndefined() || nonce.isString(), "nonce"_L1, u"is not a text"_s);
    if (expected.nonce)
        checks.that(!nonce.toString().isEmpty() && nonce.toString() == *expected.nonce, "nonce"_L1,
            u"is not the one that was sent: the token may belong to another sign-in"_s);
}

/// 3.1.3.8: the left half of the hash, by the ID token's own algorithm.
void checkAccessTokenHash(ClaimChecks &checks, const UnverifiedJws &jws, const IdTokenExpectation &expected)
{
    const JsonSlice hash = jws.claims.value("at_hash"_L1);
    checks.that(hash.isUndefined() || hash.isString(), "at_hash"_L1, u"is not a text"_s);
    if (hash.isUndefined() || !expected.accessToken)
        return;
    const QByteArray digest = evpDigest(jws.algorithm, expected.accessToken->reveal());
    checks.that(hash.toString().toUtf8() == toBase64Url(QByteArrayView(digest).first(digest.size() / 2)),
        "at_hash"_L1, u"does not belong to the access token of the same answer"_s);
}

QStringList sortedAudience(const SlicedObject &claims)
{
    QStringList audience = textsIn(claims.value("aud"_L1)).value_or(QStringList());
    audience.sort();
    return audience;
}

/// 12.2: a refreshed ID token speaks of the same sign-in.
void checkSameSignIn(ClaimChecks &checks, const SlicedObject &claims, const SlicedObject &original)
{
    const auto differs = u"is not that of the sign-in"_s;
    for (const auto key : {"iss"_L1, "sub"_L1, "azp"_L1})
        checks.that(claims.value(key).toJson() == original.value(key).toJson(), key, differs);
    for (const auto key : {"auth_time"_L1, "nonce"_L1}) {
        // auth_time may newly appear; a nonce that was never sent may not.
        const bool may = !claims.contains(key) || (key == "auth_time"_L1 && !original.contains(key));
        checks.that(may || claims.value(key).toJson() == original.value(key).toJson(), key, differs);
    }
    checks.that(sortedAudience(claims) == sortedAudience(original), "aud"_L1, differs);
}

} // namespace

QList<JwsAlgorithm> idTokenAlgorithms(const QStringList &advertised)
{
    if (advertised.isEmpty())
        return {JwsAlgorithm::RS256, JwsAlgorithm::ES256, JwsAlgorithm::ES384, JwsAlgorithm::ES512,
            JwsAlgorithm::EdDSA};
    QList<JwsAlgorithm> known;
    for (const QString &name : advertised) {
        if (const auto algorithm = algorithmNamed(name))
            known << *algorithm;
    }
    return known;
}

VerifiedIdToken::VerifiedIdToken(QJsonObject claims, QStringList audience, QString keyId)
    : m_claims(std::move(claims)),
      m_issuer(m_claims.value("iss"_L1).toString()),
      m_subject(m_claims.value("sub"_L1).toString()),
      m_keyId(std::move(keyId)),
      m_audience(std::move(audience)),
      m_issuedAt(fromUnixSeconds(*numericDate(m_claims.value("iat"_L1)))),
      m_expires(fromUnixSeconds(*numericDate(m_claims.value("exp"_L1))))
{
    if (const auto time = numericDate(m_claims.value("auth_time"_L1)))
        m_authenticatedAt = fromUnixSeconds(*time);
}

QStringList VerifiedIdToken::amr() const
{
    QStringList methods;
    for (const QJsonValue &method : m_claims.value("amr"_L1).toArray())
        methods << method.toString();
    return methods;
}

QString VerifiedIdToken::shown(QLatin1StringView claim) const
{
    return displayText(m_claims.value(claim).toString());
}

QString VerifiedIdToken::displayName() const
{
    for (const QString &text : {name(), preferredUsername(), email()}) {
        if (!text.trimmed().isEmpty())
            return text;
    }
    return displayText(m_subject);
}

Result<VerifiedIdToken> verifyIdToken(
    QByteArrayView compact, const JwkSet &keys, const IdTokenExpectation &expected)
{
    const auto jws = UnverifiedJws::parse(compact);
    if (!jws)
        return fail(jws.error());
    if (!jws->type.isEmpty() && !isMediaType(jws->type, "JWT"_L1))
        return fail(Fault::Untrusted, Leg::None, "jws_typ"_L1,
            u"This token is refused: it is no ID token but of type \"%1\"."_s.arg(
                displayText(jws->type, 60)));
    const auto key = verifySignature(*jws, keys, expected.algorithms);
    if (!key)
        return fail(key.error());
    ClaimChecks checks(jws->claims, expected.now, expected.skew);
    checks.issuer(expected.issuer);
    checkSubject(checks, jws->claims);
    checkAudience(checks, jws->claims, expected);
    checkTimes(checks, jws->claims);
    checkAuthentication(checks, jws->claims, expected);
    checkNonce(checks, jws->claims, expected);
    checkAccessTokenHash(checks, *jws, expected);
    if (expected.original)
        checkSameSignIn(checks, jws->claims, *expected.original);
    if (const auto good = checks.finish(); !good)
        return fail(good.error());
    return VerifiedIdToken(jws->claims, checks.audience(), key->keyId());
}

} // namespace agent0
