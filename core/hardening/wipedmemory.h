#pragma once

namespace agent0 {

/// From now on memory is wiped when it is given back, whoever had it: Qt's and libcurl's buffers and what JSON is read into
/// hold tokens for a moment, too. With glibc's allocator alone (not under a sanitizer, nor another that was preloaded); false
/// where it cannot be done, and there only Secret wipes what it had.
bool wipeFreedMemory();

} // namespace agent0
