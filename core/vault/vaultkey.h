#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "keychain/secretstore.h"

namespace agent0 {

/// The profile's 256-bit vault key, made on first use. Processes that make it at once end with the same: it
/// is made under the lock "vault-key.lock" in folder and read back. An entry that is no key is replaced,
/// since nothing can be opened with it.
///
/// Fails as the keychain does, and with "lock_timeout".
Task<Result<Secret>> vaultKey(
    SecretStore &secrets, Clock &clock, RandomBytes random, QString profile, QString folder);

} // namespace agent0
