#pragma once

#include "base/clock.h"
#include "base/slicedjson.h"

namespace agent0 {

/// How far two clocks may differ. Never more than 5 minutes, whatever is configured.
inline constexpr Seconds MaxClockSkew{300};
inline constexpr Seconds DefaultClockSkew{30};

/// A NumericDate (RFC 7519 2), fractions cut; nothing when it is not a number from 1970 to 9999.
std::optional<qint64> numericDate(const JsonSlice &value);
std::optional<qint64> numericDate(const QJsonValue &value);

/// The claims every token of ours has, of the right types (RFC 7519 4.1). Fault::Untrusted with code
/// "claim_KEY" ("claim_exp") on the first that is missing, of the wrong type or wrong.
class ClaimChecks {
public:
    ClaimChecks(SlicedObject claims, Instant now, Seconds skew = DefaultClockSkew);

    ClaimChecks &issuer(const QString &expected); ///< byte for byte
    ClaimChecks &audienceContains(const QString &expected); ///< a text or a list of texts
    ClaimChecks &audienceIsExactly(const QString &expected); ///< exactly one value
    ClaimChecks &notExpired(); ///< exp present, later than now by our clock less the skew
    ClaimChecks &notBefore(); ///< nbf, where present
    ClaimChecks &issuedInThePast(std::optional<Seconds> maxAge = {}); ///< iat present
    ClaimChecks &textPresent(QLatin1StringView key); ///< a non-empty text
    ClaimChecks &textEquals(QLatin1StringView key, const QString &expected);
    /// A check of the caller's own: code is "claim_" + key.
    ClaimChecks &that(bool condition, QLatin1StringView key, const QString &problem);

    QStringList audience() const; ///< [] when aud is missing or of a wrong type
    Result<> finish() const;

private:
    ClaimChecks &refuse(QLatin1StringView key, const QString &problem);
    std::optional<qint64> date(QLatin1StringView key);

    SlicedObject m_claims;
    qint64 m_now;
    qint64 m_skew;
    std::optional<Error> m_failure;
};

} // namespace agent0
