#pragma once

#include "models/preferences.h"
#include "views/theme.h"

#include <QSettings>

class QMainWindow;

namespace agent0::desktop {

/// What the window remembers of itself. Written as a whole file each time, so that a crash loses at most the last change.
class DesktopSettings {
public:
    /// file: of this alone.
    explicit DesktopSettings(const QString &file);
    static QString placeForThisPerson();

    void restore(QMainWindow &window) const;
    void remember(const QMainWindow &window);

    QString view() const;
    void setView(const QString &id);

    AppearanceChoice appearance() const;
    void setAppearance(AppearanceChoice choice);
    /// Of the system, when it was last heard: what the next start begins with.
    Appearance lastSeen() const;
    void setLastSeen(Appearance appearance);

    bool closesToTray() const;
    void setClosesToTray(bool does);

private:
    QSettings m_file;
};

} // namespace agent0::desktop
