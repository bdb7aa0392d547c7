#include "views/chatview.h"

#include "text/errortext.h"
#include "views/arrangement.h"
#include "views/chatcomposer.h"
#include "views/chatfooter.h"
#include "views/chattranscript.h"
#include "views/chatwelcome.h"
#include "views/conversationlist.h"
#include "views/placeholder.h"
#include "views/problemline.h"
#include "views/snackbar.h"

#include <QAction>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace agent0 {

namespace {

constexpr int RoomForBoth = 600;

} // namespace

ChatView::ChatView(ChatDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_chat(desk.chat()),
      m_list(new ConversationList(desk.conversations())),
      m_pages(new QStackedWidget),
      m_trouble(new Placeholder),
      m_welcome(new ChatWelcome),
      m_transcript(new ChatTranscript(m_chat)),
      m_problem(new ProblemLine),
      m_composer(new ChatComposer),
      m_footer(new ChatFooter),
      m_snackbar(new Snackbar(this)),
      m_kept(new QWidget(this))
{
    auto *split = new QSplitter;
    split->addWidget(m_list);
    split->addWidget(makeMain());
    split->setCollapsible(1, false);
    split->setStretchFactor(1, 1);
    split->setSizes({230, 700});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
    m_kept->hide();
    keepInArrangement(*m_kept, u"conversation"_s);
    makeCommands();
    watch();
    watchParts();
    conversationChanged();
    refresh();
}

QWidget *ChatView::makeMain()
{
    auto *main = new QWidget;
    main->setMinimumWidth(280);
    auto *column = new QVBoxLayout(main);
    column->setContentsMargins(8, 0, 24, 12);
    column->setSpacing(8);
    for (QWidget *page :
        {static_cast<QWidget *>(m_transcript), static_cast<QWidget *>(m_welcome), static_cast<QWidget *>(m_trouble)})
        m_pages->addWidget(page);
    column->addWidget(m_pages, 1);
    column->addWidget(m_problem);
    column->addWidget(m_composer);
    column->addWidget(m_footer);
    return main;
}

QAction *ChatView::command(const QString &text, const QKeySequence &keys, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, act);
    addAction(action);
    return action;
}

void ChatView::makeCommands()
{
    command(tr("New conversation"), QKeySequence::New, [this] { m_chat.startNew(); });
    command(tr("Search the conversations"), QKeySequence::Find, [this] {
        m_list->show();
        m_list->search();
    });
    command(tr("Write to the agent"), Qt::CTRL | Qt::Key_L, [this] { m_composer->setFocus(); });
    command(tr("Stop the answer"), Qt::CTRL | Qt::Key_Period, [this] { m_chat.cancel(); });
    command(tr("Say the last thing again"), Qt::CTRL | Qt::Key_R, [this] { m_chat.sayAgain(); });
    command(tr("Edit the last thing you said"), Qt::CTRL | Qt::Key_E, [this] { editLast(); });
    command(tr("Undo the agent's last change"), {}, [this] { undoLast(); });
    command(tr("Ask again about tools that are always allowed"), {}, [this] { m_chat.forgetAllowed(); });
    command(tr("Rename the conversation"), {}, [this] { m_list->renameCurrent(); });
    command(tr("Delete the conversation"), {}, [this] { m_list->removeCurrent(); });
}

void ChatView::watch()
{
    connect(&m_chat, &ChatModel::stateChanged, this, &ChatView::turnChanged);
    connect(&m_chat, &ChatModel::factsChanged, this, &ChatView::refresh);
    connect(&m_chat, &ChatModel::conversationChanged, this, &ChatView::conversationChanged);
    connect(&m_chat, &ChatModel::failed, this, &ChatView::tell);
    connect(&m_chat, &ChatModel::allowedForgotten, this, [this] {
        m_offer = {};
        m_snackbar->say(tr("You are asked about every tool again."));
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_chat, signal, this, &ChatView::showFace);
    ConversationsModel &kept = m_desk.conversations();
    connect(&kept, &ConversationsModel::failed, this, &ChatView::tell);
    connect(&kept, &ConversationsModel::removed, this, [this, &kept](const QString &, const QString &title) {
        m_offer = [&kept] { kept.undoRemove(); };
        m_snackbar->say(
            title.isEmpty() ? tr("The conversation is deleted.") : tr("“%1” is deleted.").arg(title), tr("Undo"));
    });
    connect(m_snackbar, &Snackbar::acted, this, [this] {
        if (m_offer)
            m_offer();
    });
}

void ChatView::watchParts()
{
    connect(m_list, &ConversationList::chosen, &m_chat, &ChatModel::open);
    connect(m_list, &ConversationList::newWanted, &m_chat, &ChatModel::startNew);
    connect(m_composer, &ChatComposer::sent, &m_chat, &ChatModel::send);
    connect(m_composer, &ChatComposer::editSent, &m_chat, [this](const QString &text) { m_chat.sayAgain(text); });
    connect(m_composer, &ChatComposer::stopped, &m_chat, &ChatModel::cancel);
    connect(m_composer, &ChatComposer::lastWanted, this, &ChatView::editLast);
    connect(m_transcript, &ChatTranscript::editWanted, this, &ChatView::editLast);
    connect(m_transcript, &ChatTranscript::linkWanted, this, &ChatView::askForLink);
    connect(m_transcript, &ChatTranscript::viewWanted, this, &ChatView::viewWanted);
    connect(m_welcome, &ChatWelcome::chosen, &m_chat, &ChatModel::send);
    connect(m_footer, &ChatFooter::dryRunChosen, &m_chat, &ChatModel::setDryRun);
    connect(m_problem, &ProblemLine::acted, &m_chat, &ChatModel::meetAgain);
    connect(m_trouble, &Placeholder::acted, this, &ChatView::act);
}

void ChatView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_desk.restore(m_kept->property("value").toString());
    if (!isAncestorOf(window()->focusWidget()))
        m_composer->setFocus();
}

void ChatView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_chat.isBusy())
        m_chat.cancel();
    else
        QWidget::keyPressEvent(event);
}

void ChatView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->setVisible(width() >= RoomForBoth);
}

void ChatView::conversationChanged()
{
    m_kept->setProperty("value", m_chat.id());
    m_list->setCurrent(m_chat.id());
    if (m_composer->isEditing())
        m_composer->clear();
    m_transcript->goToEnd();
    refresh();
}

void ChatView::refresh()
{
    m_footer->show(m_chat);
    showFace();
    showAbsent();
}

void ChatView::editLast()
{
    const QString said = m_chat.lastSaid();
    if (!said.isEmpty() && !m_chat.isBusy())
        m_composer->edit(said);
}

void ChatView::undoLast()
{
    for (int row = m_chat.rowCount() - 1; row >= 0; --row) {
        if (m_chat.row(row).card.canUndo())
            return m_chat.undo(m_chat.row(row).card.id);
    }
}

void ChatView::tell(const Error &why)
{
    const ErrorText text = errorText(why);
    m_offer = {};
    m_snackbar->say((text.what + u' ' + text.next).trimmed());
}

} // namespace agent0
