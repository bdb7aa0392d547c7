#pragma once

#include "builtin/command.h"

namespace agent0::builtin {

/// Takes the names of connections ("in notes0", "from my notes") out of a clause; gives their ids.
QStringList takePlaces(QString &clause, const Surround &around);

/// Whether the clause names one.
bool namesPlace(const QString &clause, const Surround &around);

/// The connection that is called so, or "".
QString placeNamed(const QString &name, const Surround &around);

/// Takes "on my list" and its like out of the end of a clause; whether there was any.
bool takeListWords(QString &clause);

/// The words of a regular expression that name any of the connections.
QString placeNames(const Surround &around);

} // namespace agent0::builtin
