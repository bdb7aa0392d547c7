#pragma once

#include "base/task.h"

namespace agent0 {

/// Goes on in the event loop's next turn, after what is ready now.
Task<> nextTurn();

} // namespace agent0
