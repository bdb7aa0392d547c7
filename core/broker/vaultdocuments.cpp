#include "broker/vaultdocuments.h"

namespace agent0 {

std::optional<QJsonObject> VaultDocuments::find(const QString &address, Seconds maxAge)
{
    const auto isFresh = [&](const CachedDocument &kept) {
        // A document "from the future" was kept before the clock was set back: its age is unknown.
        return kept.fetchedAt <= m_clock.now() && m_clock.now() - kept.fetchedAt <= maxAge;
    };
    if (const auto learned = m_learned.find(address); learned != m_learned.end() && isFresh(learned->second))
        return learned->second.document;
    // Not kept here: there are tokens in it, too.
    const TokenVault::Content content = m_vault ? m_vault->last() : nullptr;
    if (!content)
        return {};
    const auto kept = content->documents.find(address);
    if (kept == content->documents.end() || !isFresh(kept->second))
        return {};
    return kept->second.document;
}

void VaultDocuments::keep(const QString &address, const QJsonObject &document)
{
    m_learned.insert_or_assign(address, CachedDocument{document, m_clock.now()});
}

void VaultDocuments::addTo(VaultContent &content) const { additions()(content); }

TokenVault::Change VaultDocuments::additions() const
{
    return [learned = m_learned](VaultContent &content) {
        for (const auto &[address, document] : learned) {
            const auto kept = content.documents.find(address);
            if (kept == content.documents.end() || kept->second.fetchedAt < document.fetchedAt)
                content.documents.insert_or_assign(address, document);
        }
    };
}

} // namespace agent0
