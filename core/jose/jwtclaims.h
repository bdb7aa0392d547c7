#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// How far two clocks may differ. Never more than 5 minutes, whatever is configured.
inline constexpr Seconds MaxClockSkew{300};
inline constexpr Seconds DefaultClockSkew{30};

/// The claims every token of ours has, of the right types (RFC 7519 4.1). Fault::Untrusted with code
/// "claim_KEY" ("claim_exp") on the first that is missing, of the wrong type or wrong.
class ClaimChecks {
public:
    ClaimChecks(QJsonObject claims, Instant now, Seconds skew = DefaultClockSkew);

    ClaimChecks &issuer(const QString &expected);           ///< byte for byte
    ClaimChecks &audienceContains(const QString &expected); ///< a text or a list of texts
    ClaimChecks &audienceIsExactly(const QString &expected); ///< exactly one value
    ClaimChecks &notExpired();                               ///< exp present, later than now
    ClaimChecks &notBefore();                                ///< nbf, where present
    ClaimChecks &issuedInThePast(std::optional<Seconds> maxAge = {}); ///< iat present
    ClaimChecks &textPresent(QLatin1StringView key);         ///< a non-empty text
    ClaimChecks &textEquals(QLatin1StringView key, const QString &expected);
    /// A check of the caller's own: code is "claim_" + key.
    ClaimChecks &that(bool condition, QLatin1StringView key, const QString &problem);

    QStringList audience() const;
    Result<> finish() const;

private:
    QJsonObject m_claims;
    Instant m_now;
    Seconds m_skew;
    std::optional<Error> m_failure;
};

} // namespace agent0
