#pragma once

#include "commandline.h"
#include "output.h"

namespace agent0::ctl {

/// What a running command has at hand. Outlives the command.
struct Context {
    const CommandLine &line;
    Output &out;
};

} // namespace agent0::ctl
