#include "views/conversationlist.h"

#include "text/plaintip.h"
#include "views/icons.h"
#include "views/itemdelegate.h"
#include "views/label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

constexpr int SearchPause = 150;

} // namespace

ConversationList::ConversationList(ConversationsModel &model, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_search(new QLineEdit),
      m_list(new QListView),
      m_nothing(new Label),
      m_pages(new QStackedWidget)
{
    setMinimumWidth(180);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 4, 8, 12);
    column->setSpacing(8);
    column->addWidget(makeHead());
    makeList();
    m_nothing->setTone(Label::Tone::Muted);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->setContentsMargins(8, 24, 8, 8);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_nothing->wrapped());
    column->addWidget(m_pages, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(SearchPause);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_model.setSearch(m_search->text()); });
    connect(m_search, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_model, &ConversationsModel::loaded, this, &ConversationList::refresh);
    refresh();
}

QWidget *ConversationList::makeHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the conversations"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(symbolIcon(u"search"_s, QPalette::PlaceholderText), QLineEdit::LeadingPosition);
    auto *fresh = new QToolButton;
    fresh->setIcon(symbolIcon(u"plus"_s));
    fresh->setAccessibleName(tr("New conversation"));
    fresh->setToolTip(
        plainTip(tr("New conversation (%1)").arg(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText))));
    row->addWidget(m_search, 1);
    row->addWidget(fresh);
    connect(fresh, &QToolButton::clicked, this, &ConversationList::newWanted);
    return head;
}

void ConversationList::makeList()
{
    m_list->setModel(&m_model);
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setItemDelegate(new ItemDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, &ConversationList::choose);
    connect(m_list, &QListView::customContextMenuRequested, this, &ConversationList::showMenu);
}

void ConversationList::refresh()
{
    const bool none = m_model.rowCount() == 0;
    m_pages->setCurrentIndex(none ? 1 : 0);
    m_nothing->setText(!m_model.isLoaded() ? QString()
            : m_model.search().isEmpty()   ? tr("What you talk about is kept here.")
                                           : tr("No conversation has these words."));
    setCurrent(m_current);
}

void ConversationList::setCurrent(const QString &id)
{
    m_current = id;
    const int row = m_model.rowOf(id);
    const QModelIndex index = row < 0 ? QModelIndex() : m_model.index(row);
    if (m_list->currentIndex() == index && index.isValid())
        return;
    m_list->setCurrentIndex(index);
    if (!index.isValid())
        m_list->clearSelection();
}

void ConversationList::search() { m_search->setFocus(Qt::ShortcutFocusReason); }

void ConversationList::renameCurrent()
{
    const int row = m_model.rowOf(m_current);
    if (row < 0)
        return;
    m_list->setFocus(Qt::OtherFocusReason);
    m_list->setCurrentIndex(m_model.index(row));
    m_list->edit(m_model.index(row));
}

void ConversationList::removeCurrent()
{
    if (m_model.rowOf(m_current) >= 0)
        m_model.remove(m_current);
}

void ConversationList::choose()
{
    const QString id = m_model.idAt(m_list->currentIndex().row());
    if (!id.isEmpty() && id != m_current)
        emit chosen(id);
}

void ConversationList::showMenu(const QPoint &at)
{
    const QModelIndex index = m_list->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(
        symbolIcon(u"edit"_s), tr("Rename"), this, [this, row = index.row()] { m_list->edit(m_model.index(row)); });
    menu->addAction(
        symbolIcon(u"trash"_s), tr("Delete"), this, [this, id = m_model.idAt(index.row())] { m_model.remove(id); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool ConversationList::eventFilter(QObject *watched, QEvent *event)
{
    // What an editor has no use for comes by here, too.
    if (watched != m_list || event->type() != QEvent::KeyPress || !m_list->hasFocus())
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    case Qt::Key_Delete:
        if (const QString id = m_model.idAt(m_list->currentIndex().row()); !id.isEmpty())
            m_model.remove(id);
        return true;
    default: return false;
    }
}

} // namespace agent0
