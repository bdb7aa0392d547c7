#pragma once

#include <QKeySequence>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace agent0 {

/// One view of the main window, as the sidebar shows it.
struct View {
    enum class For { SignedIn, Everybody };

    QString id;             ///< stable: what the settings remember
    QString title;          ///< in the sidebar and above the view
    QString icon;           ///< of resources/icons
    QKeySequence shortcut;
    std::function<QWidget *()> make; ///< called once, when the view is first shown; the window owns the widget
    For people = For::SignedIn; ///< Everybody: also while nobody is signed in
};
using ViewList = std::vector<View>;

} // namespace agent0
