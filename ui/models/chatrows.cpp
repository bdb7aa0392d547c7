#include "models/chatrows.h"

#include <QHash>

namespace agent0 {

QList<ChatRow> chatRows(Conversation &conversation)
{
    QHash<QString, const CallCard *> cards;
    for (const CallCard &card : std::as_const(conversation.cards))
        cards.insert(card.id, &card);
    QList<ChatRow> rows;
    for (const ModelMessage &message : std::as_const(conversation.messages)) {
        if (message.role == ModelMessage::Role::Person)
            rows.append({ChatRow::Kind::Person, message.text, {}, {}});
        if (message.role == ModelMessage::Role::Model && !message.text.isEmpty())
            rows.append({ChatRow::Kind::Answer, message.text, {}, {}});
        for (const ToolCall &call : message.calls) {
            if (const CallCard *card = cards.value(call.id))
                rows.append({ChatRow::Kind::Call, {}, *card, {}});
        }
    }
    return rows;
}

} // namespace agent0
