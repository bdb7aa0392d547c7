#pragma once

#include "context.h"

namespace agent0::ctl {

/// Ends what is left of consents that no connection of the profile may use any more, and says so. What cannot be ended now is
/// said as well, and stops nothing.
Task<> endStrayConsents(Context &context);

} // namespace agent0::ctl
