#include "views/checkview.h"

#include "base/displaytext.h"
#include "text/checktext.h"
#include "text/errortext.h"
#include "views/findingdelegate.h"
#include "views/findingpane.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/placeholder.h"
#include "views/style.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

using Phase = CheckModel::Phase;

CheckView::CheckView(CheckSource source, QWidget *parent)
    : QWidget(parent),
      m_model(std::move(source)),
      m_connection(new QComboBox),
      m_check(new QPushButton(symbolIcon(u"pulse"_s, QPalette::HighlightedText), tr("&Check"))),
      m_progress(new QProgressBar),
      m_ticket(new QToolButton),
      m_save(new QPushButton(symbolIcon(u"download"_s), tr("&Save report…"))),
      m_verdict(new Label),
      m_message(new Label),
      m_list(new QListView),
      m_pane(new FindingPane),
      m_empty(new Placeholder),
      m_pages(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 0, 12);
    column->setSpacing(8);
    column->addWidget(makeToolbar());
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 16, 0);
    m_verdict->setSize(0, 600);
    line->addWidget(m_verdict->wrapped(), 1);
    line->addWidget(m_message);
    column->addLayout(line);
    column->addWidget(makePages(), 1);
    connect(&m_model, &CheckModel::phaseChanged, this, &CheckView::refresh);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &CheckView::refreshVerdict);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &CheckView::showCurrent);
    refresh();
}

QWidget *CheckView::makeToolbar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 16, 0);
    row->setSpacing(10);
    m_connection->setAccessibleName(tr("What to check"));
    m_connection->setMaximumWidth(300);
    listConnections();
    setKind(m_check, ButtonKind::Primary);
    auto *again = new QAction(this);
    again->setShortcut(QKeySequence::Refresh);
    again->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QAction::triggered, this, &CheckView::start);
    addAction(again);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(180);
    makeTicketMenu();
    m_save->setToolTip(tr("Without secrets: fit to send to anybody's support"));
    row->addWidget(m_connection);
    row->addWidget(m_check);
    row->addWidget(m_progress);
    row->addStretch(1);
    row->addWidget(m_ticket);
    row->addWidget(m_save);
    connect(m_check, &QPushButton::clicked, this, &CheckView::start);
    connect(m_save, &QPushButton::clicked, this, &CheckView::chooseFile);
    return bar;
}

void CheckView::makeTicketMenu()
{
    m_ticket->setText(tr("Copy ticket"));
    m_ticket->setIcon(symbolIcon(u"copy"_s));
    m_ticket->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ticket->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_ticket);
    menu->addAction(tr("For the identity provider's administrator"), this,
        [this] { copyTicket(doctor::Addressee::IdentityAdministrator); });
    menu->addAction(
        tr("For the owner of the resource"), this, [this] { copyTicket(doctor::Addressee::ResourceOwner); });
    m_ticket->setMenu(menu);
}

QWidget *CheckView::makePages()
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Findings"));
    m_list->setMinimumWidth(260);
    m_pane->setMinimumWidth(340);
    auto *split = new QSplitter;
    split->addWidget(m_list);
    split->addWidget(m_pane);
    split->setChildrenCollapsible(false);
    split->setSizes({480, 480});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(split);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CheckView::showCurrent);
    connect(m_pane, &FindingPane::helpWanted, this, &CheckView::helpWanted);
    connect(m_empty, &Placeholder::acted, this, &CheckView::start);
    return m_pages;
}

/// As they are in the profile now; the choice stays.
void CheckView::listConnections()
{
    const QString chosen = m_connection->currentData().toString();
    m_connection->clear();
    m_connection->addItem(tr("All connections"), QString());
    for (const Connection &one : m_model.profile().connections)
        m_connection->addItem(displayText(one.displayName.isEmpty() ? one.id : one.displayName, 80), one.id);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(chosen)));
}

void CheckView::check(const QString &connection)
{
    listConnections();
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(connection)));
    start();
}

void CheckView::start()
{
    m_message->clear();
    m_model.run(m_connection->currentData().toString());
}

void CheckView::refresh()
{
    const Phase phase = m_model.phase();
    m_pages->setCurrentIndex(phase == Phase::NotRun || phase == Phase::Failed ? 0 : 1);
    m_progress->setVisible(phase == Phase::Running);
    m_ticket->setEnabled(phase == Phase::Done);
    m_save->setEnabled(phase == Phase::Done);
    if (phase == Phase::NotRun) {
        m_empty->say(u"pulse"_s, tr("Nothing was checked yet"),
            tr("Every step from here to each connected app is looked at, and what is wrong is explained. It spends at "
               "most one ID-JAG for each connection and changes nothing on any server."),
            tr("Check everything"));
    } else if (phase == Phase::Failed) {
        const ErrorText text = errorText(*m_model.failure());
        m_empty->say(u"error"_s, text.title, text.what + u'\n' + text.next, tr("Check again"));
    } else if (phase == Phase::Done && !m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_model.index(std::max(0, m_model.firstTrouble())));
    }
    refreshVerdict();
}

void CheckView::refreshVerdict()
{
    m_progress->setRange(0, int(std::max<qsizetype>(1, m_model.expected())));
    m_progress->setValue(m_model.rowCount());
    m_verdict->setVisible(m_model.phase() == Phase::Running || m_model.phase() == Phase::Done);
    if (m_model.phase() == Phase::Running) {
        m_verdict->setTone(Label::Tone::Muted);
        m_verdict->setText(
            tr("Checking… %1 of %2").arg(locale().toString(m_model.rowCount()), locale().toString(m_model.expected())));
        return;
    }
    const int first = m_model.firstTrouble();
    m_verdict->setTone(first < 0 ? Label::Tone::Success : toneOf(m_model.at(first).state));
    m_verdict->setText(verdictText(m_model.report()));
}

void CheckView::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (current.isValid() && current.row() < m_model.rowCount())
        m_pane->show(m_model.at(current.row()));
    else
        m_pane->clear();
}

void CheckView::copyTicket(doctor::Addressee addressee)
{
    QGuiApplication::clipboard()->setText(m_model.ticket(addressee));
    say(tr("Copied, without secrets."), true);
}

void CheckView::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Save report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"agent0-report.md"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &CheckView::save);
    dialog->open();
}

void CheckView::save(const QString &file)
{
    const auto saved = m_model.save(file);
    say(saved ? tr("Saved, without secrets.") : errorText(saved.error()).what, saved.has_value());
}

void CheckView::say(const QString &text, bool good)
{
    m_message->setTone(good ? Label::Tone::Success : Label::Tone::Danger);
    m_message->setText(text);
}

} // namespace agent0
