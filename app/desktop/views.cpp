#include "views.h"

#include "administration.h"
#include "workspace.h"

namespace agent0::desktop {

ViewList viewsOf(Workspace &workspace)
{
    return workspace.administration() ? workspace.administration()->views() : ViewList();
}

} // namespace agent0::desktop
