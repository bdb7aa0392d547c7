#pragma once

#include <QByteArray>
#include <QJsonArray>

#include <array>

namespace agent0 {

inline constexpr QByteArrayView StatelessRevision = "2026-07-28";
inline constexpr QByteArrayView SessionRevision = "2025-11-25"; ///< what an initialize handshake offers

/// Every revision that is spoken, best first.
inline constexpr std::array<QByteArrayView, 4> McpRevisions{
    StatelessRevision, SessionRevision, "2025-06-18", "2025-03-26"};

/// Without sessions and handshake: each request says by itself who asks.
inline bool isStatelessRevision(QByteArrayView revision) { return revision == StatelessRevision; }

/// The best revision of ours that a server lists, "" for none.
inline QByteArray bestRevision(const QJsonArray &listed)
{
    for (const QByteArrayView revision : McpRevisions) {
        if (listed.contains(QLatin1StringView(revision.data(), revision.size())))
            return revision.toByteArray();
    }
    return {};
}

} // namespace agent0
