#pragma once

#include "builtin/plan.h"

namespace agent0::builtin {

/// The turn before, as far as a sentence may go on with it.
struct Earlier {
    std::optional<Question> question; ///< what its answer asked
    std::optional<Reverse> change; ///< the last that it changed
};

/// The commands of a sentence, where it goes on with the turn before: an answer to "which one?", a yes, "and the rent". What takes something
/// away is gone on with only where a todo is named, not a deed.
QList<Command> goingOn(QList<Command> commands, const Spoken &spoken, const Earlier &earlier);

} // namespace agent0::builtin
