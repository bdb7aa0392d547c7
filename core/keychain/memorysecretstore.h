#pragma once

#include "keychain/secretstore.h"

#include <map>

namespace agent0 {

/// Secrets of this process only: for --secret-store memory and tests. Nothing is ever written anywhere.
class MemorySecretStore final : public SecretStore {
public:
    Task<Result<std::optional<Secret>>> read(QString key) override;
    Task<Result<>> write(QString key, Secret value) override;
    Task<Result<>> remove(QString key) override;
    QString description() const override;

private:
    std::map<QString, Secret> m_secrets;
};

} // namespace agent0
