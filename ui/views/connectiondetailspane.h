#pragma once

#include "models/connectionsdesk.h"

#include <QScrollArea>

class QPushButton;
class QVBoxLayout;

namespace agent0 {

class FactsGrid;
class Label;
class RolesChart;

/// All about one connection: who asks whom, what the last ID-JAG says beside what was asked, the person as each party sees
/// them, both client registrations, what went wrong and what to do, history, and the kill switch.
class ConnectionDetailsPane final : public QScrollArea {
    Q_OBJECT

public:
    explicit ConnectionDetailsPane(ConnectionsDesk &desk, QWidget *parent = nullptr);

    void show(const QString &id); ///< "" for none
    const QString &shownId() const { return m_id; }

signals:
    void editWanted(const QString &id);
    void removalWanted(const QString &id);
    void flowWanted(const QString &flowId);
    void checkWanted(const QString &id); ///< every step of that connection

private:
    QWidget *makeHead();
    QWidget *makeFailure();
    QWidget *makeKillSwitch();
    void refreshState();
    void refreshFailure();
    void refresh(const ConnectionDetails &details);
    void showIdJag(const ConnectionDetails &details);
    void showIdentities(const ConnectionDetails &details);
    void showRegistrations(const ConnectionDetails &details);
    void showServer(const ConnectionDetails &details);
    void showHistory(const ConnectionDetails &details);
    void askToCutOff();
    void showCut(const CutOff &cut);

    ConnectionsDesk &m_desk;
    QString m_id;
    QString m_failedFlow;
    QWidget *m_content;
    Label *m_title;
    Label *m_state;
    Label *m_lock;
    QWidget *m_failure;
    Label *m_failureTitle;
    Label *m_failureText;
    Label *m_failureNext;
    Label *m_failureTechnical;
    QPushButton *m_showFlow;
    RolesChart *m_roles;
    FactsGrid *m_idJag;
    FactsGrid *m_identities;
    FactsGrid *m_registrations;
    FactsGrid *m_server;
    FactsGrid *m_history;
    FactsGrid *m_cut;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QPushButton *m_kill;
};

} // namespace agent0
