#pragma once

namespace agent0 {

/// For the first line of main(): a reader that went away must not end us; a standard stream that was closed must not be
/// taken by a file; neither a core dump nor another program of the same person may get at a secret in our memory; and, where
/// the system can (Linux 6.7), memory that was written is never run; what is freed is wiped (wipedmemory.h). Programs that are
/// started have none of this but the first and the core dumps.
void hardenProcess();

} // namespace agent0
