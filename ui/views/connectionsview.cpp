#include "views/connectionsview.h"

#include "models/connectionexport.h"
#include "text/errortext.h"
#include "text/plaintip.h"
#include "views/arrangement.h"
#include "views/connectiondetailspane.h"
#include "views/connectionform.h"
#include "views/connectiontable.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/section.h"
#include "views/style.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

ConnectionsView::ConnectionsView(ConnectionsDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_table(new ConnectionTable(desk.model())),
      m_details(new ConnectionDetailsPane(desk)),
      m_filter(new QLineEdit),
      m_group(new QToolButton),
      m_pages(new QStackedWidget),
      m_status(new Label),
      m_message(new Label),
      m_progress(new QProgressBar),
      m_stop(new QPushButton(tr("Stop")))
{
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 0, 12);
    column->setSpacing(8);
    column->addWidget(makeToolbar());
    auto *split = new QSplitter;
    split->addWidget(makeTable());
    split->addWidget(m_details);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 3);
    split->setSizes({700, 460});
    split->setChildrenCollapsible(false);
    m_details->setMinimumWidth(400);
    column->addWidget(split, 1);
    column->addWidget(makeStatusLine());
    m_minute.setInterval(60'000);
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minute, &QTimer::timeout, this, [this] { m_desk.model().setNow(m_desk.now()); });
    connect(m_table, &ConnectionTable::selectedChanged, this, &ConnectionsView::refresh);
    connect(m_table, &ConnectionTable::chosen, this, &ConnectionsView::editCurrent);
    connect(m_details, &ConnectionDetailsPane::editWanted, this, &ConnectionsView::edit);
    connect(m_details, &ConnectionDetailsPane::removalWanted, this, &ConnectionsView::askToRemove);
    connect(m_details, &ConnectionDetailsPane::flowWanted, this, &ConnectionsView::flowWanted);
    connect(m_details, &ConnectionDetailsPane::checkWanted, this, &ConnectionsView::checkWanted);
    connect(&desk, &ConnectionsDesk::reloaded, this, &ConnectionsView::refresh);
    connect(&desk, &ConnectionsDesk::worked, this, &ConnectionsView::showProgress);
    connect(&desk, &ConnectionsDesk::told, this, &ConnectionsView::say);
    connect(&desk, &ConnectionsDesk::failed, this, &ConnectionsView::complain);
    refresh();
}

QAction *ConnectionsView::makeAction(
    const QString &icon, const QString &text, const QKeySequence &shortcut, void (ConnectionsView::*done)())
{
    auto *action = new QAction(symbolIcon(icon), text, this);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, done);
    addAction(action);
    return action;
}

void ConnectionsView::makeActions()
{
    m_add = makeAction(u"plus"_s, tr("Add…"), QKeySequence::New, &ConnectionsView::add);
    m_onSelected << makeAction(u"play"_s, tr("Connect"), tr("Ctrl+Return"), &ConnectionsView::connectSelected)
                 << makeAction(u"stop"_s, tr("Disconnect"), tr("Ctrl+Backspace"), &ConnectionsView::disconnectSelected)
                 << makeAction(u"check"_s, tr("Test"), tr("Ctrl+T"), &ConnectionsView::testSelected)
                 << makeAction(u"ok"_s, tr("Enable"), tr("Ctrl+E"), &ConnectionsView::enableSelected)
                 << makeAction(u"close"_s, tr("Disable"), tr("Ctrl+Shift+E"), &ConnectionsView::disableSelected)
                 << makeAction(u"edit"_s, tr("Edit…"), tr("F2"), &ConnectionsView::editCurrent);
    m_exports << makeAction(u"download"_s, tr("Export as CSV…"), tr("Ctrl+Shift+C"), &ConnectionsView::exportCsv)
              << makeAction(u"download"_s, tr("Export as JSON…"), tr("Ctrl+Shift+J"), &ConnectionsView::exportJson);
    makeSorts();
    auto *find = new QAction(symbolIcon(u"search"_s), tr("Filter connections"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    auto *reload = new QAction(symbolIcon(u"refresh"_s), tr("Read the connections again"), this);
    reload->setShortcut(QKeySequence::Refresh);
    reload->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(reload, &QAction::triggered, &m_desk, &ConnectionsDesk::reload);
    addAction(reload);
}

/// For those who have no mouse to click on a heading with.
void ConnectionsView::makeSorts()
{
    const ConnectionModel &model = m_desk.model();
    for (int column = 0; column < ConnectionModel::ColumnCount; ++column) {
        const QString name = model.headerData(column, Qt::Horizontal).toString();
        m_sorts << new QAction(symbolIcon(u"sort"_s), tr("Sort by: %1").arg(name), this);
        connect(m_sorts.last(), &QAction::triggered, m_table, [this, column] { m_table->sortBy(column); });
    }
}

QWidget *ConnectionsView::makeToolbar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 16, 0);
    row->setSpacing(4);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter connections"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(symbolIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_filter->setMinimumWidth(130);
    m_filter->setMaximumWidth(300);
    m_group->setText(tr("Group by state"));
    m_group->setCheckable(true);
    keepInArrangement(*m_filter, u"filter"_s);
    keepInArrangement(*m_group, u"grouped"_s);
    m_group->setToolButtonStyle(Qt::ToolButtonTextOnly);
    row->addWidget(m_filter, 1);
    row->addWidget(m_group);
    row->addStretch(1);
    for (QAction *action : std::as_const(m_onSelected).first(5)) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    auto *more = new QToolButton;
    more->setText(tr("Export"));
    more->setIcon(symbolIcon(u"download"_s));
    more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(new QMenu(more));
    more->menu()->addActions(m_exports);
    row->addWidget(more);
    row->addSpacing(10);
    auto *add = new QPushButton(symbolIcon(u"plus"_s, QPalette::HighlightedText), tr("Add…"));
    setKind(add, ButtonKind::Primary);
    connect(add, &QPushButton::clicked, m_add, &QAction::trigger);
    row->addWidget(add);
    connect(m_filter, &QLineEdit::textChanged, this, &ConnectionsView::filter);
    connect(m_group, &QToolButton::toggled, this, &ConnectionsView::filter);
    return bar;
}

