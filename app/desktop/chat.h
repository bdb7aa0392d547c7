#pragma once

#include "composition/composition.h"
#include "models/chatdesk.h"
#include "views/view.h"

namespace agent0::desktop {

class Workspace;

/// The agent's conversations of the profile at work. Both outlive what is done with it.
ChatSource chatSourceOf(Composition &composition, Agent &agent);

/// workspace outlives it.
View chatViewOf(Workspace &workspace, std::function<void(const QString &view)> showView);

} // namespace agent0::desktop
