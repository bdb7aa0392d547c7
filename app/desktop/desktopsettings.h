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

    /// Of one view: see views/arrangement.h.
    QVariantMap arrangement(const QString &view) const;
    void setArrangement(const QString &view, const QVariantMap &arrangement);

    AppearanceChoice appearance() const;
    void setAppearance(AppearanceChoice choice);
    /// Of the system, when it was last heard: what the next start begins with.
    Appearance lastSeen() const;
    void setLastSeen(Appearance appearance);

    QString language() const; ///< "de"; "" as the system
    void setLanguage(const QString &language);

    bool closesToTray() const;
    void setClosesToTray(bool does);

private:
    QSettings m_file;
};

} // namespace agent0::desktop