QWidget *ConnectionsView::makeTable()
{
    auto *nothing = new EmptyState(u"connections"_s, tr("Nothing connected yet"),
        tr("Add the first app: paste the address of its API or MCP server, and Agent0 fills in the rest."));
    auto *add = new QPushButton(tr("Add a connection…"));
    setKind(add, ButtonKind::Primary);
    connect(add, &QPushButton::clicked, m_add, &QAction::trigger);
    nothing->offer(add);
    auto *unmatched =
        new EmptyState(u"search"_s, tr("No connection matches"), tr("Nothing has that text in any of its columns."));
    auto *clear = new QPushButton(tr("Clear the filter"));
    connect(clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
    unmatched->offer(clear);
    m_pages->addWidget(m_table);
    m_pages->addWidget(nothing);
    m_pages->addWidget(unmatched);
    connect(m_table, &ConnectionTable::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_onSelected);
        menu->addSeparator();
        QMenu *sorts = menu->addMenu(symbolIcon(u"sort"_s), tr("Sort"));
        sorts->addActions(m_sorts);
        menu->addActions(m_exports);
        menu->popup(at);
    });
    return m_pages;
}

QWidget *ConnectionsView::makeStatusLine()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 16, 0);
    m_status->setTone(Label::Tone::Muted);
    m_progress->setFixedSize(160, 6);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, &m_desk, &ConnectionsDesk::stop);
    row->addWidget(m_status);
    row->addStretch();
    row->addWidget(m_message);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    return line;
}

void ConnectionsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_desk.entries().begin();
    m_desk.reload();
    m_minute.start();
}

void ConnectionsView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_minute.stop();
}

void ConnectionsView::select(const QString &id)
{
    m_filter->clear();
    m_table->select(id);
}

void ConnectionsView::filter()
{
    ConnectionChoice choice = m_desk.model().choice();
    choice.text = m_filter->text().trimmed();
    choice.grouped = m_group->isChecked();
    m_desk.model().choose(choice);
    refresh();
}

void ConnectionsView::refresh()
{
    const ConnectionModel &model = m_desk.model();
    const QStringList selected = m_table->selectedIds();
    for (QAction *action : std::as_const(m_onSelected))
        action->setEnabled(!selected.isEmpty());
    m_add->setEnabled(m_desk.policy().allowsUserConnections());
    m_add->setToolTip(
        plainTip(m_add->isEnabled() ? QString() : tr("Your organisation does not allow connections of your own.")));
    const QString shown = model.shown() == model.total()
        ? tr("%n connection(s)", nullptr, model.total())
        : tr("%1 of %n connection(s)", nullptr, model.total()).arg(locale().toString(model.shown()));
    const QString connected = tr("%n connected", nullptr, model.count(ConnectionState::Connected));
    m_status->setText(selected.size() > 1
            ? tr("%1 · %2 · %3 selected").arg(shown, connected, locale().toString(selected.size()))
            : tr("%1 · %2").arg(shown, connected));
    m_pages->setCurrentIndex(model.total() == 0 ? 1 : model.shown() == 0 ? 2 : 0);
    const QString current = selected.isEmpty()    ? QString()
        : selected.contains(m_table->currentId()) ? m_table->currentId()
                                                  : selected.first();
    m_details->setVisible(!current.isEmpty());
    if (current != m_details->shownId())
        m_details->show(current);
}

} // namespace agent0
