#pragma once

#include "doctor/examination.h"

#include <span>

namespace agent0::doctor {

/// Which connections a check is about. Where it is about none of those looked at, it says so and is not run; the last two
/// are not even named there.
enum class About {
    Everything,
    Exchange, ///< those that are reached through the identity provider
    Servers, ///< those whose API is at an address
    OwnAccess, ///< those that their own authorization server gives access to directly
    LocalProgram, ///< those that are a program on this computer
};
bool isAbout(About about, const Connection &connection);

/// One check: what it is called, why it matters, and which earlier ones it builds on.
struct Check {
    QLatin1StringView id;
    QLatin1StringView title;
    QLatin1StringView why;
    QLatin1StringView topic; ///< page of the help
    QLatin1StringView needs; ///< ids, separated by blanks: where one of them failed, this one is skipped
    Task<Finding> (*run)(Examination *exam);
    About about = About::Everything;
};

// From outside in. First what all connections share …
std::span<const Check> setupChecks(); ///< the profile, the policy, the keychain
std::span<const Check> providerChecks(); ///< the identity provider
std::span<const Check> sessionChecks(); ///< the person's session there
// … then each connection.
std::span<const Check> serverChecks(); ///< the resource's authorization server and API, before anything is spent
std::span<const Check> exchangeChecks(); ///< the ID-JAG
std::span<const Check> accessChecks(); ///< the access token and what it opens
std::span<const Check> directChecks(); ///< access that no identity provider has a part in
std::span<const Check> probeChecks(); ///< what only trying shows; each says beforehand what it spends

/// The authorization server of a connection: the configured one, else the one that its resource names.
Task<Result<ServerMetadata>> serverOf(Examination *exam);
/// Of a connection that no identity provider has a part in: whether there is a client, or can be one.
Task<Finding> ownClientIsKnown(Examination *exam);

/// A discovery that failed; where only the identifier differs, with the byte that does.
Finding failedDiscovery(const Examination &exam, const Error &error, QLatin1StringView member,
    const QString &identifier, const QStringList &addresses);

} // namespace agent0::doctor
