#pragma once

#include "oauth/discovery.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The public documents of a vault, as Discovery wants them. What it learns is stored with the next change of the
/// vault, so that keeping a document costs no write of its own.
class VaultDocuments final : public DocumentCache {
public:
    /// vault: nullptr for one that is empty. It is not read for this: what was last read for something else counts.
    explicit VaultDocuments(Clock &clock, const TokenVault *vault = nullptr) : m_clock(clock), m_vault(vault) { }

    std::optional<QJsonObject> find(const QString &address, Seconds maxAge) override;
    void keep(const QString &address, const QJsonObject &document) override;

    /// Puts what has been learned since into a content that is about to be stored.
    void addTo(VaultContent &content) const;
    TokenVault::Change additions() const; ///< the same for later

private:
    Clock &m_clock;
    const TokenVault *m_vault;
    std::map<QString, CachedDocument> m_learned;
};

} // namespace agent0
