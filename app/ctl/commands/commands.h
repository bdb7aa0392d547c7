#pragma once

#include "command.h"

namespace agent0::ctl {

extern const Command completionCommand;
extern const Command helpCommand;
extern const Command versionCommand;

} // namespace agent0::ctl

/// All of them, in the order help shows them.
#define AGENT0_CTL_COMMANDS &completionCommand, &helpCommand, &versionCommand
