#include "oidc/signinparts.h"

namespace agent0 {

Result<SignInParts> signInParts()
{
    SignInParts parts{};
    agent0SignInParts(parts);
    return parts;
}

} // namespace agent0
