#include "keychain/sessionbus.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <map>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace agent0 {

namespace {

constexpr qsizetype LongestGreeting = 1024;

/// D-Bus specification, "Server Addresses": the first unix socket among them. "@" stands for an abstract one.
QByteArray socketOf(const QByteArray &addresses)
{
    for (const QByteArray &address : addresses.split(';')) {
        if (!address.startsWith("unix:"))
            continue;
        for (const QByteArray &pair : address.sliced(5).split(',')) {
            if (pair.startsWith("path="))
                return QByteArray::fromPercentEncoding(pair.sliced(5));
            if (pair.startsWith("abstract="))
                return '@' + QByteArray::fromPercentEncoding(pair.sliced(9));
        }
    }
    return {};
}

QByteArray sessionSocket()
{
    const QByteArray addresses = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (!addresses.isEmpty())
        return socketOf(addresses);
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    return runtime.isEmpty() ? QByteArray() : runtime + "/bus";
}

int connectTo(const QByteArray &path)
{
    sockaddr_un address{};
    if (path.isEmpty() || size_t(path.size()) >= sizeof(address.sun_path))
        return -1;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    if (path.startsWith('@'))
        address.sun_path[0] = '\0';
    const int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + size_t(path.size()));
    if (file >= 0 && connect(file, reinterpret_cast<const sockaddr *>(&address), length) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

/// EXTERNAL: the bus asks the kernel who we are. Nothing is waited for: what follows is only read when this was taken.
QByteArray greeting()
{
    return QByteArray(1, '\0') + "AUTH EXTERNAL " + QByteArray::number(qulonglong(geteuid())).toHex() + "\r\nBEGIN\r\n";
}

} // namespace

struct SessionBus::Connection : std::enable_shared_from_this<Connection> {
    explicit Connection(int socket);
    ~Connection();
    void send(const QByteArray &bytes);
    void receive();
    void greet();
    void deliver();
    void hangUp();

    int file;
    QSocketNotifier readable;
    bool greeted = false;
    bool open = true;
    quint32 lastSerial = 0;
    QByteArray received;
    std::map<quint32, OneShot<BusAnswer>::Sender> waiting;
};

SessionBus::Connection::Connection(int socket) : file(socket), readable(socket, QSocketNotifier::Read)
{
    QObject::connect(&readable, &QSocketNotifier::activated, &readable, [this] { receive(); });
}

SessionBus::Connection::~Connection()
{
    readable.setEnabled(false);
    close(file);
}

// A few hundred bytes each: where they do not fit, the bus has stopped reading.
void SessionBus::Connection::send(const QByteArray &bytes)
{
    if (open && ::send(file, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) != bytes.size())
        hangUp();
}

void SessionBus::Connection::receive()
{
    const auto self = shared_from_this(); // whoever is answered may drop the bus
    std::array<char, 8192> buffer;
    const ssize_t count = recv(file, buffer.data(), buffer.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return hangUp();
    received.append(buffer.data(), count);
    if (!greeted)
        greet();
    if (greeted)
        deliver();
}

void SessionBus::Connection::greet()
{
    const qsizetype end = received.indexOf("\r\n");
    if (end < 0 && received.size() < LongestGreeting)
        return;
    if (end < 0 || !received.startsWith("OK "))
        return hangUp();
    received.remove(0, end + 2);
    greeted = true;
}

void SessionBus::Connection::deliver()
{
    while (open) {
        const BusMessage message = BusMessage::read(received);
        if (message.size < 0)
            return hangUp();
        if (message.size == 0)
            return;
        received.remove(0, message.size);
        if (const auto asked = waiting.extract(message.inReplyTo))
            asked.mapped().send(message.answer);
    }
}

void SessionBus::Connection::hangUp()
{
    open = false;
    readable.setEnabled(false);
    for (const auto &[serial, asked] : std::exchange(waiting, {}))
        asked.send(BusAnswer{buserrors::Disconnected.toByteArray(), {}, {}});
}

SessionBus::SessionBus(std::shared_ptr<Connection> connection) : m_connection(std::move(connection)) { }

SessionBus::~SessionBus() { m_connection->open = false; }

std::unique_ptr<SessionBus> SessionBus::open()
{
    const int file = connectTo(sessionSocket());
    if (file < 0)
        return nullptr;
    std::unique_ptr<SessionBus> bus(new SessionBus(std::make_shared<Connection>(file)));
    BusCall hello{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello", {}, {}};
    bus->m_connection->send(greeting() + hello.message(++bus->m_connection->lastSerial)); // its answer tells us nothing
    return bus;
}

SessionBus::Answer SessionBus::call(const BusCall &call)
{
    OneShot<BusAnswer> answer;
    const quint32 serial = ++m_connection->lastSerial;
    if (m_connection->open)
        m_connection->waiting.emplace(serial, answer.sender);
    else
        answer.sender.send(BusAnswer{buserrors::Disconnected.toByteArray(), {}, {}});
    m_connection->send(call.message(serial));
    return std::move(answer.receiver);
}

bool SessionBus::isOpen() const { return m_connection->open; }

} // namespace agent0
