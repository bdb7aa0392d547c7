#pragma once

#include "doctor/doctor.h"
#include "doctor/ticket.h"

#include <QAbstractListModel>

namespace agent0 {

/// Where examinations come from.
struct CheckSource {
    std::function<Result<std::unique_ptr<doctor::Doctor>>()> doctor; ///< a new one for each
    std::function<Profile()> profile; ///< the one in force
    /// Goes on until what it gives is dropped; may be missing.
    std::function<std::shared_ptr<void>(const QString &action, const QString &connection)> beginFlow = {};
};

/// One examination, a row for each finding as it is made. Destroying the model, or a second run, ends the one that is under way.
class CheckModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Phase { NotRun, Running, Done, Stopped, Failed };
    enum class Depth { Usual, Probe }; ///< Probe: also what costs more ID-JAGs
    enum Role {
        StateRole = Qt::UserRole, ///< int of doctor::State
        LineRole, ///< state, connection and summary
    };

    explicit CheckModel(CheckSource source);
    ~CheckModel() override;

    Profile profile() const { return m_source.profile(); }
    void run(const QString &connection, Depth depth = Depth::Usual); ///< its id; "" for all that are enabled
    void stop(); ///< what was found so far stays
    /// What a probe would spend, for people; "" where none can be made.
    QString probeCost(const QString &connection) const;
    /// The roles of the connection that the row is about, as far as they are known; of the first one for what all share.
    std::optional<doctor::Topology> topology(int row) const;

    Phase phase() const { return m_phase; }
    const std::optional<Error> &failure() const { return m_failure; } ///< why there is no report: Phase::Failed
    const doctor::Report &report() const { return m_report; } ///< empty but in Phase::Done
    qsizetype expected() const { return m_expected; } ///< how many rows there will be
    const doctor::Finding &at(int row) const { return m_findings[row]; }
    int firstTrouble() const; ///< row of what failed first, else of the first warning, else -1

    QString ticket(doctor::Addressee addressee) const; ///< as agent0ctl doctor --ticket
    Result<> save(const QString &file) const; ///< the report, as agent0ctl doctor --report

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void phaseChanged();

private:
    struct Run;
    static Task<> examine(std::shared_ptr<Run> run, doctor::Question question);
    void drop();
    void take(const doctor::Finding &finding);
    void enter(Phase phase);

    CheckSource m_source;
    Phase m_phase = Phase::NotRun;
    QList<doctor::Finding> m_findings;
    doctor::Report m_report;
    std::optional<Error> m_failure;
    qsizetype m_expected = 0;
    std::shared_ptr<Run> m_run;
    TaskScope m_scope; // last
};

} // namespace agent0
