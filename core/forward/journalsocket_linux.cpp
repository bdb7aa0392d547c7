#include "forward/journal.h"

#include <QFile>

#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace agent0 {

bool sendDatagram(const QString &socket, const QByteArray &bytes)
{
    const QByteArray path = QFile::encodeName(socket);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    const int handle = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (handle < 0)
        return false;
    const auto sent = ::sendto(handle, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL,
        reinterpret_cast<const sockaddr *>(&address), sizeof address);
    ::close(handle);
    return sent == bytes.size();
}

} // namespace agent0
