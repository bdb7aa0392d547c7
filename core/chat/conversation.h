#pragma once

#include "base/clock.h"
#include "chat/chattool.h"

#include <QJsonObject>

namespace agent0 {

/// One tool call as people see it.
struct CallCard {
    enum class State {
        Asking, ///< waits for the person's word
        Running,
        WaitingForSignIn,
        Done,
        Failed,
        Denied,
        NotMade, ///< a dry run, or the turn was at a limit or ended
        Undone,
    };
    QString id; ///< the call's
    QString connection;
    QString connectionName;
    QString tool; ///< by its connection's own name
    QByteArray arguments;
    bool writes = false;
    QString words; ///< what it changes; harmless to show on one line
    State state = State::Running;
    QString result; ///< text from outside
    QList<Change> reverse; ///< what takes it back
    bool canUndo() const { return state == State::Done && !reverse.isEmpty(); }
};

QLatin1StringView name(CallCard::State state);

/// One conversation, with all that models and people see of it. Nothing secret of the session is in it.
struct Conversation {
    QString id;
    QString title; ///< the beginning of what was said first, until somebody gives it another
    Instant begun;
    Instant changed;
    QList<ModelMessage> messages;
    QList<CallCard> cards; ///< of all its calls, in order
    TokenCount used; ///< so far, where it was counted

    CallCard *card(const QString &callId);
    QJsonObject toJson() const;
    /// Fault::Malformed, code "json_member".
    static Result<Conversation> fromJson(const QJsonObject &object);
};

} // namespace agent0
