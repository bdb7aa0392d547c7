#pragma once

namespace agent0 {

/// For the first line of main(): a reader that went away must not end us, and no core dump may hold a secret.
void hardenProcess();

} // namespace agent0
