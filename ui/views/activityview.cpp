#include "views/activityview.h"

#include "models/activityverifying.h"
#include "text/errortext.h"
#include "views/arrangement.h"
#include "views/datatable.h"
#include "views/flowdelegate.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/section.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

ActivityView::ActivityView(ActivityEntries &entries, QWidget *parent)
    : QWidget(parent),
      m_entries(entries),
      m_model(entries),
      m_table(new DataTable),
      m_filter(new QLineEdit),
      m_connection(new QComboBox),
      m_failures(new QCheckBox(tr("Failures only"))),
      m_requests(new QCheckBox(tr("Single requests"))),
      m_follow(new QCheckBox(tr("Follow"))),
      m_status(new Label),
      m_message(new Label),
      m_pages(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 16, 12);
    column->setSpacing(8);
    column->addWidget(makeToolbar());
    column->addWidget(makeTable(), 1);
    column->addWidget(makeStatusLine());
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityView::refresh);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ActivityView::refresh);
    connect(&entries, &ActivityEntries::newerCame, this, &ActivityView::followIfWanted);
    connect(&entries, &ActivityEntries::readingEnded, this, [this] {
        listConnections();
        refresh();
    });
    choose();
}

QWidget *ActivityView::makeToolbar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_filter->setPlaceholderText(tr("Filter activity"));
    m_filter->setAccessibleName(tr("Filter activity"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(symbolIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(300);
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->addItem(tr("All connections"), QString());
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_requests->setChecked(true);
    m_follow->setChecked(true);
    keepInArrangement(*m_filter, u"filter"_s);
    keepInArrangement(*m_failures, u"failures"_s);
    keepInArrangement(*m_requests, u"requests"_s);
    keepInArrangement(*m_follow, u"follow"_s);
    m_follow->setToolTip(tr("Stay at the newest record"));
    for (QWidget *widget : QList<QWidget *>{m_filter, m_connection, m_failures, m_requests, m_follow})
        row->addWidget(widget);
    row->addStretch(1);
    auto *verifying = new QPushButton(symbolIcon(u"shield"_s), tr("Verify"));
    verifying->setToolTip(tr("Check that nobody changed the log"));
    auto *exporting = new QToolButton;
    exporting->setText(tr("Export"));
    exporting->setIcon(symbolIcon(u"download"_s));
    exporting->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    exporting->setPopupMode(QToolButton::InstantPopup);
    exporting->setMenu(new QMenu(exporting));
    addExport(exporting->menu(), tr("JSON Lines, with the hash chain…"), ActivityFormat::JsonLines, u"jsonl"_s);
    addExport(exporting->menu(), tr("OCSF events…"), ActivityFormat::Ocsf, u"ocsf.jsonl"_s);
    addExport(exporting->menu(), tr("CSV…"), ActivityFormat::Csv, u"csv"_s);
    row->addWidget(verifying);
    row->addWidget(exporting);
    connect(m_filter, &QLineEdit::textChanged, this, &ActivityView::choose);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &ActivityView::choose);
    connect(m_failures, &QCheckBox::toggled, this, &ActivityView::choose);
    connect(m_requests, &QCheckBox::toggled, this, &ActivityView::choose);
    connect(m_follow, &QCheckBox::toggled, this, &ActivityView::followIfWanted);
    connect(verifying, &QPushButton::clicked, this, [this] { m_scope.start(verify()); });
    auto *find = new QAction(symbolIcon(u"search"_s), tr("Filter activity"), this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, [this] { m_filter->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    return bar;
}

void ActivityView::addExport(QMenu *menu, const QString &text, ActivityFormat format, const QString &suffix)
{
    QAction *action = menu->addAction(symbolIcon(u"download"_s), text);
    connect(action, &QAction::triggered, this, [this, format, suffix] { exportTo(format, suffix); });
}

QWidget *ActivityView::makeTable()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ActivityDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Activity"));
    m_table->setColumnWidths({22, 16, 14, 18, 16, 46, 20, 10});
    m_pages->addWidget(m_table);
    m_pages->addWidget(new EmptyState(u"activity"_s, tr("No activity yet"),
        tr("Every sign-in, every grant and every call is recorded here, without secrets.")));
    m_pages->addWidget(new EmptyState(u"search"_s, tr("Nothing matches"), tr("No record is like that.")));
    connect(m_table, &DataTable::chosen, this, &ActivityView::openFlow);
    connect(m_table, &DataTable::menuWanted, this, [this](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(symbolIcon(u"flow"_s), tr("Show the whole flow"), this, &ActivityView::openFlow);
        menu->popup(at);
    });
    return m_pages;
}

QWidget *ActivityView::makeStatusLine()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_status->setTone(Label::Tone::Muted);
    row->addWidget(m_status);
    row->addStretch();
    row->addWidget(m_message);
    return line;
}

void ActivityView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_entries.begin();
}

