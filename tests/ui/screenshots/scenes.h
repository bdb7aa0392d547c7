#pragma once

#include "ui/support/stage.h"

#include <functional>
#include <vector>

namespace agent0::screenshots {

/// One state of the window, by a name that a file can have, and how a window that was just opened gets there.
struct Scene {
    QString name;
    std::function<void(test::WindowStage &)> play;
};
using Scenes = std::vector<Scene>;

/// The window's views as in the program, all of them empty but the todos.
void furnish(test::WindowStage &stage);
/// Shows this one in its place among them.
void put(test::WindowStage &stage, const QString &id, QWidget *view);

// Each file of scenes shows one part of the window. A new part adds a line here and in main.cpp.
Scenes sessionScenes();
Scenes todoScenes();
Scenes adminScenes();
Scenes checkScenes();
Scenes setupScenes();
Scenes toolScenes();
Scenes settingsScenes();
Scenes chatScenes();

} // namespace agent0::screenshots
