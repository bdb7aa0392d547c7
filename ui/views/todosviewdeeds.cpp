#include "text/todolines.h"
#include "views/icons.h"
#include "views/snackbar.h"
#include "views/todosview.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

/// What is dropped to be done; a file is for the window, which looks whether it is a profile.
QString textOf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (std::ranges::any_of(urls, &QUrl::isLocalFile))
        return {};
    // As text, an address would lose what is encoded in it.
    return urls.isEmpty() ? data.text() : QUrl::toStringList(urls, QUrl::FullyEncoded).join(u'\n');
}

} // namespace

void TodosView::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isOurs = event->source() == m_list;
    if (!isOurs && !target().isEmpty() && !todosIn(textOf(*event->mimeData())).isEmpty()) {
        event->setDropAction(Qt::CopyAction);
        event->accept();
    }
}

void TodosView::dropEvent(QDropEvent *event)
{
    event->setDropAction(Qt::CopyAction);
    event->accept();
    addLines(textOf(*event->mimeData()));
}

void TodosView::addLines(const QString &text)
{
    const QStringList todos = todosIn(text);
    for (const QString &todo : todos)
        m_todos.add(target(), todo);
    m_list->scrollToBottom();
    if (todos.size() == MostTodosInText) {
        m_offer = TodoNotice::Offer::Nothing;
        m_snackbar->say(tr("That was a long text: its first %n lines are todos now.", nullptr, int(todos.size())));
    }
}

void TodosView::showMenu(QPoint at)
{
    if (selected().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &icon, const QString &text, const QKeySequence &keys, auto act) {
        QAction *action = menu->addAction(symbolIcon(icon), text);
        action->setShortcut(keys); // shown; the list hears them itself
        connect(action, &QAction::triggered, this, act, Qt::QueuedConnection); // the focus is back in the list then
    };
    const bool done = m_list->currentIndex().data(TodoModel::CompletedRole).toBool();
    add(u"edit"_s, tr("Edit"), Qt::Key_F2, [this] { m_list->edit(m_list->currentIndex()); });
    add(u"check"_s, done ? tr("Open again") : tr("Tick off"), Qt::Key_Space, &TodosView::toggle);
    add(u"copy"_s, tr("Copy"), QKeySequence::Copy, &TodosView::copySelected);
    add(u"trash"_s, tr("Remove"), QKeySequence::Delete, &TodosView::removeSelected);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void TodosView::copySelected() const
{
    const QModelIndexList rows = selected();
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setMimeData(m_todos.mimeData(rows));
}

} // namespace agent0
