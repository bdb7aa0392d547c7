#pragma once

#include "oauth/servermetadata.h"

#include <QString>
#include <QStringView>

#include <span>

namespace agent0 {

/// What an authorization server makes of "scope" when an ID-JAG is redeemed.
enum class RedemptionScope { Forbidden, Optional, Required };

/// How one kind of authorization server differs at the redemption (research xaa.md 3.7). One row a kind, in one
/// table; no other code names a vendor.
struct ServerProfile {
    QLatin1StringView name;
    RedemptionScope scope;
    bool idJagReusable;            ///< takes the same ID-JAG twice
    bool issuerEndsWithSlash;      ///< its issuer's own form
    bool issuerHasNoSlash;         ///< both false: no rule
    int maxIdJagAgeSeconds;        ///< refuses an older one; 0: no rule beyond exp
    bool publicClients;            ///< takes clients without authentication
};

std::span<const ServerProfile> serverProfiles();
/// The row of that name; "auto" and unknown names give "generic".
const ServerProfile &serverProfile(QStringView name);
/// Which kind of server publishes this: by its issuer's host and path and the shape of its token endpoint. "generic" when
/// nothing tells.
QLatin1StringView guessProfile(const ServerMetadata &server);

} // namespace agent0
