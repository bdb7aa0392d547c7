#pragma once

#include "base/result.h"

namespace agent0::desktop {

/// The file by which the desktop starts the program when the person logs in (freedesktop.org Autostart); elsewhere none.
class Autostart {
public:
    /// folder: where such files are kept. program: the path of what is started.
    Autostart(const QString &folder, QString program)
        : m_file(folder + QStringLiteral("/agent0.desktop")), m_program(std::move(program))
    {
    }
    static Autostart ofThisPerson();

    bool isOn() const;
    /// Where the file cannot be written or removed: Fault::Failed, code "autostart_failed", and all is as before.
    Result<> set(bool on) const;

private:
    QString m_file;
    QString m_program;
};

} // namespace agent0::desktop
