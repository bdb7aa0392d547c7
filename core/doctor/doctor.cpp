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

/// Why a check says nothing of that connection.
QString reasonOf(const Connection &connection)
{
    if (!connection.apiCommand.isEmpty())
        return u"it is a program on this computer, and no server is asked"_s;
    switch (connection.access) {
    case Access::OAuth: return u"access is by the resource's own consent, and no identity provider has a part in it"_s;
    case Access::ClientCredentials:
        return u"access is by this program's own registration, and nobody signs in for it"_s;
    case Access::WorkloadIdentity: return u"access is by the workload's own identity, and nobody signs in for it"_s;
    case Access::Xaa: break;
    }
    return u"it is reached through the identity provider"_s;
}

bool isNamedAnyway(About about) { return about != About::OwnAccess && about != About::LocalProgram; }

/// The checks of one connection, in their order.
QList<const Check *> checksOf(const Connection &connection, bool probe)
{
    QList<const Check *> all;
    const auto add = [&](std::span<const Check> checks) {
        for (const Check &one : checks) {
            if (isAbout(one.about, connection) || isNamedAnyway(one.about))
                all << &one;
        }
    };
    add(serverChecks());
    add(exchangeChecks());
    add(directChecks());
    add(accessChecks());
    if (probe && isAbout(About::Exchange, connection))
        add(probeChecks());
    return all;
}

/// Those of all connections together.
QList<const Check *> sharedChecks()
{
    QList<const Check *> all;
    for (const auto checks : {setupChecks(), providerChecks(), sessionChecks()}) {
        for (const Check &one : checks)
            all << &one;
    }
    return all;
}

} // namespace

bool isAbout(About about, const Connection &connection)
{
    const bool local = !connection.apiCommand.isEmpty();
    const bool exchange = !local && connection.access == Access::Xaa;
    switch (about) {
    case About::Everything: return true;
    case About::Exchange: return exchange;
    case About::Servers: return !local;
    case About::OwnAccess: return !local && !exchange;
    case About::LocalProgram: return local;
    }
    Q_UNREACHABLE();
}

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

/// The earlier check that stands in the way, the first of a row of them; nullptr when none does. Those of another connection do
/// not count.
const Finding *Doctor::obstacle(const QStringList &needs, const Report &report) const
{
    for (const Finding &one : report.findings) {
        const bool ours = one.connection.isEmpty() || one.connection == m_exam->patient.settings.id;
        const bool passed = one.state == State::Pass || one.state == State::Warn || one.code == NotApplicable;
        if (ours && !passed && needs.contains(one.id))
            return one.after.isEmpty() ? &one : obstacle({one.after}, report);
    }
    return nullptr;
}

/// Why the check is not about any of these; "" where it is.
QString Doctor::outOfPlace(const Check &check, const QList<Connection> &connections) const
{
    const auto about = [&](const Connection &one) { return isAbout(check.about, one); };
    if (check.about == About::Everything || connections.isEmpty() || std::ranges::any_of(connections, about))
        return {};
    return reasonOf(connections.constFirst());
}

Task<> Doctor::run(QList<const Check *> checks, QList<Connection> connections, Sink sink, Report *report)
{
    for (const Check *check : checks) {
        const QString other = outOfPlace(*check, connections);
        const Finding *const before = obstacle(QString(check->needs).split(u' '), *report);
        Finding finding;
        if (!other.isEmpty())
            finding = notApplicable(u"Skipped, because %1."_s.arg(other));
        else if (before)
            finding = skippedAfter(*before);
        else
            finding = co_await check->run(m_exam.get());
        finding = finished(*check, std::move(finding));
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
    co_await run(sharedChecks(), *connections, sink, &report);
    for (const Connection &one : *connections) {
        reset(m_exam.get(), one);
        const QList<Connection> alone(1, one);
        co_await run(checksOf(one, question.probe), alone, sink, &report);
        report.topologies << topologyOf(m_exam->profile, one, m_exam->patient.trust, report.findings);
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
    qsizetype count = sharedChecks().size();
    for (const Connection &one : *connections)
        count += checksOf(one, question.probe).size();
    return count;
}

QString Doctor::probeCost(const Question &question) const
{
    const auto connections = chosen(question);
    if (!connections)
        return {};
    int idJags = 0;
    for (const Connection &one : *connections)
        idJags += isAbout(About::Exchange, one) ? 2 + int(one.scopes.size()) : 0;
    return u"The probe spends up to %1 ID-JAGs more than the %2 of the checks, and refreshes the session once."_s
        .arg(idJags)
        .arg(connections->size());
}

} // namespace agent0::doctor
