#pragma once

#include <QStringList>

class QWidget;

namespace agent0::test {

// What of a window falls short, as "Class (object name) what": empty where nothing does. Of what is visible.

/// What can take the focus, and has no accessible name or no role.
QStringList namelessWidgets(const QWidget &window);
/// Labels that would take text for markup.
QStringList markupLabels(const QWidget &window);
/// What can take the focus by Tab, and is never reached by it. Needs an active window.
QStringList notReachedByTab(QWidget &window);

} // namespace agent0::test
