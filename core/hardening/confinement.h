#pragma once

namespace agent0 {

/// For a process that starts no program: from here on the system refuses it to, and refuses what none of its runs needs
/// but whoever got into it would want: to look into other processes, to type into its terminal, to load code into the
/// kernel or ask it for namespaces, mounts, keys and rings of its own, to make memory that can be run. All threads of the
/// process are meant; it cannot be taken back, and what it forks has it, too.
///
/// What it does not stop: to use the network, the person's files, or a program that runs already (the session bus).
///
/// False, and all is as before, where this system has no such thing.
bool confineProcess();

} // namespace agent0
