#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// What a clause commands; Verb::Unknown where it is no command. Courtesy and places are already taken out, and so are words for a
/// list; onList: there were some.
Command commandOf(const QString &clause, const Surround &around, bool onList);

/// What a clause asks; Verb::Unknown where it is no question about todos.
Command questionOf(const QString &clause, const Surround &around);

/// Whether these words begin another command, where the one before is of that verb: what is to be added may begin like a command.
bool beginsCommand(const QString &words, Verb before, const Surround &around);

/// "done", "not done", "ticked off": of the state of a todo; nothing where it names none.
std::optional<Wanted::State> stateNamed(const QString &words);

} // namespace agent0::builtin
