#include "keychain/keychainstate.h"

#include "base/race.h"
#include "base/result.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QLibrary>

namespace agent0 {

namespace {

QDBusMessage secretsCall(
    const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return message;
}

Task<QDBusMessage> answerTo(QDBusMessage question)
{
    OneShot<QDBusMessage> answer;
    QDBusPendingCallWatcher watcher(QDBusConnection::sessionBus().asyncCall(question));
    QObject::connect(&watcher, &QDBusPendingCallWatcher::finished, &watcher,
        [sender = answer.sender](QDBusPendingCallWatcher *done) { sender.send(done->reply()); });
    QDBusMessage reply = co_await answer.receiver;
    co_return reply;
}

KeychainState stateOfRefusal(const QDBusMessage &reply)
{
    const QString name = reply.errorName();
    if (name == "org.freedesktop.DBus.Error.NoReply"_L1 || name == "org.freedesktop.DBus.Error.Timeout"_L1)
        return KeychainState::Silent;
    if (name == "org.freedesktop.DBus.Error.AccessDenied"_L1)
        return KeychainState::Denied;
    if (name == "org.freedesktop.DBus.Error.Disconnected"_L1)
        return KeychainState::NoBus;
    return KeychainState::NoService;
}

// Secret Service specification 0.2: the alias "default" names the collection that new items go to, "/" none.
Task<KeychainState> askSecretService()
{
    const QVariantList alias{u"default"_s};
    const QDBusMessage named = co_await answerTo(secretsCall(
        u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, alias));
    if (named.type() != QDBusMessage::ReplyMessage)
        co_return stateOfRefusal(named);
    const QString collection = named.arguments().value(0).value<QDBusObjectPath>().path();
    if (collection.size() < 2)
        co_return KeychainState::NoCollection;
    const QVariantList property{u"org.freedesktop.Secret.Collection"_s, u"Locked"_s};
    const QDBusMessage locked =
        co_await answerTo(secretsCall(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, property));
    if (locked.type() != QDBusMessage::ReplyMessage)
        co_return stateOfRefusal(locked);
    const bool isLocked = locked.arguments().value(0).value<QDBusVariant>().variant().toBool();
    co_return isLocked ? KeychainState::Locked : KeychainState::Ready;
}

} // namespace

Task<KeychainState> keychainState(Clock &clock, Milliseconds patience)
{
    if (!QDBusConnection::sessionBus().isConnected())
        co_return KeychainState::NoBus;
    if (!QLibrary(u"secret-1"_s, 0).load())
        co_return KeychainState::NoLibrary;
    const auto state = co_await before(clock.sleep(patience), askSecretService());
    co_return state.value_or(KeychainState::Silent);
}

bool keychainMayPrompt()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

void surviveKeychainLoss()
{
    // GIO raises SIGTERM when the session bus goes away, unless its connection is told not to.
    using BusGetSync = void *(*)(int, void *, void **);
    using SetExitOnClose = void (*)(void *, int);
    using Unref = void (*)(void *);
    constexpr int SessionBus = 2;
    QLibrary gio(u"gio-2.0"_s, 0);
    const auto busGet = BusGetSync(gio.resolve("g_bus_get_sync"));
    const auto setExitOnClose = SetExitOnClose(gio.resolve("g_dbus_connection_set_exit_on_close"));
    const auto unref = Unref(gio.resolve("g_object_unref"));
    if (!busGet || !setExitOnClose || !unref)
        return;
    // libsecret has opened it already: this takes another reference and does not block.
    if (void *const bus = busGet(SessionBus, nullptr, nullptr)) {
        setExitOnClose(bus, false);
        unref(bus);
    }
}

void reconnectKeychain()
{
    // libsecret keeps the first service and its session for ever; after a restart that session "does not
    // exist".
    using Disconnect = void (*)();
    if (const auto disconnect = Disconnect(QLibrary(u"secret-1"_s, 0).resolve("secret_service_disconnect")))
        disconnect();
}

QString keychainName() { return u"the system keychain (Secret Service)"_s; }

QString keychainAdvice(KeychainState state)
{
    const bool display = keychainMayPrompt();
    switch (state) {
    case KeychainState::Ready: return {};
    case KeychainState::Locked:
        return display
            ? u"Unlock it, for example in “Passwords and Keys”, and try again."_s
            : u"Unlock it: read -rs P && printf %s \"$P\" | gnome-keyring-daemon --replace --unlock "
              "--components=secrets"_s;
    case KeychainState::NoCollection:
        return display
            ? u"Make a default keyring, for example in “Passwords and Keys”, and try again."_s
            : u"Make one: read -rs P && printf %s \"$P\" | gnome-keyring-daemon --replace --unlock "
              "--components=secrets"_s;
    case KeychainState::NoService:
        return display ? u"Install and start one: the package gnome-keyring or kwalletmanager."_s
                       : u"Install the package gnome-keyring and start it: read -rs P && printf %s \"$P\" | "
                         "gnome-keyring-daemon --unlock --components=secrets"_s;
    case KeychainState::NoBus:
        return u"Log in on a desktop, or begin with: dbus-run-session -- bash, and in it: read -rs P && "
               u"printf %s "
               "\"$P\" | gnome-keyring-daemon --unlock --components=secrets"_s;
    case KeychainState::NoLibrary: return u"Install the package libsecret-1-0."_s;
    case KeychainState::Denied: return u"Allow it to talk to org.freedesktop.secrets."_s;
    case KeychainState::Silent:
        return u"Look whether a window asks for its password, else end gnome-keyring-daemon and start it again."_s;
    }
    Q_UNREACHABLE();
}

} // namespace agent0
