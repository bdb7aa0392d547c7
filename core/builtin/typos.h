#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// The clause with the words of its command as they were probably meant: one letter missing, one too many, or two that changed places.
/// The words of todos stay as they are. Nothing where no word is so, or one could be several.
std::optional<QString> mended(const QString &clause);

/// Whether a mended clause may be taken for that command: what only reads may always, what is written down only where more than its
/// verb says so. It is marked as guessed where it would take something away.
bool mayBeMeant(Command &command, const QString &mendedClause, bool onList);

} // namespace agent0::builtin
