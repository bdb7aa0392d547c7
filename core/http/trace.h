#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "http/tracefields.h"

#include <QString>

#include <functional>

namespace agent0 {

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
    TraceFields requestHeaders;
    TraceFields requestFields; ///< form or JSON members
    TraceFields answerHeaders;
    TraceFields answerFields; ///< JSON members
};

/// Where records go; empty: none are made.
using TraceSink = std::function<void(const TraceRecord &)>;

} // namespace agent0