void ActivityView::showConnection(const QString &id)
{
    if (m_connection->findData(id) < 0)
        m_connection->addItem(id, id);
    m_connection->setCurrentIndex(m_connection->findData(id));
}

void ActivityView::choose()
{
    ActivityChoice choice;
    choice.text = m_filter->text().trimmed();
    choice.connection = m_connection->currentData().toString();
    choice.failuresOnly = m_failures->isChecked();
    choice.eventsOnly = !m_requests->isChecked();
    m_model.choose(choice);
}

void ActivityView::refresh()
{
    m_pages->setCurrentIndex(m_model.rowCount() > 0 ? 0 : m_entries.size() == 0 ? 1 : 2);
    const auto all = int(m_entries.size());
    QString text = m_model.rowCount() == all
        ? tr("%n record(s)", nullptr, all)
        : tr("%1 of %n record(s)", nullptr, all).arg(locale().toString(m_model.rowCount()));
    if (m_entries.reading())
        text += tr(", reading…");
    else if (m_entries.truncated())
        text += tr(", older ones are on disk only: export them with agent0ctl");
    m_status->setText(text);
}

void ActivityView::listConnections()
{
    QStringList ids;
    QSet<quint32> seen;
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        const quint32 number = m_entries.at(row).connection;
        if (number != 0 && !seen.contains(number)) {
            seen.insert(number);
            ids << m_entries.text(number);
        }
    }
    ids.sort();
    for (const QString &id : std::as_const(ids)) {
        if (m_connection->findData(id) < 0)
            m_connection->addItem(id, id);
    }
}

void ActivityView::followIfWanted()
{
    if (m_follow->isChecked())
        m_table->verticalScrollBar()->setValue(0);
}

void ActivityView::openFlow()
{
    const QString flow = m_table->currentIndex().data(ActivityModel::FlowRole).toString();
    if (!flow.isEmpty())
        emit flowWanted(flow);
}

void ActivityView::exportTo(ActivityFormat format, const QString &suffix)
{
    auto *dialog = new QFileDialog(this, tr("Export activity"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(u"activity."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, format](const QString &path) { m_scope.start(runExport(format, path)); });
    dialog->open();
}

Task<> ActivityView::runExport(ActivityFormat format, QString path)
{
    m_message->setTone(Label::Tone::Muted);
    m_message->setText(tr("Exporting…"));
    const auto count = co_await exportActivity(m_model, format, path);
    m_message->setTone(count ? Label::Tone::Success : Label::Tone::Danger);
    m_message->setText(count ? tr("%n record(s) exported.", nullptr, int(*count)) : errorText(count.error()).what);
}

Task<> ActivityView::verify()
{
    m_message->setTone(Label::Tone::Muted);
    m_message->setText(tr("Verifying…"));
    const auto verdict = co_await verifyActivityAside(m_entries.folder());
    const bool good = verdict && verdict->ok();
    m_message->setTone(good ? Label::Tone::Success : Label::Tone::Danger);
    if (good)
        m_message->setText(tr("%n record(s): as they were written.", nullptr, int(verdict->records)));
    else if (verdict)
        m_message->setText(
            tr("The log was changed: %1, line %2.").arg(verdict->problem->file).arg(verdict->problem->line));
    else
        m_message->setText(errorText(verdict.error()).what);
}

} // namespace agent0
