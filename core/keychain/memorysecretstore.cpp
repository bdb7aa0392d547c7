#include "keychain/memorysecretstore.h"

namespace agent0 {

Task<Result<std::optional<Secret>>> MemorySecretStore::read(QString key)
{
    const auto found = m_secrets.find(key);
    if (found == m_secrets.end())
        co_return std::nullopt;
    co_return std::optional(found->second.copy());
}

Task<Result<>> MemorySecretStore::write(QString key, Secret value)
{
    m_secrets.insert_or_assign(std::move(key), std::move(value));
    co_return Result<>();
}

Task<Result<>> MemorySecretStore::remove(QString key)
{
    m_secrets.erase(key);
    co_return Result<>();
}

QString MemorySecretStore::description() const { return u"memory (forgotten when the program ends)"_s; }

} // namespace agent0
