#include "keychain/keychainstate.h"

#include "base/race.h"
#include "base/result.h"
#include "keychain/secretservice.h"

#include <QLibrary>

namespace agent0 {

namespace {

constexpr Milliseconds SecondLook{200};

KeychainState stateOfRefusal(QByteArrayView error)
{
    if (error == buserrors::NoReply || error == buserrors::Timeout)
        return KeychainState::Silent;
    if (error == buserrors::AccessDenied)
        return KeychainState::Denied;
    if (error == buserrors::Disconnected)
        return KeychainState::NoBus;
    return KeychainState::NoService;
}

BusCall readAlias(QByteArrayView alias)
{
    BusWriter body;
    body.text(alias);
    return SecretService::call("/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "ReadAlias", "s", body);
}

BusCall isLocked(const QByteArray &collection)
{
    BusWriter body;
    body.text("org.freedesktop.Secret.Collection").text("Locked");
    return SecretService::call(collection, "org.freedesktop.DBus.Properties", "Get", "ss", body);
}

// Secret Service specification 0.2: the alias "default" names the collection that new items go to, "/" none.
Task<KeychainState> askSecretService(SessionBus &bus)
{
    SessionBus::Answer naming = bus.call(readAlias("default"));
    const BusAnswer named = co_await naming;
    if (!named.is("o"))
        co_return stateOfRefusal(named.errorName);
    const QByteArray collection = BusReader(named.body).text();
    if (collection.size() < 2)
        co_return KeychainState::NoCollection;
    SessionBus::Answer looking = bus.call(isLocked(collection));
    const BusAnswer locked = co_await looking;
    BusReader in(locked.body);
    if (!locked.is("v") || in.signature() != "b")
        co_return stateOfRefusal(locked.errorName);
    co_return in.number() != 0 ? KeychainState::Locked : KeychainState::Ready;
}

// gnome-keyring under load may name no keyring for a moment while it writes one down.
Task<KeychainState> askTwiceForKeyring(SessionBus &bus, Clock &clock)
{
    const KeychainState state = co_await askSecretService(bus);
    if (state != KeychainState::NoCollection)
        co_return state;
    co_await clock.sleep(SecondLook);
    co_return co_await askSecretService(bus);
}

} // namespace

Task<KeychainState> keychainState(Clock &clock, Milliseconds patience)
{
    const auto bus = SessionBus::open();
    if (!bus)
        co_return KeychainState::NoBus;
    if (!QLibrary(u"secret-1"_s, 0).load())
        co_return KeychainState::NoLibrary;
    const auto state = co_await before(clock.sleep(patience), askTwiceForKeyring(*bus, clock));
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
        return display ? u"Unlock it, for example in “Passwords and Keys”, and try again."_s
                       : u"Unlock it: read -rs P && printf %s \"$P\" | gnome-keyring-daemon --replace --unlock "
                         "--components=secrets"_s;
    case KeychainState::NoCollection:
        return display ? u"Make a default keyring, for example in “Passwords and Keys”, and try again."_s
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
