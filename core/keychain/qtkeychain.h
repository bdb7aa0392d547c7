#pragma once

#include "keychain/keychainjob.h"

namespace agent0 {

/// runKeychainJob() with QtKeychain at hand. On Linux it is all that the library agent0-keychain holds.
extern "C" Q_DECL_EXPORT void runQtKeychainJob(const KeychainJob &wanted, KeychainDone done);

} // namespace agent0
