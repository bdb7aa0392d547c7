#pragma once

#include "models/connectionsdesk.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace agent0 {

class ConnectionDetailsPane;
class ConnectionTable;
class Label;

/// The administrator's view: every connected resource in a table, and all about the one that is chosen. What is done to
/// several is done to all that are selected.
class ConnectionsView final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionsView(ConnectionsDesk &desk, QWidget *parent = nullptr);

    void select(const QString &id);
    /// In the form for a new one, with what is found at that address; "" for nothing.
    void addFrom(const QString &address);

signals:
    void flowWanted(const QString &flowId); ///< in the flow inspector
    void checkWanted(const QString &id); ///< of a connection

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeActions();
    void makeSorts();
    QAction *makeAction(
        const QString &icon, const QString &text, const QKeySequence &shortcut, void (ConnectionsView::*done)());
    QWidget *makeToolbar();
    QWidget *makeStatusLine();
    QWidget *makeTable();
    void filter();
    void refresh();
    void showProgress(int done, int of);
    void say(const QString &text);
    void complain(const Error &error);
    void connectSelected();
    void disconnectSelected();
    void testSelected();
    void enableSelected();
    void disableSelected();
    void setSelectedEnabled(bool enabled);
    void add();
    void editCurrent();
    void edit(const QString &id);
    void askToRemove(const QString &id);
    void exportCsv();
    void exportJson();
    void exportTo(const QString &suffix, QByteArray (*write)(const ConnectionModel &, const QStringList &));
    QStringList chosenIds() const; ///< selected, else all that are shown

    ConnectionsDesk &m_desk;
    ConnectionTable *m_table;
    ConnectionDetailsPane *m_details;
    QLineEdit *m_filter;
    QToolButton *m_group;
    QStackedWidget *m_pages;
    Label *m_status;
    Label *m_message;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QList<QAction *> m_onSelected; ///< those that need a selection
    QList<QAction *> m_exports;
    QList<QAction *> m_sorts; ///< by each column
    QAction *m_add = nullptr;
    QTimer m_minute; ///< ages and lives go on
};

} // namespace agent0
