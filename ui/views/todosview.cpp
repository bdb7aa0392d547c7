#include "views/todosview.h"

#include "text/plaintip.h"
#include "text/todolines.h"
#include "views/arrangement.h"
#include "views/icons.h"
#include "views/placeholder.h"
#include "views/segments.h"
#include "views/skeleton.h"
#include "views/snackbar.h"
#include "views/style.h"
#include "views/tododelegate.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

TodosView::TodosView(TodoModel &todos, QWidget *parent)
    : QWidget(parent),
      m_todos(todos),
      m_filter(todos),
      m_connection(new QComboBox),
      m_which(new Segments({tr("All"), tr("Open"), tr("Done")})),
      m_search(new QLineEdit),
      m_text(new QLineEdit),
      m_target(new QComboBox),
      m_add(new QPushButton(tr("Add"))),
      m_problems(new QVBoxLayout),
      m_list(new QListView),
      m_delegate(new TodoDelegate(todos, this)),
      m_skeleton(new Skeleton),
      m_placeholder(new Placeholder),
      m_stack(new QStackedWidget),
      m_snackbar(new Snackbar(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 8, 24, 20);
    column->setSpacing(12);
    column->addWidget(makeFilterRow());
    column->addWidget(makeAddRow());
    m_problems->setSpacing(8);
    column->addLayout(m_problems);
    column->addWidget(makeList(), 1);
    makeShortcuts();
    setAcceptDrops(true);
    connect(&m_todos, &TodoModel::sourcesChanged, this, &TodosView::refresh);
    connect(&m_todos, &TodoModel::noticed, this, &TodosView::notice);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_filter, signal, this, &TodosView::showEmptiness);
    connect(m_snackbar, &Snackbar::acted, this,
        [this] { m_offer == TodoNotice::Offer::Undo ? m_todos.undoRemove() : m_todos.retry(); });
    connect(m_placeholder, &Placeholder::acted, this, &TodosView::act);
    chooseConnection();
    refresh();
}

