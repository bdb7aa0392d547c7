#pragma once

#include "mcp/elicitation.h"
#include "output.h"
#include "typedlines.h"

namespace agent0::ctl {

/// Shows a server's form on standard error, field by field, and reads the answers from those lines. Nothing is sent
/// before the person has said yes to all of it; end of input cancels. who: the server, as people know it; "" for the only one there is.
Task<ElicitationReply> askOnTerminal(Output *out, TypedLines *lines, Elicitation form, QString who = {});

} // namespace agent0::ctl
