#include "autostart.h"

#include "base/privatefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace agent0::desktop {

namespace {

/// As the Desktop Entry specification has a value of the type string.
QString value(QString text) { return text.replace(u'\\', u"\\\\"_s); }

/// And an argument of Exec, which is quoted first.
QString quoted(QString word)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        word.replace(special, u'\\' + QString(special));
    return value(u'"' + word.replace(u'%', u"%%"_s) + u'"');
}

Result<> failed(const QString &file)
{
    return fail(Fault::Failed, Leg::None, "autostart_failed"_L1,
        u"Whether Agent0 starts when you log in could not be changed: %1 cannot be written."_s.arg(file),
        u"Check that the folder is yours and that the disk has room."_s);
}

} // namespace

Autostart Autostart::ofThisPerson()
{
    return Autostart(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s,
        QCoreApplication::applicationFilePath());
}

bool Autostart::isOn() const { return QFileInfo::exists(m_file); }

Result<> Autostart::set(bool on) const
{
    if (!on)
        return !isOn() || QFile::remove(m_file) ? Result<>() : failed(m_file);
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return failed(m_file);
    // With TryExec nothing is tried any more where the program is gone.
    file.write(u"[Desktop Entry]\nType=Application\nName=Agent0\nIcon=agent0\nTryExec=%1\nExec=%2\n"_s
            .arg(value(m_program), quoted(m_program))
            .toUtf8());
    return commitWhole(file) ? Result<>() : failed(m_file);
}

} // namespace agent0::desktop
