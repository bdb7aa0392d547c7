#pragma once

#include "base/task.h"
#include "keychain/busmessage.h"

#include <memory>

namespace agent0 {

/// One connection to the session bus, on the event loop, for calling methods and nothing else. QtDBus would do as well, but
/// costs a program that only looks up a secret a thread, two libraries and more time than the look-up.
class SessionBus {
public:
    using Answer = OneShot<BusAnswer>::Receiver;

    /// nullptr where there is no session bus.
    static std::unique_ptr<SessionBus> open();
    ~SessionBus();
    SessionBus(const SessionBus &) = delete;
    SessionBus &operator=(const SessionBus &) = delete;

    /// Sends it now; any number may be under way. When the connection breaks all end with errors::Disconnected. No time
    /// limit: whoever has waited enough drops the answer.
    Answer call(const BusCall &call);
    bool isOpen() const;

private:
    struct Connection;
    explicit SessionBus(std::shared_ptr<Connection> connection);
    std::shared_ptr<Connection> m_connection;
};

namespace buserrors {
inline constexpr QByteArrayView Disconnected = "org.freedesktop.DBus.Error.Disconnected";
inline constexpr QByteArrayView AccessDenied = "org.freedesktop.DBus.Error.AccessDenied";
inline constexpr QByteArrayView NoReply = "org.freedesktop.DBus.Error.NoReply";
inline constexpr QByteArrayView Timeout = "org.freedesktop.DBus.Error.Timeout";
} // namespace buserrors

} // namespace agent0
