#pragma once

#include "base/result.h"

namespace agent0 {

/// A refused token's failure with its leg and, where there is none yet, what to do next: by the rule that refused it
/// (the codes of UnverifiedJws, verifySignature and ClaimChecks).
Error tokenFailure(Error failure, Leg leg);

/// A provider's answer that is bound to no key (RFC 9449 5) although the profile requires it.
Error sessionDowngraded(Leg leg);

} // namespace agent0
