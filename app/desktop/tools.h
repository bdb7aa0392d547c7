#pragma once

#include "views/view.h"

namespace agent0::desktop {

class Workspace;

/// The tools, resources and prompts of the profile's MCP servers. workspace outlives it.
View toolsViewOf(Workspace &workspace);

} // namespace agent0::desktop
