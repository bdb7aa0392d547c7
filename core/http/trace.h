#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QList>
#include <QString>

#include <functional>

namespace agent0 {

/// A name and a value fit to be shown: secrets are replaced by what they are ("(secret, 43 bytes)"), JWTs by
/// their header and claims without the signature.
struct TraceField {
    QString name;
    QString value;
};

/// One exchange as the activity log and the inspector may keep it. Holds no secret.
struct TraceRecord {
    Instant began;
    Milliseconds took{0};
    Leg leg = Leg::None;
    QString connection;
    QString method;
    QString url; ///< query values redacted
    int status = 0; ///< 0: no answer
    QString failure; ///< code of the Error when there was no answer
    QList<TraceField> requestHeaders;
    QList<TraceField> requestFields; ///< form or JSON members
    QList<TraceField> answerHeaders;
    QList<TraceField> answerFields; ///< JSON members
};

/// Where records go; empty: none are made.
using TraceSink = std::function<void(const TraceRecord &)>;

} // namespace agent0
