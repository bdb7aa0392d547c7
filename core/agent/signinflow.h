#pragma once

#include "agent/parts.h"
#include "oidc/signin.h"

namespace agent0 {

/// Sign-in in the browser, and keeping what came of it: the refresh token in the keychain first, then the rest.
class SignInFlow {
public:
    explicit SignInFlow(AgentParts &parts) : m_parts(parts) { }

    /// With a live session and not options.force: who that is, without a request.
    Task<Result<Person>> run(SignInOptions options, OpenBrowser open);

private:
    Task<Result<>> forgetKeysOfOthers(Person person);
    Task<Result<SignedIn>> signIn(SignInOptions options, std::optional<QString> subject, OpenBrowser open);
    Task<Result<Person>> whoIs(const SignedIn &signedIn);
    Task<Result<Person>> keep(SignedIn signedIn, Person person);
    Task<Result<>> keepRefreshToken(const SignedIn &signedIn);

    AgentParts &m_parts;
};

} // namespace agent0
