#pragma once

#include "mcp/elicitation.h"
#include "output.h"

#include "base/task.h"

namespace agent0::ctl {

/// Shows a server's form on standard error, field by field, and reads the answers from the terminal. Nothing is sent
/// before the person has said yes to all of it; end of input cancels.
Task<ElicitationReply> askOnTerminal(Output *out, Elicitation form);

} // namespace agent0::ctl
