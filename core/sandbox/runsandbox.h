#pragma once

#include "sandbox/sandboxoptions.h"

namespace agent0::sandbox {

/// Runs what the command asks for until SIGINT, SIGTERM or, where asked for, the end of standard input; says on
/// standard output what is there. Needs a QCoreApplication, whose event loop it runs. Gives the exit code.
int runSandbox(const SandboxCommand &command);

} // namespace agent0::sandbox
