#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "base/task.h"

namespace agent0 {

/// Where secrets rest. Keys are names of ours (secretnames.h), never secrets themselves: they can
/// be seen without unlocking.
///
/// Fails with Fault::Keychain: keychain_missing (no service), keychain_locked, keychain_denied,
/// keychain_timeout, keychain_entry_invalid (somebody else wrote it), keychain_failed. "Absent" is never said
/// of a locked keychain.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    /// A read of that key will come: what takes the store long may begin meanwhile. Shows nothing and cannot fail.
    virtual void expect(QString) { }
    virtual Task<Result<std::optional<Secret>>> read(QString key) = 0;
    /// Done only when it has been read back.
    virtual Task<Result<>> write(QString key, Secret value) = 0;
    /// Succeeds where there is nothing.
    virtual Task<Result<>> remove(QString key) = 0;
    /// Whether it could be used now, as far as can be told without asking the person for a password.
    virtual Task<bool> ready() { co_return true; }
    /// What people call it: "the system keychain (Secret Service)".
    virtual QString description() const = 0;
};

} // namespace agent0
