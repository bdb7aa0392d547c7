#pragma once

#include <QIcon>
#include <QPalette>

namespace agent0 {

/// One of resources/icons, drawn in the colour of the text beside it: it follows light and dark, disabled and selected, by
/// itself, and is read when it is first painted.
QIcon symbolIcon(const QString &name, QPalette::ColorRole role = QPalette::ButtonText);
/// The same in one colour.
QIcon symbolIcon(const QString &name, const QColor &color);
/// The program's own mark, in its own colours.
QIcon programIcon();

} // namespace agent0
