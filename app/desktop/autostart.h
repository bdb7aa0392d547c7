#pragma once

#include <QString>

namespace agent0::desktop {

/// The file by which the desktop starts the program when the person logs in (freedesktop.org Autostart); elsewhere none.
class Autostart {
public:
    /// folder: where such files are kept.
    explicit Autostart(QString folder) : m_file(folder + QStringLiteral("/agent0.desktop")) { }
    static Autostart ofThisPerson();

    bool isOn() const;
    void set(bool on) const;

private:
    QString m_file;
};

} // namespace agent0::desktop
