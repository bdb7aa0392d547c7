#pragma once

#include "builtin/spoken.h"
#include "model/languagemodel.h"

#include <QDate>
#include <QList>

namespace agent0::builtin {

enum class Verb {
    List,
    Count,
    IsDone, ///< a question about one
    Add,
    Done,
    Reopen,
    Rename,
    Replace, ///< a part of its words by others
    Redate,
    Remove,
    Move,
    Copy,
    UndoLast,
    Correct, ///< what was done last was meant for another todo, or for another list
    Except, ///< what was done last was not meant for that one
    UseTool,
    ListTools,
    Help,
    Greet,
    WhenDone, ///< a question for what was done at a time, which nobody keeps
    Nothing, ///< the person says that nothing is to be done, or not to that
    Unknown,
};

/// Which todos are asked for.
struct Wanted {
    enum class State { Any, Open, Done };
    State state = State::Any;
    QString about; ///< words that they have to hold, "" for all
    QString when; ///< the words of a date, "" for any
};

/// One thing that the person wants.
struct Command {
    Verb verb = Verb::Unknown;
    QString said; ///< the part of the sentence that says it
    QString what; ///< the todo, or several, or the words of a new one
    QString to; ///< the new words, a date, or the arguments of a tool
    QString part; ///< of Replace: the words that go
    QStringList where; ///< ids of connections that were named
    QString target; ///< of Move and Copy: the connection it goes to
    Wanted wanted; ///< of List and Count
    bool unsure = false; ///< it may be about something else: no todos then
    QStringList spared; ///< what the same sentence says is to be left alone
    QList<qsizetype> among; ///< the todos from which the person was to choose, [] for all
    bool guessed = false; ///< its verb was mistyped, and would take something away
};

/// What people call the connections, and which tools there are by name.
struct Surround {
    struct Place {
        QString id;
        QString name;
    };
    QList<Place> places; ///< those with todos, in order
    QList<ToolDefinition> tools;
    QDate today;
};

/// The tool of that name: as models call it, or as its connection does where only one has it.
const ToolDefinition *toolNamed(const Surround &around, const QString &name);

/// What a sentence wants, in its order. Never empty.
QList<Command> understood(const Spoken &spoken, const Surround &around);

} // namespace agent0::builtin
