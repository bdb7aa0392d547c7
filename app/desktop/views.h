#pragma once

#include "views/view.h"

namespace agent0::desktop {

class Workspace;

/// The views of the window, in the order of the sidebar. A view is added here, in one line. workspace outlives them.
ViewList viewsOf(Workspace &workspace);

} // namespace agent0::desktop
