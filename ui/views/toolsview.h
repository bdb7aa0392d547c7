#pragma once

#include "models/mcpmodel.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;

namespace agent0 {

class ElicitationDialog;
class Label;
class Placeholder;
class Segments;
class SubjectPane;

/// What the MCP server of a connection offers, and a way to use each of it.
class ToolsView final : public QWidget {
    Q_OBJECT

public:
    explicit ToolsView(McpSource source, QWidget *parent = nullptr);
    ~ToolsView() override;

    McpModel &model() { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Kind { Tools, Resources, Prompts, Messages };

    QWidget *makeToolbar();
    QWidget *makePages();
    QWidget *makeLists();
    void listConnections();
    void choose(int kind);
    void refresh();
    void refreshServer();
    void refreshList();
    void refreshMessages();
    void showCurrent();
    QString nameAt(int row) const;
    std::optional<McpSubject> subjectAt(int row) const;
    void showQuestion();

    McpModel m_model;
    QComboBox *m_connection;
    QToolButton *m_reload;
    Label *m_server;
    Segments *m_kinds;
    QLineEdit *m_filter;
    QSortFilterProxyModel *m_filtered;
    QListView *m_list;
    Label *m_nothing;
    QStackedWidget *m_lists;
    QListView *m_messages;
    SubjectPane *m_pane;
    Placeholder *m_empty;
    QStackedWidget *m_pages;
    QPointer<ElicitationDialog> m_dialog;
    McpItems m_said;
    int m_kind = Tools;
    QStringList m_chosen{{}, {}, {}, {}}; ///< the name of what is chosen, of each kind
};

} // namespace agent0
