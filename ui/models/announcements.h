#pragma once

#include "agent/agent.h"

#include <QObject>
#include <QSet>

namespace agent0 {

/// What people should hear of though they do not look: access that was refused, and an allowance that runs out. Each once.
class Announcements : public QObject {
    Q_OBJECT

public:
    /// agent outlives it.
    explicit Announcements(Agent &agent) : m_agent(agent) { }

    void note(const Step &step);

signals:
    void due(const QString &title, const QString &text);

private:
    Task<> lookAtBudget(QString connection);
    void tell(const QString &what, const QString &title, const QString &text);
    QString nameOf(const QString &connection) const;

    Agent &m_agent;
    QSet<QString> m_told;
    TaskScope m_work; // last: stops before the rest goes
};

} // namespace agent0
