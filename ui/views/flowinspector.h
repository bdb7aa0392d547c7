#pragma once

#include "models/flowlistmodel.h"
#include "models/flowmodel.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace agent0 {

class FlowDetailPane;
class Label;
class SequenceDiagram;

/// Any past user action as a sequence diagram, with what was sent and answered at each step.
class FlowInspector final : public QWidget {
    Q_OBJECT

public:
    /// Both outlive it.
    FlowInspector(ActivityEntries &entries, Clock &clock, QWidget *parent = nullptr);

    void showFlow(const QString &flowId); ///< as soon as the log is read that far

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeList();
    QWidget *makeStage();
    void openChosen();
    void lookForWanted();
    void refreshIfShown(qsizetype newer);
    void copyReport();

    ActivityEntries &m_entries;
    Clock &m_clock;
    FlowListModel m_flows;
    FlowModel m_flow;
    QString m_wanted;
    QString m_shown;
    QListView *m_list;
    SequenceDiagram *m_diagram;
    FlowDetailPane *m_detail;
    Label *m_title;
    Label *m_message;
    QPushButton *m_copy;
    QStackedWidget *m_pages;
};

} // namespace agent0
