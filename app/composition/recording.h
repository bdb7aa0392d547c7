#pragma once

#include "activity/flowrecorder.h"
#include "broker/step.h"

#include <optional>

namespace agent0 {

/// What a profile's agent does, recorded in its activity log: exchanges and the chain's steps. Made before the network
/// and the agent, and outlives them.
class Recording {
public:
    /// dataFolder: of the profile. clock must outlive it.
    Recording(Clock &clock, const QString &dataFolder, const QString &profile);

    /// The whole life of this is one user action.
    void takePlaceIn(QString action, QString connection);
    /// The person, or a program of theirs, changed the profile. what: "connection added". No values, which may be secrets.
    void configurationChanged(const QString &what, const QString &connection, const Result<> &outcome = {});

    void keyRotated(const QString &connection, const QString &thumbprint);

    /// Every record goes there, too.
    void alsoTo(ActivityLog::Sink sink) { m_log.alsoTo(std::move(sink)); }

    /// Writes what waits now.
    void flush() { m_log.flush(); }

    FlowRecorder &flows() { return m_flows; }
    TraceSink trace(TraceSink also = {}); ///< records, then passes on
    StepSink steps(StepSink also = {}); ///< the same

private:
    void record(const Step &step);
    ActivityLog m_log;
    FlowRecorder m_flows;
    std::optional<FlowRecorder::Flow> m_action;
};

} // namespace agent0
