#pragma once

#include "models/preferences.h"
#include "views/view.h"

namespace agent0::desktop {

class Workspace;

/// What views may ask of the program around them.
struct AroundViews {
    Preferences &preferences;
    std::function<void(const QString &id)> showView;
    std::function<void(const QString &name)> chooseProfile;
    std::function<void()> setUpProfile;
    std::function<void()> reopenProfile; ///< it says something else now
    std::function<void()> leaveProfile; ///< it is gone
};

/// The views of the window, in the order of the sidebar. A view is added here, in one line. workspace outlives them.
ViewList viewsOf(Workspace &workspace, AroundViews around);

} // namespace agent0::desktop
