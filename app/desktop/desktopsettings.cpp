#include "desktopsettings.h"

#include "base/result.h"

#include <QMainWindow>
#include <QStandardPaths>

namespace agent0::desktop {

namespace {

const QStringList Choices{u"system"_s, u"light"_s, u"dark"_s};

} // namespace

DesktopSettings::DesktopSettings(const QString &file) : m_file(file, QSettings::IniFormat) { }

QString DesktopSettings::placeForThisPerson()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/agent0/desktop.ini"_s;
}

void DesktopSettings::restore(QMainWindow &window) const
{
    window.restoreGeometry(m_file.value(u"window/geometry"_s).toByteArray());
}

void DesktopSettings::remember(const QMainWindow &window)
{
    m_file.setValue(u"window/geometry"_s, window.saveGeometry());
    m_file.sync();
}

QString DesktopSettings::view() const { return m_file.value(u"window/view"_s, u"todos"_s).toString(); }
void DesktopSettings::setView(const QString &id) { m_file.setValue(u"window/view"_s, id); }

QVariantMap DesktopSettings::arrangement(const QString &view) const { return m_file.value(u"views/"_s + view).toMap(); }

void DesktopSettings::setArrangement(const QString &view, const QVariantMap &arrangement)
{
    m_file.setValue(u"views/"_s + view, arrangement);
}

AppearanceChoice DesktopSettings::appearance() const
{
    const qsizetype found = Choices.indexOf(m_file.value(u"appearance"_s).toString());
    return found < 0 ? AppearanceChoice::System : AppearanceChoice(found);
}

void DesktopSettings::setAppearance(AppearanceChoice choice) { m_file.setValue(u"appearance"_s, Choices[int(choice)]); }

Appearance DesktopSettings::lastSeen() const
{
    return m_file.value(u"system-appearance"_s).toString() == "dark"_L1 ? Appearance::Dark : Appearance::Light;
}

void DesktopSettings::setLastSeen(Appearance appearance)
{
    m_file.setValue(u"system-appearance"_s, appearance == Appearance::Dark ? u"dark"_s : u"light"_s);
}

QString DesktopSettings::language() const { return m_file.value(u"language"_s).toString(); }
void DesktopSettings::setLanguage(const QString &language) { m_file.setValue(u"language"_s, language); }

bool DesktopSettings::closesToTray() const { return m_file.value(u"close-to-tray"_s, false).toBool(); }
void DesktopSettings::setClosesToTray(bool does) { m_file.setValue(u"close-to-tray"_s, does); }

} // namespace agent0::desktop
