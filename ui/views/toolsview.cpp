#include "views/toolsview.h"

#include "base/displaytext.h"
#include "text/errortext.h"
#include "views/elicitationdialog.h"
#include "views/icons.h"
#include "views/itemdelegate.h"
#include "views/label.h"
#include "views/placeholder.h"
#include "views/segments.h"
#include "views/subjectpane.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

ToolsView::ToolsView(McpSource source, QWidget *parent)
    : QWidget(parent),
      m_model(std::move(source)),
      m_connection(new QComboBox),
      m_reload(new QToolButton),
      m_server(new Label),
      m_kinds(new Segments({tr("Tools"), tr("Resources"), tr("Prompts"), tr("Messages")})),
      m_filter(new QLineEdit),
      m_filtered(new QSortFilterProxyModel(this)),
      m_list(new QListView),
      m_nothing(new Label),
      m_lists(new QStackedWidget),
      m_messages(new QListView),
      m_pane(new SubjectPane(m_model)),
      m_empty(new Placeholder),
      m_pages(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 0, 12);
    column->setSpacing(8);
    column->addWidget(makeToolbar());
    column->addWidget(makePages(), 1);
    connect(&m_model, &McpModel::stateChanged, this, &ToolsView::refresh);
    connect(&m_model, &McpModel::listsChanged, this, &ToolsView::refreshList);
    connect(&m_model, &McpModel::heard, this, &ToolsView::refreshMessages);
    connect(&m_model, &McpModel::questionChanged, this, &ToolsView::showQuestion);
    choose(Tools);
    refresh();
}

/// What is under way ends while there is still a view to hear of it.
ToolsView::~ToolsView()
{
    disconnect(&m_model, nullptr, this, nullptr);
    delete m_pane;
}

QWidget *ToolsView::makeToolbar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 16, 0);
    row->setSpacing(10);
    m_connection->setAccessibleName(tr("MCP connection"));
    m_connection->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_connection->setMinimumContentsLength(16);
    m_reload->setIcon(symbolIcon(u"refresh"_s));
    m_reload->setAccessibleName(tr("Reload"));
    m_reload->setToolTip(tr("Reload"));
    m_server->setTone(Label::Tone::Muted);
    m_kinds->setAccessibleName(tr("What to show"));
    row->addWidget(m_connection);
    row->addWidget(m_reload);
    row->addWidget(m_server->wrapped(), 1);
    row->addWidget(m_kinds);
    auto *again = new QAction(symbolIcon(u"refresh"_s), tr("Reload"), this);
    again->setShortcut(QKeySequence::Refresh);
    again->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(again);
    connect(again, &QAction::triggered, &m_model, &McpModel::reload);
    connect(m_reload, &QToolButton::clicked, &m_model, &McpModel::reload);
    connect(m_connection, &QComboBox::activated, this, [this] { m_model.use(m_connection->currentData().toString()); });
    connect(m_kinds, &Segments::chosen, this, &ToolsView::choose);
    return bar;
}

QWidget *ToolsView::makePages()
{
    auto *split = new QSplitter;
    split->addWidget(makeLists());
    split->addWidget(m_pane);
    split->setChildrenCollapsible(false);
    split->setSizes({340, 620});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(split);
    connect(m_empty, &Placeholder::acted, this, [this] {
        const auto *failed = std::get_if<McpModel::Failed>(&m_model.state());
        if (failed && failed->why.fault == Fault::SignInNeeded)
            m_model.askPerson();
        else
            m_model.reload();
    });
    return m_pages;
}

QWidget *ToolsView::makeLists()
{
    auto *side = new QWidget;
    side->setMinimumWidth(240);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterRole(Qt::AccessibleTextRole);
    m_list->setModel(m_filtered);
    m_messages->setModel(&m_said);
    m_messages->setAccessibleName(tr("Messages of the server"));
    for (QListView *list : {m_list, m_messages}) {
        list->setItemDelegate(new ItemDelegate(list));
        list->setUniformItemSizes(true);
        list->setMouseTracking(true);
        list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    m_nothing->setTone(Label::Tone::Muted);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_lists->addWidget(m_list);
    m_lists->addWidget(m_messages);
    m_lists->addWidget(m_nothing->wrapped());
    column->addWidget(m_filter);
    column->addWidget(m_lists, 1);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ToolsView::showCurrent);
    return side;
}

/// As they are in the profile now; the first is chosen when the view is shown, not before.
void ToolsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    listConnections();
    if (m_model.connection().isEmpty() && m_connection->count() > 0)
        m_model.use(m_connection->currentData().toString());
    refresh();
}

void ToolsView::listConnections()
{
    m_connection->clear();
    for (const Connection &one : m_model.choices())
        m_connection->addItem(displayText(one.displayName.isEmpty() ? one.id : one.displayName, 80), one.id);
    m_connection->setCurrentIndex(std::max(0, m_connection->findData(m_model.connection())));
    m_connection->setVisible(m_connection->count() > 0);
    m_reload->setVisible(m_connection->count() > 0);
}

