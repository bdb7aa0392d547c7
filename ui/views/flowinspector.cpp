#include "views/flowinspector.h"

#include "text/activitytext.h"
#include "text/claimtext.h"
#include "text/plaintip.h"
#include "views/flowdelegate.h"
#include "views/flowdetailpane.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/section.h"
#include "views/sequencediagram.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace agent0 {

FlowInspector::FlowInspector(ActivityEntries &entries, Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_entries(entries),
      m_clock(clock),
      m_flows(entries),
      m_list(new QListView),
      m_diagram(new SequenceDiagram(m_flow)),
      m_detail(new FlowDetailPane(m_flow)),
      m_title(new Label),
      m_message(new Label),
      m_copy(new QPushButton(symbolIcon(u"copy"_s), tr("Copy as report"))),
      m_pages(new QStackedWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 0, 12);
    // The diagram needs the width for five columns; what is chosen in it is shown below.
    auto *flow = new QSplitter(Qt::Vertical);
    flow->addWidget(makeStage());
    flow->addWidget(m_detail);
    flow->setChildrenCollapsible(false);
    flow->setSizes({300, 340});
    auto *split = new QSplitter;
    split->addWidget(makeList());
    split->addWidget(flow);
    split->setChildrenCollapsible(false);
    split->setSizes({190, 710});
    split->setStretchFactor(1, 1);
    m_pages->addWidget(split);
    m_pages->addWidget(new EmptyState(u"flow"_s, tr("No flows yet"),
        tr("Everything Agent0 does shows here step by step: sign in, connect an app, or call one.")));
    row->addWidget(m_pages);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &FlowInspector::openChosen);
    connect(m_diagram, &SequenceDiagram::currentChanged, this, [this](int at) { m_detail->show(at, m_clock.now()); });
    connect(m_copy, &QPushButton::clicked, this, &FlowInspector::copyReport);
    connect(&m_flows, &QAbstractItemModel::rowsInserted, this, &FlowInspector::lookForWanted);
    connect(&entries, &ActivityEntries::newerCame, this, &FlowInspector::refreshIfShown);
    lookForWanted();
}

QWidget *FlowInspector::makeList()
{
    m_list->setModel(&m_flows);
    m_list->setItemDelegate(new FlowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Flows"));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumWidth(170);
    return m_list;
}

QWidget *FlowInspector::makeStage()
{
    auto *stage = new QWidget;
    auto *column = new QVBoxLayout(stage);
    column->setContentsMargins(12, 0, 16, 0);
    auto *line = new QHBoxLayout;
    m_title->setSize(2, Weight::Strong);
    m_title->setMinimumWidth(40);
    m_message->setTone(Label::Tone::Muted);
    line->addWidget(m_title, 1);
    line->addWidget(m_message);
    line->addWidget(m_copy);
    column->addLayout(line);
    column->addWidget(m_diagram, 1);
    return stage;
}

void FlowInspector::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_entries.begin();
}

void FlowInspector::showFlow(const QString &flowId)
{
    m_wanted = flowId;
    lookForWanted();
}

void FlowInspector::lookForWanted()
{
    m_pages->setCurrentIndex(m_flows.rowCount() > 0 ? 0 : 1);
    const int row = m_wanted.isEmpty() ? -1 : m_flows.rowOf(m_wanted);
    if (row >= 0) {
        m_wanted.clear();
        m_list->setCurrentIndex(m_flows.index(row));
        m_list->scrollTo(m_flows.index(row));
    } else if (!m_list->currentIndex().isValid() && m_wanted.isEmpty() && m_flows.rowCount() > 0) {
        m_list->setCurrentIndex(m_flows.index(0));
    }
    m_copy->setEnabled(m_flow.flow().has_value());
}

void FlowInspector::openChosen()
{
    const QModelIndex chosen = m_list->currentIndex();
    if (!chosen.isValid())
        return;
    m_message->clear();
    m_shown = chosen.data(FlowListModel::FlowRole).toString();
    m_flow.show(m_entries.flow(m_flows.flowAt(chosen.row())));
    m_copy->setEnabled(m_flow.flow().has_value());
    if (!m_flow.flow()) {
        m_title->setText(tr("These records have made room for newer ones."));
        return;
    }
    const ActivityFlow &flow = *m_flow.flow();
    const QString connection = chosen.data(FlowListModel::ConnectionRole).toString();
    m_title->setText(
        connection.isEmpty() ? chosen.data().toString() : chosen.data().toString() + u" · "_s + connection);
    m_title->setToolTip(plainTip(momentText(flow.began, m_clock.now())));
    m_title->setTone(flow.result == "ok"_L1 ? Label::Tone::Normal : Label::Tone::Danger);
}

/// A flow that is still going on grows while it is looked at.
void FlowInspector::refreshIfShown(qsizetype newer)
{
    for (qsizetype row = 0; row < newer; ++row) {
        if (m_entries.text(m_entries.at(row).flow) != m_shown)
            continue;
        const int at = m_diagram->current();
        openChosen();
        if (at < m_flow.rowCount())
            m_diagram->setCurrent(at);
        return;
    }
}

void FlowInspector::copyReport()
{
    QGuiApplication::clipboard()->setText(m_flow.report(m_clock.now()));
    m_message->setText(tr("Copied, without secrets."));
}

} // namespace agent0
