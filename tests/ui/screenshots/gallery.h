#pragma once

#include "scenes.h"

#include "views/theme.h"

namespace agent0::screenshots {

/// Plays the scene in the language that is spoken and writes its picture in each look, FOLDER/NAME-LOOK[-rtl][-2x].png. False
/// where nothing was drawn, or something has no name.
bool take(const Scene &scene, const QList<Appearance> &looks, const QString &folder);

} // namespace agent0::screenshots
