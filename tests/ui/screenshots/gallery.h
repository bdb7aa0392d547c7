#pragma once

#include "scenes.h"

#include "views/theme.h"

namespace agent0::screenshots {

/// How a picture is taken.
struct Look {
    Appearance appearance = Appearance::Light;
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QString name() const; ///< "light", "dark-rtl"
};

/// Plays the scene and writes its picture in that look, FOLDER/NAME-LOOK[-2x].png. False where nothing was drawn, or something
/// has no name.
bool take(const Scene &scene, const QList<Look> &looks, const QString &folder);

} // namespace agent0::screenshots
