#pragma once

#include "oauth/discovery.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The public documents of a vault, as Discovery wants them. What it learns is stored with the next change of the
/// vault, so that keeping a document costs no write of its own.
class VaultDocuments final : public DocumentCache {
public:
    explicit VaultDocuments(Clock &clock) : m_clock(clock) { }

    std::optional<QJsonObject> find(const QString &address, Seconds maxAge) override;
    void keep(const QString &address, const QJsonObject &document) override;

    /// The newest content read: what other processes have kept is found from now on.
    void lookIn(TokenVault::Content content) { m_content = std::move(content); }
    /// Puts what has been learned since into a content that is about to be stored.
    void addTo(VaultContent &content) const;
    TokenVault::Change additions() const; ///< the same for later

private:
    Clock &m_clock;
    TokenVault::Content m_content;
    std::map<QString, CachedDocument> m_learned;
};

} // namespace agent0
