#pragma once

#include "oauth/idjag.h"

namespace agent0 {

enum class ClaimVerdict {
    AsAsked,
    Told, ///< nothing was asked about it
    Differs, ///< not as asked, yet it may be used
    Refused, ///< the resource's server must refuse the ID-JAG for it
};

/// One claim of an ID-JAG beside what was asked for. Texts from outside.
struct ComparedClaim {
    QString claim;
    QString asked; ///< "" where nothing was
    QString said; ///< "" where it is absent
    ClaimVerdict verdict = ClaimVerdict::Told;
    QString why; ///< what differs and where, a sentence; "" when nothing does
};

/// What identifies the parties and limits the token, claim by claim, in the order of the chain; then whatever else was found.
QList<ComparedClaim> compareIdJag(
    const QJsonObject &header, const QJsonObject &claims, const IdJagExpectation &expected);

} // namespace agent0
