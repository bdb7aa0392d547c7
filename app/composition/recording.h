#pragma once

#include "activity/flowrecorder.h"
#include "broker/step.h"

namespace agent0 {

/// What a profile's agent does, recorded in its activity log: exchanges and the chain's steps. Made before the network
/// and the agent, and outlives them.
class Recording {
public:
    /// dataFolder: of the profile. clock must outlive it.
    Recording(Clock &clock, const QString &dataFolder, const QString &profile);

    FlowRecorder &flows() { return m_flows; }
    TraceSink trace(TraceSink also = {}); ///< records, then passes on
    StepSink steps(StepSink also = {});   ///< the same

private:
    void record(const Step &step);
    ActivityLog m_log;
    FlowRecorder m_flows;
};

} // namespace agent0
