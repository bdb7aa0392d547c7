#pragma once

#include "sandbox/problem.h"

#include "base/clock.h"

namespace agent0::sandbox {

/// Why an ID-JAG is not redeemed.
enum class Refusal {
    WrongType,
    UntrustedIssuer,
    Signature,
    MissingClaim,
    Expired,
    FromTheFuture,
    LivesTooLong,
    TooOld,
    Audience,
    ClientMismatch,
    Replayed,
    UnknownPerson,
    NoScope,
    ResourceMismatch,
    ScopeParameter,
    ProofMissing,
    ProofMismatch,
    GrantType,
};

/// How one kind of authorization server speaks and what it minds (DESIGN 4 "serverProfile").
struct Persona {
    enum class Scope {
        Forbidden, ///< a scope parameter is an error; the ID-JAG must hold some
        Optional,  ///< narrows what the ID-JAG holds
        Required,  ///< without it the token holds none
    };
    QLatin1StringView name;
    const char *issuerPath;             ///< behind the origin: "", "/", "/oauth2/default"
    const char *tokenPath;              ///< behind the origin
    Scope scope = Scope::Optional;
    bool singleUse = false;             ///< an ID-JAG is taken once
    bool publicClients = false;
    std::optional<Seconds> oldest;      ///< refuses an older ID-JAG
    std::optional<Seconds> oldestPublic; ///< the same, for public clients
    std::optional<Seconds> longestLife;
    Seconds accessTokenLife{3600};
};

const QList<Persona> &personas();
const Persona *personaNamed(QStringView name); ///< nullptr: unknown
QStringList personaNames();

/// The refusal in the words of that persona. detail fills the place where one of them puts a value.
Problem refusal(const Persona &persona, Refusal why, const QString &detail = {});

} // namespace agent0::sandbox
