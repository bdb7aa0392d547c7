#include "vault/vaultkey.h"

#include "base/filelock.h"
#include "keychain/secretnames.h"
#include "vault/sealedfile.h"

namespace agent0 {

namespace {

// The key, or nothing where the entry is absent or holds somebody else's bytes.
Task<Result<std::optional<Secret>>> storedKey(SecretStore &secrets, QString name)
{
    auto entry = co_await secrets.read(name);
    if (!entry && entry.error().code == "keychain_entry_invalid"_L1)
        co_return std::nullopt;
    if (!entry)
        co_return fail(entry.error());
    if (*entry && (*entry)->reveal().size() != sealed::KeySize)
        co_return std::nullopt;
    co_return std::move(*entry);
}

} // namespace

Task<Result<Secret>> vaultKey(
    SecretStore &secrets, Clock &clock, RandomBytes random, QString profile, QString folder)
{
    const QString name = secretnames::vaultKey(profile);
    auto known = co_await storedKey(secrets, name);
    if (!known)
        co_return fail(known.error());
    if (*known)
        co_return std::move(**known);

    const auto lock = co_await FileLock::acquire(folder + u"/vault-key.lock"_s, clock, Seconds(30));
    if (!lock)
        co_return fail(lock.error());
    auto made = co_await storedKey(secrets, name);
    if (made && !*made) {
        const auto written = co_await secrets.write(name, Secret(random(sealed::KeySize)));
        if (!written)
            co_return fail(written.error());
        made = co_await storedKey(secrets, name);
    }
    if (!made)
        co_return fail(made.error());
    if (!*made)
        co_return fail(Fault::Keychain, Leg::Keychain, "keychain_failed"_L1,
            u"The keychain did not keep the key of the token vault."_s,
            u"Check that the keychain can be written to."_s);
    co_return std::move(**made);
}

} // namespace agent0
