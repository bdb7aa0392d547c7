#pragma once

#include "base/result.h"

namespace agent0 {

/// A refused token's failure with its leg and, where there is none yet, what to do next: by the rule that refused it
/// (the codes of UnverifiedJws, verifySignature and ClaimChecks).
Error tokenFailure(Error failure, Leg leg);

} // namespace agent0
