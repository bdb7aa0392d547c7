#include "composition/recording.h"

#include "base/random.h"

namespace agent0 {

Recording::Recording(Clock &clock, const QString &dataFolder, const QString &profile)
    : m_log(clock, dataFolder + u"/activity"_s, profile), m_flows(m_log, clock, systemRandomBytes)
{
}

void Recording::takePlaceIn(QString action, QString connection)
{
    m_action.emplace(m_flows.begin(std::move(action), std::move(connection)));
}

void Recording::configurationChanged(const QString &what, const QString &connection, const Result<> &outcome)
{
    ActivityEvent event;
    event.kind = ActivityKind::ConfigurationChanged;
    event.leg = Leg::Configuration;
    event.connection = connection;
    event.asked = {{u"change"_s, what}};
    if (!outcome)
        event.failure = outcome.error();
    m_flows.event(event);
}

void Recording::keyRotated(const QString &connection, const QString &thumbprint)
{
    ActivityEvent event;
    event.kind = ActivityKind::KeyRotated;
    event.leg = Leg::Keychain;
    event.connection = connection;
    event.granted = {{u"thumbprint"_s, thumbprint}};
    m_flows.event(event);
}

TraceSink Recording::trace(TraceSink also)
{
    return [this, also = std::move(also)](const TraceRecord &record) {
        m_flows.exchange(record);
        if (also)
            also(record);
    };
}

StepSink Recording::steps(StepSink also)
{
    return [this, also = std::move(also)](const Step &step) {
        record(step);
        if (also)
            also(step);
    };
}

void Recording::record(const Step &step)
{
    if (step.leg == Leg::SignIn && !step.failure)
        m_flows.setSubject(step.granted["subject"_L1].toString());
    const auto kind = activityKindFor(step.leg, step.failure.has_value());
    if (!kind)
        return;
    ActivityEvent event;
    event.kind = *kind;
    event.leg = step.leg;
    event.connection = step.connection;
    event.asked = step.asked;
    event.granted = step.granted;
    event.took = step.took;
    event.failure = step.failure;
    m_flows.event(event);
    if (!step.granted.contains("idJagBudget"_L1))
        return;
    event.kind = ActivityKind::BudgetWarning;
    event.asked = {};
    event.granted = {
        {u"idJagsThisMonth"_s, step.granted["idJagsThisMonth"_L1]}, {u"idJagBudget"_s, step.granted["idJagBudget"_L1]}};
    m_flows.event(event);
}

} // namespace agent0
