#pragma once

#include "oauth/discovery.h"

namespace agent0::test {

/// A document cache in memory, by the given clock.
class MemoryDocuments final : public DocumentCache {
public:
    explicit MemoryDocuments(Clock &clock) : m_clock(clock) { }
    std::optional<QJsonObject> find(const QString &address, Seconds maxAge) override
    {
        const auto kept = m_kept.constFind(address);
        if (kept == m_kept.constEnd() || m_clock.now() - kept->second > maxAge)
            return {};
        return kept->first;
    }
    void keep(const QString &address, const QJsonObject &document) override
    {
        m_kept.insert(address, {document, m_clock.now()});
    }

private:
    Clock &m_clock;
    QHash<QString, std::pair<QJsonObject, Instant>> m_kept;
};

} // namespace agent0::test
