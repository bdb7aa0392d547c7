#pragma once

#include "chat/conversation.h"

namespace agent0 {

/// One thing that a conversation shows.
struct ChatRow {
    enum class Kind {
        Person, ///< what they said: text
        Answer, ///< what the model said: text, Markdown from outside
        Call, ///< card
        Stopped, ///< the person ended the turn
        Failed, ///< the turn: why
        Cut, ///< the answer, at the model's longest
        Declined, ///< the model, or who sells it, did not want to
    };
    Kind kind = Kind::Person;
    QString text;
    CallCard card;
    std::optional<Error> why;
};

/// As it is kept: what was said, and each call at its place.
QList<ChatRow> chatRows(Conversation &conversation);

} // namespace agent0
