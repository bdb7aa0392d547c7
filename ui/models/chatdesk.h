#pragma once

#include "models/chatmodel.h"
#include "models/conversationsmodel.h"

namespace agent0 {

/// The conversation that is open, and all that are kept: what is done to one of them is seen in the other.
class ChatDesk final : public QObject {
    Q_OBJECT

public:
    explicit ChatDesk(const ChatSource &source);

    ChatModel &chat() { return m_chat; }
    ConversationsModel &conversations() { return m_conversations; }

    /// Reads what is kept; the first time, the one of that id is opened, else the newest.
    void restore(const QString &id);

private:
    void openFirst();

    ConversationsModel m_conversations;
    ChatModel m_chat;
    QString m_wanted;
    bool m_restored = false;
};

} // namespace agent0
