#include "sandbox/httpconnection.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace agent0::sandbox {

void resetConnection(QTcpSocket *socket)
{
    // Lingering for no time at all makes the system send RST on close.
    const linger immediately{1, 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &immediately, sizeof immediately);
    socket->abort();
}

} // namespace agent0::sandbox
