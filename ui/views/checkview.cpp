#include "views/checkview.h"

#include "base/displaytext.h"
#include "text/checktext.h"
#include "text/errortext.h"
#include "text/spoken.h"
#include "views/findingdelegate.h"
#include "views/findingpane.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/placeholder.h"
#include "views/roleschart.h"
#include "views/style.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

using Phase = CheckModel::Phase;

namespace {

/// With the focus, which would else go to who knows whom.
void takesPlaceOf(QWidget *now, QWidget *before)
{
    now->show();
    if (before->hasFocus())
        now->setFocus();
    before->hide();
}

} // namespace

CheckView::CheckView(CheckSource source, QWidget *parent)
    : QWidget(parent),
      m_model(std::move(source)),
      m_connection(new QComboBox),
      m_check(new QPushButton(symbolIcon(u"checklist"_s, QPalette::HighlightedText), tr("&Check"))),
      m_stop(new QPushButton(symbolIcon(u"stop"_s), tr("S&top"))),
      m_probe(new QPushButton(tr("&Probe…"))),
      m_progress(new QProgressBar),
      m_ticket(new QToolButton),
      m_save(new QPushButton(symbolIcon(u"download"_s), tr("&Save report…"))),
      m_verdict(new Label),
      m_message(new Label),
      m_list(new QListView),
      m_roles(new RolesChart),
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
    m_verdict->setSize(0, Weight::Strong);
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
    row->addWidget(m_stop);
    row->addWidget(m_probe);
    row->addWidget(m_progress);
    row->addStretch(1);
    row->addWidget(m_ticket);
    row->addWidget(m_save);
    m_probe->setToolTip(tr("Also what only trying shows; it says beforehand what that spends"));
    m_stop->setShortcut(Qt::Key_Escape);
    connect(m_check, &QPushButton::clicked, this, &CheckView::start);
    connect(m_stop, &QPushButton::clicked, &m_model, &CheckModel::stop);
    connect(m_probe, &QPushButton::clicked, this, &CheckView::askForProbe);
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
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(12, 0, 12, 0);
    column->setSpacing(8);
    column->addWidget(m_roles);
    column->addWidget(m_pane, 1);
    right->setMinimumWidth(360);
    m_roles->hide();
    auto *split = new QSplitter;
    split->addWidget(m_list);
    split->addWidget(right);
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
    takesPlaceOf(phase == Phase::Running ? m_stop : m_check, phase == Phase::Running ? m_check : m_stop);
    m_probe->setEnabled(phase != Phase::Running);
    m_ticket->setEnabled(phase == Phase::Done);
    m_save->setEnabled(phase == Phase::Done);
    if (phase == Phase::NotRun) {
        m_empty->say(u"checklist"_s, tr("Nothing was checked yet"),
            tr("Every step from here to each connected app is looked at, and what is wrong is explained. It spends at "
               "most one ID-JAG for each connection and changes nothing on any server."),
            tr("Check everything"));
    } else if (phase == Phase::Failed) {
        const ErrorText text = errorText(*m_model.failure());
        m_empty->say(u"error"_s, text.title, text.what + u'\n' + text.next, tr("Check again"));
    } else if ((phase == Phase::Done || phase == Phase::Stopped) && m_model.rowCount() > 0
        && !m_list->currentIndex().isValid()) {
        m_list->setCurrentIndex(m_model.index(std::max(0, m_model.firstTrouble())));
    }
    if (phase == Phase::Done && m_list->currentIndex().isValid())
        showCurrent(); // the roles are known better now
    refreshVerdict();
}

void CheckView::refreshVerdict()
{
    m_progress->setRange(0, int(std::max<qsizetype>(1, m_model.expected())));
    m_progress->setValue(m_model.rowCount());
    m_verdict->setVisible(m_model.phase() != Phase::NotRun && m_model.phase() != Phase::Failed);
    if (m_model.phase() == Phase::Running) {
        m_verdict->setTone(Label::Tone::Muted);
        m_verdict->setText(
            tr("Checking… %1 of %2").arg(locale().toString(m_model.rowCount()), locale().toString(m_model.expected())));
        return;
    }
    if (m_model.phase() == Phase::Stopped) {
        m_verdict->setTone(Label::Tone::Muted);
        m_verdict->setText(tr("Stopped after %1 of %2")
                .arg(locale().toString(m_model.rowCount()), locale().toString(m_model.expected())));
        return;
    }
    const int first = m_model.firstTrouble();
    m_verdict->setTone(first < 0 ? Label::Tone::Success : toneOf(m_model.at(first).state));
    m_verdict->setText(verdictText(m_model.report()));
}

void CheckView::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    const bool shown = current.isValid() && current.row() < m_model.rowCount();
    const auto topology = shown ? m_model.topology(current.row()) : std::nullopt;
    m_roles->setVisible(topology.has_value());
    if (topology)
        m_roles->show(*topology);
    if (shown)
        m_pane->show(m_model.at(current.row()));
    else
        m_pane->clear();
}

/// What it spends is said before anything is spent.
void CheckView::askForProbe()
{
    const QString connection = m_connection->currentData().toString();
    const QString cost = m_model.probeCost(connection);
    if (cost.isEmpty())
        return start(); // the check says why there is nothing to probe
    auto *question = new QMessageBox(QMessageBox::Question, tr("Probe"),
        tr("A probe tries what only trying shows: does a refresh rotate, is a refresh token a proof, each scope by "
           "itself, DPoP. What it finds out is remembered for this identity provider.")
            + u"\n\n"_s + displayText(spoken(cost)),
        QMessageBox::Cancel, this);
    question->setTextFormat(Qt::PlainText);
    QPushButton *go = question->addButton(tr("Probe now"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(go, &QPushButton::clicked, this, [this, connection] {
        m_message->clear();
        m_model.run(connection, CheckModel::Depth::Probe);
    });
    question->open();
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
