#pragma once

#include "builtin/reference.h"

namespace agent0::builtin {

/// A place whose todos could not be had, and why.
struct Missing {
    QString name;
    QString why;
};

/// What to say to "list", "how many", "help" and the like.
QString shown(
    const Command &command, const Reference &reference, const QList<KnownTodo> &todos, const Surround &around);

/// Whether there is nothing to say to a question that may be about something else.
bool isNotOurs(const Command &command, const Reference &reference, const Surround &around);

} // namespace agent0::builtin
