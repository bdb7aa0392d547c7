#include "models/chatdesk.h"

namespace agent0 {

ChatDesk::ChatDesk(const ChatSource &source) : m_conversations(source.shelf, source.now), m_chat(source)
{
    connect(&m_chat, &ChatModel::kept, this, [this] { m_conversations.update(m_chat.summary()); });
    connect(&m_conversations, &ConversationsModel::loaded, this, &ChatDesk::openFirst);
    connect(&m_conversations, &ConversationsModel::broughtBack, &m_chat, &ChatModel::open);
    connect(&m_conversations, &ConversationsModel::removed, this, [this](const QString &id) {
        if (id == m_chat.id())
            m_chat.discard();
    });
    connect(&m_conversations, &ConversationsModel::renamed, this, [this](const QString &id, const QString &title) {
        if (id == m_chat.id())
            m_chat.setTitle(title);
    });
}

void ChatDesk::restore(const QString &id)
{
    m_wanted = id;
    m_chat.prepare();
    m_conversations.reload();
}

void ChatDesk::openFirst()
{
    if (std::exchange(m_restored, true) || m_conversations.rowCount() == 0 || m_chat.rowCount() > 0)
        return;
    const int row = m_conversations.rowOf(m_wanted);
    m_chat.open(m_conversations.idAt(row < 0 ? 0 : row));
}

} // namespace agent0
