#pragma once

#include "keychain/memorysecretstore.h"

namespace agent0::test {

/// A keychain in memory that counts what is asked of it and, when told to, refuses.
class CountingSecretStore final : public SecretStore {
public:
    Task<Result<std::optional<Secret>>> read(QString key) override
    {
        ++reads;
        if (refusal)
            co_return fail(*refusal);
        auto value = co_await m_memory.read(key);
        co_return value;
    }
    Task<Result<>> write(QString key, Secret value) override
    {
        ++writes;
        if (refusal)
            co_return fail(*refusal);
        const auto written = co_await m_memory.write(key, std::move(value));
        co_return written;
    }
    Task<Result<>> remove(QString key) override
    {
        ++removals;
        if (refusal)
            co_return fail(*refusal);
        const auto removed = co_await m_memory.remove(key);
        co_return removed;
    }
    QString description() const override { return m_memory.description(); }

    int reads = 0;
    int writes = 0;
    int removals = 0;
    std::optional<Error> refusal;

private:
    MemorySecretStore m_memory;
};

/// What a locked keychain says.
inline Error lockedKeychain()
{
    return Error{
        Fault::Keychain, Leg::Keychain, u"keychain_locked"_s, u"The keychain is locked."_s, {}, {}, {}};
}

} // namespace agent0::test
