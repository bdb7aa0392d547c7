#include "views/systemappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace agent0 {

namespace {

using namespace Qt::StringLiterals;

const QString Portal = u"org.freedesktop.portal.Desktop"_s;
const QString Path = u"/org/freedesktop/portal/desktop"_s;
const QString Interface = u"org.freedesktop.portal.Settings"_s;
const QString Namespace = u"org.freedesktop.appearance"_s;
const QString Key = u"color-scheme"_s;

/// 0: no preference, 1: dark, 2: light.
std::optional<Appearance> fromPortal(const QVariant &value)
{
    switch (value.toUInt()) {
    case 1: return Appearance::Dark;
    case 2: return Appearance::Light;
    default: return {};
    }
}

/// Read() wraps the value twice.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

struct SystemAppearance::Source : public QObject {
    Q_OBJECT

public:
    explicit Source(SystemAppearance &owner) : m_owner(owner)
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected())
            return;
        bus.connect(
            Portal, Path, Interface, u"SettingChanged"_s, this, SLOT(settingChanged(QString, QString, QDBusVariant)));
        QDBusMessage ask = QDBusMessage::createMethodCall(Portal, Path, Interface, u"Read"_s);
        ask << Namespace << Key;
        auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(ask, 5000), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this, &Source::answered);
    }

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group == Namespace && key == Key)
            m_owner.learn(fromPortal(unwrapped(value.variant())));
    }

private:
    void answered(QDBusPendingCallWatcher *watcher)
    {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            m_owner.learn(fromPortal(unwrapped(reply.value().variant())));
    }

    SystemAppearance &m_owner;
};

SystemAppearance::SystemAppearance(QObject *parent) : QObject(parent), m_source(std::make_unique<Source>(*this)) { }

SystemAppearance::~SystemAppearance() = default;

} // namespace agent0

#include "systemappearance_linux.moc"
