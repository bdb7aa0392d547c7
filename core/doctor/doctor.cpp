#include "doctor/doctor.h"

#include "base/displaytext.h"
#include "doctor/remedies.h"

namespace agent0::doctor {

namespace {

Examination *reset(Examination *exam, const Connection &connection)
{
    exam->patient = Patient();
    exam->patient.settings = connection;
    return exam;
}

/// Checks of the exchange make no sense for a resource that is reached by its own consent.
bool usesExchange(const Connection &connection) { return connection.access == Access::Xaa; }

} // namespace

Doctor::Doctor(Ports ports, Effective effective, QString dataFolder)
    : m_exam(std::make_unique<Examination>(std::move(ports), std::move(effective), std::move(dataFolder)))
{
}

Doctor::~Doctor() = default;

Result<QList<Connection>> Doctor::chosen(const Question &question) const
{
    QList<Connection> all;
    for (const QString &id : question.connections) {
        const Connection *one = m_exam->profile.connection(id);
        if (!one)
            return fail(Fault::Configuration, Leg::Configuration, "unknown_connection"_L1,
                u"There is no connection \"%1\"."_s.arg(displayText(id, 80)),
                u"List them: agent0ctl connections list"_s);
        all << *one;
    }
    if (!question.connections.isEmpty())
        return all;
    for (const Connection &one : m_exam->profile.connections) {
        if (one.enabled)
            all << one;
    }
    return all;
}

/// What every finding has, whatever the check said.
Finding Doctor::finished(const Check &check, Finding finding) const
{
    finding.id = check.id;
    finding.title = check.title;
    finding.why = check.why;
    finding.connection = m_exam->patient.settings.id;
    if (finding.topic.isEmpty())
        finding.topic = check.topic;
    if (finding.isTrouble())
        prescribe(finding, *m_exam);
    return finding;
}

/// The earlier check that stands in the way; "" when none does. Those of another connection do not count.
QString Doctor::obstacle(const Check &check, const Report &report) const
{
    for (const Finding &one : report.findings) {
        const bool ours = one.connection.isEmpty() || one.connection == m_exam->patient.settings.id;
        const bool passed = one.state == State::Pass || one.state == State::Warn;
        if (ours && !passed && QString(check.needs).split(u' ').contains(one.id))
            return one.id + u' ' + one.title;
    }
    return {};
}

Task<> Doctor::run(std::span<const Check> checks, Sink sink, Report *report)
{
    for (const Check &check : checks) {
        const QString before = obstacle(check, *report);
        Finding finding = skipped(u"Skipped, because this comes first: %1."_s.arg(before));
        if (before.isEmpty())
            finding = co_await check.run(m_exam.get());
        finding = finished(check, std::move(finding));
        report->findings << finding;
        sink(finding);
    }
}

Task<Result<Report>> Doctor::examine(Question question, Sink sink)
{
    const auto connections = chosen(question);
    if (!connections)
        co_return fail(connections.error());
    Report report;
    report.profile = m_exam->profile.name;
    report.began = m_exam->now();
    const Milliseconds began = m_exam->tools.ports.clock.ticks();
    co_await run(setupChecks(), sink, &report);
    co_await run(providerChecks(), sink, &report);
    co_await run(sessionChecks(), sink, &report);
    for (const Connection &one : *connections) {
        reset(m_exam.get(), one);
        co_await run(serverChecks(), sink, &report);
        report.pictures << picture(m_exam->profile.identityProvider.issuer, one.authorizationServer, one.resource);
        if (!usesExchange(one))
            continue;
        co_await run(exchangeChecks(), sink, &report);
        co_await run(accessChecks(), sink, &report);
        if (question.probe)
            co_await run(probeChecks(), sink, &report);
    }
    report.idJagsSpent = m_exam->idJagsSpent;
    report.took = m_exam->tools.ports.clock.ticks() - began;
    co_return report;
}

qsizetype Doctor::findings(const Question &question) const
{
    const auto connections = chosen(question);
    if (!connections)
        return 0;
    std::size_t count = setupChecks().size() + providerChecks().size() + sessionChecks().size();
    for (const Connection &one : *connections) {
        count += serverChecks().size();
        if (usesExchange(one))
            count += exchangeChecks().size() + accessChecks().size() + (question.probe ? probeChecks().size() : 0);
    }
    return qsizetype(count);
}

QString Doctor::probeCost(const Question &question) const
{
    const auto connections = chosen(question);
    if (!connections)
        return {};
    int idJags = 0;
    for (const Connection &one : *connections)
        idJags += usesExchange(one) ? 2 + int(one.scopes.size()) : 0;
    return u"The probe spends up to %1 ID-JAGs more than the %2 of the checks, and refreshes the session once."_s
        .arg(idJags)
        .arg(connections->size());
}

} // namespace agent0::doctor
