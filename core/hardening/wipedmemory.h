#pragma once

namespace agent0 {

/// From now on memory is wiped when it is given back, whoever had it: Qt's and libcurl's buffers and what JSON is read into
/// hold tokens for a moment, too. With glibc alone (and not under a sanitizer, which brings an allocator of its own); false
/// where it cannot be done, and there only Secret wipes what it had.
bool wipeFreedMemory();

} // namespace agent0
