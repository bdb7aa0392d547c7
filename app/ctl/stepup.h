#pragma once

#include "context.h"

namespace agent0::ctl {

/// Where a person sits at the terminal, a newer or stronger sign-in that a server demands is asked of them at once
/// (RFC 9470), and the command goes on. Elsewhere it fails with the command to type.
void letThePersonStepUp(Context &context, Agent &agent);

} // namespace agent0::ctl
