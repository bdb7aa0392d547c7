#pragma once

#include "composition/recording.h"
#include "models/connectionsdesk.h"
#include "views/view.h"

#include <QObject>
#include <QPointer>

namespace agent0 {
class ActivityView;
class Composition;
class ConnectionsView;
class FlowInspector;
} // namespace agent0

namespace agent0::desktop {

/// What an administrator looks at in one profile: connections, flows, activity, and the ways between these views.
class Administration final : public QObject {
    Q_OBJECT

public:
    /// Fails where there is no profile at work. composition outlives it.
    static Result<std::unique_ptr<Administration>> of(Composition &composition);

    ViewList views();
    ActivityEntries &entries() { return m_entries; }
    ConnectionsDesk &connections() { return m_desk; }

    void showFlow(const QString &flowId);
    void showConnection(const QString &id);
    void addConnection(const QString &address); ///< in the form, with what is found there

signals:
    void viewWanted(const QString &id); ///< of views()
    void checkWanted(const QString &connection);

private:
    Administration(Agent &agent, Recording &recording, Clock &clock, ProfilePlace place, Policy policy);
    QWidget *makeConnections();
    QWidget *makeInspector();
    QWidget *makeActivity();

    Clock &m_clock;
    ActivityEntries m_entries;
    ConnectionChanges m_changes;
    ConnectionsDesk m_desk;
    QString m_flow; ///< wanted before the inspector was made
    QString m_connection;
    QPointer<FlowInspector> m_inspector;
    QPointer<ConnectionsView> m_connectionsView;
};

} // namespace agent0::desktop
