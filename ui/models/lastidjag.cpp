#include "models/lastidjag.h"

#include "http/redaction.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr qsizetype MostLookedAt = 20'000;

QString fieldNamed(const QList<TraceField> &fields, QLatin1StringView name)
{
    for (const TraceField &field : fields) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

std::optional<IdJagSighting> sightingIn(
    const ActivityRecord &record, const Profile &profile, const Connection &connection)
{
    const auto jwt = shownJwt(fieldNamed(record.answerFields, "access_token"_L1));
    if (!jwt)
        return std::nullopt;
    IdJagExpectation asked = idJagExpectation(profile, connection, record.time);
    // What was really sent, whatever the settings are now.
    asked.audience = fieldNamed(record.requestFields, "audience"_L1);
    asked.resource = fieldNamed(record.requestFields, "resource"_L1);
    asked.scopes = scopeList(fieldNamed(record.requestFields, "scope"_L1));
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
