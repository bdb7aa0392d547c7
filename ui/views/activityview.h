#pragma once

#include "models/activityexporting.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QMenu;
class QStackedWidget;

namespace agent0 {

class DataTable;
class Label;

/// The audit log: who, when, which connection, which step, with what result. Choose, follow, export, check.
class ActivityView final : public QWidget {
    Q_OBJECT

public:
    explicit ActivityView(ActivityEntries &entries, QWidget *parent = nullptr);

    void showConnection(const QString &id); ///< its records only; "" for all

signals:
    void flowWanted(const QString &flowId); ///< in the flow inspector

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeToolbar();
    QWidget *makeTable();
    QWidget *makeStatusLine();
    void addExport(QMenu *menu, const QString &text, ActivityFormat format, const QString &suffix);
    void choose();
    void refresh();
    void listConnections();
    void followIfWanted();
    void openFlow();
    void exportTo(ActivityFormat format, const QString &suffix);
    Task<> runExport(ActivityFormat format, QString path);
    Task<> verify();

    ActivityEntries &m_entries;
    ActivityModel m_model;
    DataTable *m_table;
    QLineEdit *m_filter;
    QComboBox *m_connection;
    QCheckBox *m_failures;
    QCheckBox *m_requests;
    QCheckBox *m_follow;
    Label *m_status;
    Label *m_message;
    QStackedWidget *m_pages;
    TaskScope m_scope; // last
};

} // namespace agent0
