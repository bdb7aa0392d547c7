#pragma once

#include <QLatin1StringView>
#include <QString>

#include <expected>
#include <optional>

namespace agent0 {

using namespace Qt::StringLiterals;

/// What went wrong, told apart by what the caller can do about it. Each has its exit code (DESIGN 3).
enum class Fault {
    Failed,        ///< something of our own did not work (disk, a bug): exit 1
    Usage,         ///< the command was not understood: exit 2
    SignInNeeded,  ///< only the person can help, in the browser: exit 3
    Refused,       ///< policy, the identity provider or the resource said no: exit 4
    Network,       ///< nobody answered: trying again may help: exit 5
    Malformed,     ///< a peer broke its protocol: exit 6
    Untrusted,     ///< a security check failed: stop here: exit 6
    Keychain,      ///< the keychain is missing, locked or refused: exit 7
    Configuration, ///< our own configuration is wrong: exit 8
    Interrupted,   ///< the person stopped it: exit 130
};

/// Which part of the chain was at work (research xaa.md: leg 0 to 3).
enum class Leg {
    None,
    Configuration,
    Keychain,
    Discovery,    ///< metadata and key sets
    SignIn,       ///< the browser and the code
    Refresh,      ///< refresh token at the identity provider
    Exchange,     ///< token exchange at the identity provider: the ID-JAG
    Redemption,   ///< ID-JAG to access token at the resource's authorization server
    Resource,     ///< the call of the resource itself
    Revocation,   ///< RFC 7009, either server
    SignOut,      ///< RP-initiated logout
    Consent, ///< access that the resource's authorization server gives directly: the person's consent, and what came of it
    Model, ///< who reads a conversation and says what to do next
};

/// The leg's name on the wire of our own JSON: "exchange", "redemption" …
QLatin1StringView name(Leg leg);
QLatin1StringView name(Fault fault);
int exitCode(Fault fault);

/// An OAuth error answer, kept whole (RFC 6749 5.2, RFC 9470). Text from outside: show as plain text.
struct OAuthError {
    int httpStatus = 0;
    QString code; ///< the "error" member
    QString description; ///< "error_description", "" when absent
    QString uri; ///< "error_uri", "" when absent
    QString scope; ///< "scope" of an insufficient_scope challenge, "" when absent
    QString acrValues; ///< RFC 9470: what a step-up sign-in must ask for
    std::optional<qint64> maxAge;
    QString requestId; ///< the server's own id of the request (x-okta-request-id and the like), "" when absent
};

/// One failure. message and hint are sentences for people; neither ever holds a secret.
struct Error {
    Fault fault = Fault::Failed;
    Leg leg = Leg::None;
    QString code; ///< stable, for programs: "audience_mismatch"
    QString message; ///< what happened
    QString hint; ///< what to do next, "" when nothing can be said
    std::optional<OAuthError> oauth;
    std::optional<qint64> retryAfterSeconds; ///< the server's Retry-After, when it sent one

    Error &at(Leg where)
    {
        leg = leg == Leg::None ? where : leg;
        return *this;
    }
    Error &advise(QString next)
    {
        hint = std::move(next);
        return *this;
    }
};

template<typename T = void>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(Error error) { return std::unexpected(std::move(error)); }

[[nodiscard]] inline std::unexpected<Error> fail(
    Fault fault, Leg leg, QLatin1StringView code, QString message, QString hint = {})
{
    return std::unexpected(Error{fault, leg, QString(code), std::move(message), std::move(hint), {}, {}});
}

} // namespace agent0
