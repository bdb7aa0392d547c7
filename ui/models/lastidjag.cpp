#include "models/lastidjag.h"

#include "http/redaction.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr qsizetype MostLookedAt = 20'000;

std::optional<IdJagSighting> sightingIn(
    const ActivityRecord &record, const Profile &profile, const Connection &connection)
{
    const auto jwt = shownJwt(record.answerFields.value("access_token"_L1));
    if (!jwt)
        return std::nullopt;
    IdJagExpectation asked = idJagExpectation(profile, connection, record.time);
    // What was really sent, whatever the settings are now.
    asked.audience = record.requestFields.value("audience"_L1);
    asked.resource = record.requestFields.value("resource"_L1);
    asked.scopes = scopeList(record.requestFields.value("scope"_L1));
    asked.skew = MaxClockSkew;
    return IdJagSighting{jwt->header, jwt->claims, record.time, compareIdJag(jwt->header, jwt->claims, asked)};
}

} // namespace

std::optional<IdJagSighting> lastIdJag(
    const ActivityEntries &entries, const ConnectionDetails &details, const Profile &profile)
{
    const Connection &connection = details.status.settings;
    const auto number = entries.numberOf(connection.id);
    for (qsizetype row = 0; number && row < std::min(entries.size(), MostLookedAt); ++row) {
        const ActivityEntry &entry = entries.at(row);
        if (entry.connection != *number || entry.leg != Leg::Exchange || entry.kind != ActivityKind::Exchange)
            continue;
        const auto record = entries.record(row);
        if (const auto sighting = record ? sightingIn(*record, profile, connection) : std::nullopt)
            return sighting;
    }
    if (details.idJagClaims.isEmpty())
        return std::nullopt;
    const auto issued = numericDate(details.idJagClaims.value("iat"_L1));
    const Instant when = fromUnixSeconds(issued.value_or(0));
    return IdJagSighting{details.idJagHeader, details.idJagClaims, when,
        compareIdJag(details.idJagHeader, details.idJagClaims, idJagExpectation(profile, connection, when))};
}

} // namespace agent0