void ToolsView::choose(int kind)
{
    m_kind = kind;
    m_list->setAccessibleName(kind == Tools ? tr("Tools") : kind == Resources ? tr("Resources") : tr("Prompts"));
    m_filter->setVisible(kind != Messages);
    m_filter->clear();
    if (kind != Messages)
        m_filtered->setSourceModel(kind == Tools ? &m_model.toolItems()
                : kind == Resources              ? &m_model.resourceItems()
                                                 : &m_model.promptItems());
    refreshList();
}

void ToolsView::refresh()
{
    refreshServer();
    const auto *failed = std::get_if<McpModel::Failed>(&m_model.state());
    m_pages->setCurrentIndex(std::holds_alternative<McpModel::Ready>(m_model.state()) ? 1 : 0);
    if (failed) {
        const ErrorText text = errorText(failed->why);
        const bool person = failed->why.fault == Fault::SignInNeeded;
        m_empty->say(person ? u"signin"_s : u"error"_s, text.title, text.what + u'\n' + text.next,
            person ? tr("Go on in the browser") : tr("Try again"));
    } else if (std::holds_alternative<McpModel::Loading>(m_model.state())) {
        m_empty->say(u"server"_s, tr("Asking the server…"), {}, {});
    } else if (std::holds_alternative<McpModel::NoneChosen>(m_model.state())) {
        m_empty->say(u"tools"_s, tr("No MCP server is connected"),
            tr("Add a connection whose kind of API is mcp, under Connections: its tools, resources and prompts are "
               "then "
               "found here."),
            {});
    }
    refreshList();
}

void ToolsView::refreshServer()
{
    if (!std::holds_alternative<McpModel::Ready>(m_model.state()))
        return m_server->clear();
    const McpServer &server = m_model.server();
    m_server->setText(tr("%1 %2 · MCP %3")
            .arg(m_model.serverName(), server.version, QString::fromLatin1(server.revision))
            .simplified());
}

void ToolsView::refreshList()
{
    const bool messages = m_kind == Messages;
    const int rows = messages ? m_said.rowCount() : m_filtered->sourceModel()->rowCount();
    m_lists->setCurrentIndex(rows == 0 ? 2 : messages ? 1 : 0);
    m_nothing->setText(m_kind == Tools ? tr("This server has no tools.")
            : m_kind == Resources      ? tr("This server has no resources.")
            : m_kind == Prompts        ? tr("This server has no prompts.")
                                       : tr("The server has said nothing."));
    if (messages)
        return m_pane->clear();
    int wanted = 0;
    for (int row = 0; row < rows; ++row) {
        if (nameAt(row) == m_chosen[m_kind])
            wanted = row;
    }
    m_list->setCurrentIndex(m_filtered->mapFromSource(m_filtered->sourceModel()->index(wanted, 0)));
    showCurrent();
}

void ToolsView::refreshMessages()
{
    QList<McpItems::Item> items;
    for (const McpModel::Said &one : m_model.said())
        items.append({one.text, one.level, {}});
    m_said.set(std::move(items));
    if (m_kind == Messages)
        refreshList();
    m_messages->scrollToBottom();
}

QString ToolsView::nameAt(int row) const
{
    const qsizetype resources = m_model.resources().size();
    if (m_kind == Tools)
        return m_model.tools().value(row).name;
    if (m_kind == Prompts)
        return m_model.prompts().value(row).name;
    return row < resources ? m_model.resources()[row].uri : m_model.templates().value(row - resources).uriTemplate;
}

std::optional<McpSubject> ToolsView::subjectAt(int row) const
{
    const auto resources = int(m_model.resources().size());
    if (m_kind == Tools && row < m_model.tools().size())
        return McpSubject(m_model.tools()[row]);
    if (m_kind == Prompts && row < m_model.prompts().size())
        return McpSubject(m_model.prompts()[row]);
    if (m_kind == Resources && row < resources)
        return McpSubject(m_model.resources()[row]);
    if (m_kind == Resources && row - resources < m_model.templates().size())
        return McpSubject(m_model.templates()[row - resources]);
    return std::nullopt;
}

void ToolsView::showCurrent()
{
    const QModelIndex current = m_filtered->mapToSource(m_list->currentIndex());
    const auto subject = current.isValid() ? subjectAt(current.row()) : std::nullopt;
    if (!subject)
        return m_pane->clear();
    m_chosen[m_kind] = nameAt(current.row());
    m_pane->show(*subject);
}

void ToolsView::showQuestion()
{
    if (m_dialog) {
        m_dialog->hide();
        m_dialog->deleteLater();
        m_dialog = nullptr;
    }
    if (!m_model.question())
        return;
    m_dialog = new ElicitationDialog(
        *m_model.question(), [this](const QByteArray &url) { return m_model.openAddress(url); }, this);
    connect(m_dialog, &ElicitationDialog::answered, &m_model, &McpModel::answer);
    m_dialog->open();
}

} // namespace agent0
