#include "models/checkmodel.h"

#include "base/privatefile.h"
#include "text/checktext.h"

namespace agent0 {

namespace {

doctor::Question questionOf(const QString &connection, CheckModel::Depth depth)
{
    doctor::Question question;
    if (!connection.isEmpty())
        question.connections << connection;
    question.probe = depth == CheckModel::Depth::Probe;
    return question;
}

} // namespace

/// What one examination needs. It lives as long as its coroutine, which may still be in the middle of a step when nobody wants it
/// any more: then it has no model.
struct CheckModel::Run {
    CheckModel *model = nullptr;
    std::unique_ptr<doctor::Doctor> doctor;
    std::shared_ptr<void> flow;
};

CheckModel::CheckModel(CheckSource source) : m_source(std::move(source)) { }

CheckModel::~CheckModel() { drop(); }

void CheckModel::drop()
{
    if (m_run)
        m_run->model = nullptr;
    m_run.reset();
    m_scope.cancel();
}

void CheckModel::stop()
{
    if (m_phase != Phase::Running)
        return;
    drop();
    enter(Phase::Stopped);
}

QString CheckModel::probeCost(const QString &connection) const
{
    const auto doctor = m_source.doctor();
    return doctor ? (*doctor)->probeCost(questionOf(connection, Depth::Probe)) : QString();
}

std::optional<doctor::Topology> CheckModel::topology(int row) const
{
    const Profile profile = m_source.profile();
    QString id = m_findings[row].connection;
    for (const doctor::Finding &one : m_findings) {
        if (id.isEmpty())
            id = one.connection;
    }
    const Connection *connection = profile.connection(id);
    if (!connection)
        return {};
    for (const doctor::Topology &one : m_report.topologies) {
        if (one.connection == id)
            return one;
    }
    return doctor::topologyOf(profile, *connection, {}, m_findings);
}

void CheckModel::run(const QString &connection, Depth depth)
{
    drop();
    beginResetModel();
    m_findings.clear();
    m_report = {};
    m_failure.reset();
    endResetModel();
    auto doctor = m_source.doctor();
    if (!doctor) {
        m_failure = doctor.error();
        return enter(Phase::Failed);
    }
    const doctor::Question question = questionOf(connection, depth);
    m_expected = (*doctor)->findings(question);
    std::shared_ptr<void> flow = m_source.beginFlow ? m_source.beginFlow(u"doctor"_s, connection) : nullptr;
    const auto run = std::make_shared<Run>(Run{this, std::move(*doctor), std::move(flow)});
    m_run = run;
    enter(Phase::Running);
    if (run->model)
        m_scope.start(examine(run, question));
}

Task<> CheckModel::examine(std::shared_ptr<Run> run, doctor::Question question)
{
    const doctor::Sink sink = [run](const doctor::Finding &finding) {
        if (run->model)
            run->model->take(finding);
    };
    auto report = co_await run->doctor->examine(question, sink);
    CheckModel *model = run->model;
    if (!model)
        co_return;
    run->flow.reset();
    model->m_run.reset();
    if (report)
        model->m_report = std::move(*report);
    else
        model->m_failure = report.error();
    model->enter(report ? Phase::Done : Phase::Failed);
}

void CheckModel::take(const doctor::Finding &finding)
{
    const int row = int(m_findings.size());
    beginInsertRows({}, row, row);
    m_findings << finding;
    endInsertRows();
}

void CheckModel::enter(Phase phase)
{
    m_phase = phase;
    emit phaseChanged();
}

int CheckModel::firstTrouble() const
{
    using doctor::State;
    int warning = -1;
    for (int row = 0; row < m_findings.size(); ++row) {
        const State state = m_findings[row].state;
        if (state == State::Fail || state == State::Blocked)
            return row;
        if (state == State::Warn && warning < 0)
            warning = row;
    }
    return warning;
}

QString CheckModel::ticket(doctor::Addressee addressee) const
{
    return doctor::ticketFor(m_report, m_source.profile(), addressee);
}

Result<> CheckModel::save(const QString &file) const { return writePrivateFile(file, m_report.toMarkdown().toUtf8()); }

int CheckModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_findings.size()); }

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const doctor::Finding &finding = m_findings[index.row()];
    switch (role) {
    case Qt::DisplayRole: return finding.title;
    case StateRole: return int(finding.state);
    case LineRole: return lineText(finding);
    case Qt::AccessibleTextRole: return finding.title + u", "_s + lineText(finding);
    default: return {};
    }
}

} // namespace agent0
