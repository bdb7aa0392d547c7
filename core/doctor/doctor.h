#pragma once

#include "doctor/check.h"
#include "doctor/report.h"

#include <functional>

namespace agent0::doctor {

/// What is to be looked at.
struct Question {
    QStringList connections; ///< ids; empty: every connection that is enabled
    bool probe = false;      ///< also try what costs more (probeCost() says what)
};

/// Receives each finding as it is made.
using Sink = std::function<void(const Finding &)>;

/// Looks at every step of the chain from outside in, and says what is wrong, why it matters and who has to do what. Spends at
/// most one ID-JAG for each connection (without probe), changes nothing on any server, keeps no token. An ID token that has expired
/// is refreshed, as any use of the session would.
class Doctor {
public:
    Doctor(Ports ports, Effective effective, QString dataFolder);
    ~Doctor();

    /// Fault::Configuration, code "unknown_connection", where there is none of that id. Once for each object.
    Task<Result<Report>> examine(Question question, Sink sink);

    /// How many findings it will make; 0 where examine() fails.
    qsizetype findings(const Question &question) const;

    /// What a probe of these spends, for people; to be said beforehand.
    QString probeCost(const Question &question) const;

private:
    Result<QList<Connection>> chosen(const Question &question) const;
    Task<> run(QList<const Check *> checks, QList<Connection> connections, Sink sink, Report *report);
    QString outOfPlace(const Check &check, const QList<Connection> &connections) const;
    Finding finished(const Check &check, Finding finding) const;
    const Finding *obstacle(const QStringList &needs, const Report &report) const;

    std::unique_ptr<Examination> m_exam;
};

} // namespace agent0::doctor
