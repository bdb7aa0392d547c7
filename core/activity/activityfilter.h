#pragma once

#include "activity/activityline.h"

#include <QByteArrayList>

namespace agent0 {

/// Which records are wanted; what is not set lets all through.
struct ActivityFilter {
    std::optional<Instant> since = {}; ///< that moment or later
    std::optional<Instant> until = {}; ///< before that moment
    std::optional<Leg> leg = {};
    std::optional<QString> connection = {};
    QString flow = {};
    QString result = {}; ///< "ok", "failed" (all that is not ok), or one code
    QList<ActivityKind> kinds = {};
};

/// A filter made ready: compares bytes, parses nothing.
class ActivityMatch {
public:
    explicit ActivityMatch(const ActivityFilter &filter);
    bool matches(const ActivityLine &line) const;

private:
    bool resultMatches(const ActivityLine &line) const;
    std::optional<Instant> m_since;
    std::optional<Instant> m_until;
    std::optional<QByteArray> m_leg;
    std::optional<QByteArray> m_connection;
    QByteArray m_flow;
    QByteArray m_result;
    QByteArrayList m_kinds;
};

} // namespace agent0
