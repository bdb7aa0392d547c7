#pragma once

namespace agent0 {

/// For the first line of main(): a reader that went away must not end us; a standard stream that was closed must not be
/// taken by a file; and neither a core dump nor another program of the same person may get at a secret in our memory.
void hardenProcess();

} // namespace agent0
