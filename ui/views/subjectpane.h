#pragma once

#include "models/formmodel.h"
#include "models/mcpmodel.h"

#include <QScrollArea>

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace agent0 {

class FormView;
class Label;
class ResultView;

/// One tool, resource or prompt: what it is, the form of what it wants to know, what is going on, and what came of it.
class SubjectPane final : public QScrollArea {
    Q_OBJECT

public:
    /// model outlives it.
    explicit SubjectPane(McpModel &model, QWidget *parent = nullptr);

    /// What was filled in stays where it is the same thing, in the same words.
    void show(const McpSubject &subject);
    void clear();

private:
    QWidget *makeContent();
    QWidget *makeButtons();
    void showHead();
    void start();
    void send(McpModel::Help help = McpModel::Help::None);
    void ask(const McpTool &tool);
    void refresh();

    McpModel &m_model;
    std::optional<McpSubject> m_subject;
    std::unique_ptr<FormModel> m_form;
    Label *m_title;
    Label *m_name;
    Label *m_description;
    Label *m_facts;
    Label *m_problem;
    FormView *m_formView;
    QPushButton *m_run;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    Label *m_progressText;
    ResultView *m_result;
    McpErrand m_errand; // last: ends before the rest goes
};

} // namespace agent0
