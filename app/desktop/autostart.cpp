#include "autostart.h"

#include "base/privatefile.h"
#include "base/result.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace agent0::desktop {

namespace {

/// As the Desktop Entry specification quotes an argument.
QString quoted(QString word)
{
    for (const QChar special : {u'\\', u'"', u'`', u'$'})
        word.replace(special, u'\\' + QString(special));
    return u'"' + word.replace(u'%', u"%%"_s) + u'"';
}

} // namespace

Autostart Autostart::ofThisPerson()
{
    return Autostart(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s);
}

bool Autostart::isOn() const { return QFileInfo::exists(m_file); }

void Autostart::set(bool on) const
{
    if (!on) {
        QFile::remove(m_file);
        return;
    }
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(u"[Desktop Entry]\nType=Application\nName=Agent0\nIcon=agent0\nExec=%1\n"_s
            .arg(quoted(QCoreApplication::applicationFilePath()))
            .toUtf8());
    commitWhole(file);
}

} // namespace agent0::desktop
