#include "oidc/signinparts.h"

#include "base/library.h"

namespace agent0 {

Result<SignInParts> signInParts()
{
    return partsBeside<SignInParts>(u"agent0-signin"_s, "agent0SignInParts", Leg::SignIn);
}

} // namespace agent0
