#pragma once

#include "models/checkmodel.h"

#include <QWidget>

class QComboBox;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace agent0 {

class FindingPane;
class Label;
class Placeholder;
class RolesChart;

/// Looks at every step of the chain and says what is wrong, why it matters, and who has to do what.
class CheckView final : public QWidget {
    Q_OBJECT

public:
    explicit CheckView(CheckSource source, QWidget *parent = nullptr);

    void check(const QString &connection); ///< "" for all

signals:
    void helpWanted(const QString &topic);

private:
    QWidget *makeToolbar();
    QWidget *makePages();
    void makeTicketMenu();
    void listConnections();
    void start();
    void askForProbe();
    void refresh();
    void refreshVerdict();
    void showCurrent();
    void copyTicket(doctor::Addressee addressee);
    void chooseFile();
    void save(const QString &file);
    void say(const QString &text, bool good);

    CheckModel m_model;
    QComboBox *m_connection;
    QPushButton *m_check;
    QPushButton *m_stop;
    QPushButton *m_probe;
    QProgressBar *m_progress;
    QToolButton *m_ticket;
    QPushButton *m_save;
    Label *m_verdict;
    Label *m_message;
    QListView *m_list;
    RolesChart *m_roles;
    FindingPane *m_pane;
    Placeholder *m_empty;
    QStackedWidget *m_pages;
};

} // namespace agent0
