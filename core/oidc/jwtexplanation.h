#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

namespace agent0 {

/// What a JWT says, for people. Nothing in it is verified, and the signature is not in it.
struct JwtExplanation {
    QJsonObject header;
    QJsonObject claims;
    QString kind; ///< "ID-JAG", "ID token", "access token", "logout token", "DPoP proof", "JWT": by typ, else
                  ///< by claims
    QString problem; ///< why our verifiers would not even look at it, "" when they would
    QStringList lines; ///< "exp: 2026-09-21 14:13:20 UTC (in 5 minutes) – not to be used from then on";
                       ///< harmless to show

    QJsonObject toJson() const; ///< header, claims, kind, problem and lines
};

/// Reads even what would be refused (none, HMAC, an expired one), as long as its header can be decoded.
/// Fault::Malformed, code "jwt_unreadable".
Result<JwtExplanation> explainJwt(QByteArrayView compact, Instant now);

} // namespace agent0
