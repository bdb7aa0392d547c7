#pragma once

#include "agent/connectiondetails.h"
#include "models/activityentries.h"

namespace agent0 {

/// An ID-JAG as it came, and what had been asked for.
struct IdJagSighting {
    QJsonObject header;
    QJsonObject claims;
    Instant when;
    QList<ComparedClaim> compared;
};

/// The newest ID-JAG of a connection: as the activity log has it, which knows also one that was refused afterwards, else the one
/// that was kept. Nothing where there was none.
std::optional<IdJagSighting> lastIdJag(
    const ActivityEntries &entries, const ConnectionDetails &details, const Profile &profile);

} // namespace agent0
