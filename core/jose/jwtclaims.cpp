#include "jose/jwtclaims.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

/// Beyond this a double has no whole seconds, and no calendar has a name for the day.
constexpr double LastSecond = 253402300799; // 9999-12-31T23:59:59Z

/// What is no number is -1 here.
std::optional<qint64> wholeSeconds(double seconds)
{
    return seconds >= 0 && seconds <= LastSecond ? std::optional(qint64(seconds)) : std::nullopt;
}

/// A slash at the end is what most people get wrong, so it is said in words.
QString slashDifference(const QString &given, const QString &expected)
{
    if (given == expected + u'/')
        return u", which has a slash too many at its end"_s;
    if (given + u'/' == expected)
        return u", which lacks the slash at its end"_s;
    return {};
}

QString difference(const QString &given, const QString &expected)
{
    return u"is \"%1\"%2; expected was \"%3\""_s.arg(
        displayText(given, 200), slashDifference(given, expected), displayText(expected, 200));
}

} // namespace

std::optional<qint64> numericDate(const JsonSlice &value) { return wholeSeconds(value.toDouble(-1)); }
std::optional<qint64> numericDate(const QJsonValue &value) { return wholeSeconds(value.toDouble(-1)); }

ClaimChecks::ClaimChecks(SlicedObject claims, Instant now, Seconds skew)
    : m_claims(std::move(claims)), m_now(unixSeconds(now)), m_skew(std::clamp(skew, Seconds(0), MaxClockSkew).count())
{
}

QStringList ClaimChecks::audience() const { return textsIn(m_claims.value("aud"_L1)).value_or(QStringList()); }

ClaimChecks &ClaimChecks::that(bool condition, QLatin1StringView key, const QString &problem)
{
    return condition ? *this : refuse(key, problem);
}

ClaimChecks &ClaimChecks::refuse(QLatin1StringView key, const QString &problem)
{
    if (!m_failure)
        m_failure = Error{Fault::Untrusted, Leg::None, u"claim_"_s + key,
            u"This token is refused: its %1 %2."_s.arg(key, problem), {}, {}, {}};
    return *this;
}

std::optional<qint64> ClaimChecks::date(QLatin1StringView key)
{
    const auto seconds = numericDate(m_claims.value(key));
    if (!seconds)
        refuse(key, u"is missing or not a time in seconds"_s);
    return seconds;
}

ClaimChecks &ClaimChecks::issuer(const QString &expected) { return textEquals("iss"_L1, expected); }

ClaimChecks &ClaimChecks::audienceContains(const QString &expected)
{
    const QStringList all = audience();
    if (all.contains(expected) && !expected.isEmpty())
        return *this;
    return all.isEmpty() ? refuse("aud"_L1, u"is missing, or neither a text nor a list of texts"_s)
                         : refuse("aud"_L1, difference(all.constFirst(), expected));
}

ClaimChecks &ClaimChecks::audienceIsExactly(const QString &expected)
{
    if (const qsizetype values = audience().size(); values > 1)
        return refuse("aud"_L1, u"has %1 values where one was expected"_s.arg(values));
    return audienceContains(expected);
}

ClaimChecks &ClaimChecks::notExpired()
{
    const auto expires = date("exp"_L1);
    if (expires && *expires + m_skew <= m_now)
        refuse("exp"_L1, u"was %1 seconds ago"_s.arg(m_now - *expires));
    return *this;
}

ClaimChecks &ClaimChecks::notBefore()
{
    if (!m_claims.contains("nbf"_L1))
        return *this;
    const auto begins = date("nbf"_L1);
    if (begins && *begins - m_skew > m_now)
        refuse("nbf"_L1, u"is still %1 seconds ahead"_s.arg(*begins - m_now));
    return *this;
}

ClaimChecks &ClaimChecks::issuedInThePast(std::optional<Seconds> maxAge)
{
    const auto issued = date("iat"_L1);
    if (issued && *issued - m_skew > m_now)
        refuse("iat"_L1, u"lies %1 seconds in the future: the two clocks differ"_s.arg(*issued - m_now));
    if (issued && maxAge && *issued + maxAge->count() + m_skew < m_now)
        refuse("iat"_L1, u"lies %1 seconds back, which is too long ago"_s.arg(m_now - *issued));
    return *this;
}

ClaimChecks &ClaimChecks::textPresent(QLatin1StringView key)
{
    if (m_claims.value(key).toString().isEmpty())
        refuse(key, u"is missing, empty or not a text"_s);
    return *this;
}

ClaimChecks &ClaimChecks::textEquals(QLatin1StringView key, const QString &expected)
{
    const QString given = m_claims.value(key).toString();
    if (given.isEmpty())
        return textPresent(key);
    return given == expected ? *this : refuse(key, difference(given, expected));
}

Result<> ClaimChecks::finish() const
{
    if (m_failure)
        return fail(*m_failure);
    return {};
}

} // namespace agent0
