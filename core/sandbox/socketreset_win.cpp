#include "sandbox/httpconnection.h"

#include <QTcpSocket>

#include <winsock2.h>

namespace agent0::sandbox {

void resetConnection(QTcpSocket *socket)
{
    // Lingering for no time at all makes the system send RST on close.
    const LINGER immediately{1, 0};
    ::setsockopt(SOCKET(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER,
        reinterpret_cast<const char *>(&immediately), sizeof immediately);
    socket->abort();
}

} // namespace agent0::sandbox
