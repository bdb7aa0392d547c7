#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// The command whose form a clause has; nothing where it has none.
std::optional<Command> formed(const QString &clause, QDate today);

/// The same for what means something only where it is to go to a list: "put the milk".
std::optional<Command> formedOnList(const QString &clause, QDate today);

} // namespace agent0::builtin