QWidget *TodosView::makeFilterRow()
{
    m_connection->setAccessibleName(tr("Connection"));
    m_connection->addItem(tr("All connections"));
    for (const TodoSource &source : m_todos.sources())
        m_connection->addItem(source.name, source.connection);
    if (m_todos.sources().size() < 2)
        m_connection->hide();
    m_which->setAccessibleName(tr("Which todos"));
    m_search->setPlaceholderText(tr("Filter"));
    m_search->setAccessibleName(tr("Filter the todos"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(symbolIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(280);
    keepInArrangement(*m_search, u"filter"_s);
    keepInArrangement(*m_which, u"which"_s);
    auto *reload = new QToolButton;
    reload->setIcon(symbolIcon(u"refresh"_s));
    reload->setAccessibleName(tr("Refresh"));
    reload->setToolTip(
        plainTip(tr("Refresh (%1)").arg(QKeySequence(QKeySequence::Refresh).toString(QKeySequence::NativeText))));
    reload->setAutoRaise(true);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    for (QWidget *widget : {static_cast<QWidget *>(m_connection), static_cast<QWidget *>(m_which)})
        row->addWidget(widget);
    row->addStretch(1);
    row->addWidget(m_search, 2);
    row->addWidget(reload);
    connect(m_connection, &QComboBox::currentIndexChanged, this, &TodosView::chooseConnection);
    connect(m_which, &Segments::chosen, this, [this](int which) {
        m_filter.setWhich(TodoFilter::Which(which));
        showEmptiness();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_filter.setWords(words);
        showEmptiness();
    });
    connect(reload, &QToolButton::clicked, &m_todos, &TodoModel::refresh);
    return bar;
}

QWidget *TodosView::makeAddRow()
{
    m_text->setPlaceholderText(tr("What is to be done?"));
    m_text->setAccessibleName(tr("New todo"));
    m_text->setMaxLength(LongestTodo);
    m_target->setAccessibleName(tr("Where to add it"));
    for (const TodoSource &source : m_todos.sources())
        m_target->addItem(source.name, source.connection);
    setKind(m_add, ButtonKind::Primary);
    m_add->setEnabled(false);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_text, 1);
    row->addWidget(m_target);
    row->addWidget(m_add);
    if (m_todos.sources().empty())
        bar->hide();
    connect(m_text, &QLineEdit::textChanged, this,
        [this](const QString &text) { m_add->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_text, &QLineEdit::returnPressed, this, &TodosView::add);
    connect(m_add, &QPushButton::clicked, this, &TodosView::add);
    return bar;
}

QWidget *TodosView::makeList()
{
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(m_delegate);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setAccessibleName(tr("Todos"));
    m_list->installEventFilter(this);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &TodosView::showMenu);
    for (QWidget *page :
        {static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_skeleton), static_cast<QWidget *>(m_placeholder)})
        m_stack->addWidget(page);
    return m_stack;
}

void TodosView::makeShortcuts()
{
    struct Shortcut {
        QString icon;
        QString text;
        QKeySequence keys;
        std::function<void()> act;
    };
    const Shortcut shortcuts[] = {
        {u"refresh"_s, tr("Refresh the todos"), QKeySequence::Refresh, [this] { m_todos.refresh(); }},
        {u"search"_s, tr("Filter the todos"), QKeySequence::Find,
            [this] { m_search->setFocus(Qt::ShortcutFocusReason); }},
        {u"plus"_s, tr("Write a new todo"), QKeySequence::New, [this] { m_text->setFocus(Qt::ShortcutFocusReason); }},
        {u"undo"_s, tr("Bring back what was removed"), QKeySequence::Undo,
            [this] {
                m_todos.undoRemove();
                m_snackbar->dismiss();
            }},
    };
    for (const auto &[icon, text, keys, act] : shortcuts) {
        auto *action = new QAction(symbolIcon(icon), text, this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    }
}

bool TodosView::eventFilter(QObject *watched, QEvent *event)
{
    // What an editor has no use for comes by here, too.
    if (watched != m_list || event->type() != QEvent::KeyPress || !m_list->hasFocus())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Copy)) {
        copySelected();
        return true;
    }
    const QModelIndex current = m_list->currentIndex();
    switch (key->key()) {
    case Qt::Key_Space: toggle(); return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: removeSelected(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid())
            m_list->edit(current);
        return true;
    default: return false;
    }
}

void TodosView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isAncestorOf(window()->focusWidget()))
        m_text->setFocus();
}

QString TodosView::target() const
{
    return m_filter.connection().isEmpty() ? m_target->currentData().toString() : m_filter.connection();
}

void TodosView::add()
{
    if (m_text->text().trimmed().isEmpty())
        return;
    m_todos.add(target(), m_text->text());
    m_text->clear();
    m_list->scrollToBottom();
}

QModelIndexList TodosView::selected() const
{
    QModelIndexList chosen;
    const auto rows = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &row : rows)
        chosen << m_filter.mapToSource(row);
    return chosen;
}

void TodosView::toggle()
{
    const QModelIndexList rows = selected();
    const QList<QPersistentModelIndex> chosen(rows.begin(), rows.end());
    for (const QPersistentModelIndex &row : chosen) {
        const bool done = row.data(TodoModel::CompletedRole).toBool();
        m_todos.setData(row, done ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
}

void TodosView::removeSelected() { m_todos.remove(selected()); }

void TodosView::chooseConnection()
{
    const QString connection = m_connection->currentData().toString();
    m_filter.setConnection(connection);
    const bool several = connection.isEmpty() && m_todos.sources().size() > 1;
    m_target->setVisible(several);
    m_delegate->setNamesShown(several);
    m_list->viewport()->update();
    refresh();
}

void TodosView::notice(const TodoNotice &notice)
{
    m_offer = notice.offer;
    QString action;
    if (notice.offer == TodoNotice::Offer::Undo)
        action = tr("Undo");
    else if (notice.offer == TodoNotice::Offer::Retry)
        action = tr("Try again");
    m_snackbar->say(notice.hint.isEmpty() ? notice.text : notice.text + u' ' + notice.hint, action);
}

} // namespace agent0
