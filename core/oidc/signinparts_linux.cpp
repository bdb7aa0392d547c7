#include "oidc/signinparts.h"

#include "base/library.h"

namespace agent0 {

Result<SignInParts> signInParts()
{
    QString problem;
    const auto fill = decltype(&agent0SignInParts)(functionBeside(u"agent0-signin"_s, "agent0SignInParts", problem));
    if (!fill)
        return fail(Fault::Failed, Leg::SignIn, "library_missing"_L1,
            u"A part of this program cannot be loaded: %1"_s.arg(problem), u"Install Agent0 again."_s);
    SignInParts parts{};
    fill(parts);
    return parts;
}

} // namespace agent0
