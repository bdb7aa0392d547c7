#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// What a clause of a sentence wants. everywhere: the places that were named for all of the sentence.
Command understoodClause(QString clause, const Surround &around, const QStringList &everywhere);

/// What a clause commands; Verb::Unknown where it is no command. Courtesy and places are already taken out, and so are words for a
/// list; onList: there were some.
Command commandOf(const QString &clause, const Surround &around, bool onList);

/// What a clause asks; Verb::Unknown where it is no question about todos.
Command questionOf(const QString &clause, const Surround &around);

/// What was done, in the word for what is to be done: "paid" is "pay"; "" where it is no such word.
QString deedOf(const QString &past);

/// Whether these words begin another command, where the one before is of that verb: what is to be added may begin like a command.
bool beginsCommand(const QString &words, Verb before, const Surround &around);

/// "done", "not done", "ticked off": of the state of a todo; nothing where it names none.
std::optional<Wanted::State> stateNamed(const QString &words);

} // namespace agent0::builtin
