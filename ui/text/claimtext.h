#pragma once

#include "base/clock.h"

#include <QJsonObject>
#include <QList>

namespace agent0 {

/// One member of a JWT for people: harmless to show.
struct ClaimLine {
    QString name;
    QString value; ///< times in words
    QString meaning; ///< "" where none is known
};

/// The members in the order in which they are best read; unknown ones last.
QList<ClaimLine> headerLines(const QJsonObject &header);
QList<ClaimLine> claimLines(const QJsonObject &claims, Instant now);

/// "27 Nov 2026 14:13:20 (in 5 minutes)", in the person's locale and time zone.
QString momentText(Instant when, Instant now);

} // namespace agent0
