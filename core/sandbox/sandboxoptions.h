#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "sandbox/clients.h"

#include <QStringList>

namespace agent0::sandbox {

/// How long what the servers issue lives.
struct Lifetimes {
    Seconds code{60};
    Seconds idToken{3600};
    Seconds accessToken{3600};
    Seconds idJag{300};
    Seconds refreshToken{90 * 24 * 3600};
    Seconds refreshGrace{30}; ///< how long a rotated token still gives the new set; 0: not at all
    Seconds session{12 * 3600};
};

/// What a sandbox is to be. The default is a well-behaved one on free ports.
struct SandboxOptions {
    quint16 portBase = 0;              ///< 0: free ports; else the first of seven in a row
    QString persona = QStringLiteral("generic"); ///< how the resources' servers speak: personaNames()
    QStringList faults;                ///< what FaultSwitch::set() takes
    Lifetimes lifetimes;
    int quota = 250;                   ///< ID-JAGs of each person and resource a month; 0: no limit
    bool rotateRefreshTokens = true;
    bool requireDpopNonce = false;
    bool narrowScopes = false; ///< the identity provider grants what it may instead of refusing the whole request
    Milliseconds latency{0}; ///< before every answer
    JwsAlgorithm tokenAlgorithm = JwsAlgorithm::RS256; ///< of ID tokens and ID-JAGs: RS256 or ES256
    ClientMethod clientMethod = ClientMethod::None; ///< of the agent at the identity provider
    std::optional<ClientMethod> resourceClientMethod; ///< at both resources; default: one does basic, one post
    QJsonObject clientPublicJwk; ///< for private_key_jwt, at all three
    QList<Jwk> identityKeys; ///< the identity provider's keys to begin with; none: new ones
    const Clock *clock = nullptr; ///< not owned; nullptr: the system's
    RandomBytes randomBytes = systemRandomBytes;
};

/// What the program agent0-sandbox, and agent0ctl sandbox, take beside that.
struct SandboxCommand {
    SandboxOptions options;
    QString readyFile; ///< "" for none
    bool listFaults = false;
    bool untilStdinCloses = false;
    bool version = false;
    bool help = false;
};

/// Reads the arguments behind the program's (or the command's) name. Fault::Usage, code "sandbox_usage".
Result<SandboxCommand> parseSandboxCommand(const QStringList &arguments);
QString sandboxUsage(); ///< what --help prints

} // namespace agent0::sandbox
