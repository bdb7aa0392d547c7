#include "unit/oidc/visitor.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace agent0::test {

Visitor::Visitor(quint16 port, const QByteArray &words) : m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!m_socket->waitForConnected(2000))
        QTest::qFail("nobody listens", __FILE__, __LINE__);
    if (!words.isEmpty())
        say(words);
}

Visitor::~Visitor() = default;

void Visitor::say(const QByteArray &words)
{
    m_socket->write(words);
    m_socket->flush();
}

bool Visitor::isShownOut()
{
    return QTest::qWaitFor([this] { return m_socket->state() == QAbstractSocket::UnconnectedState; }, 5000);
}

QByteArray Visitor::listen()
{
    if (!isShownOut())
        QTest::qFail("the connection stays open", __FILE__, __LINE__);
    return m_socket->readAll();
}

void Visitor::leave() { m_socket->abort(); }

void Visitor::stopTalking()
{
#ifdef Q_OS_UNIX
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
#endif
}

QByteArray browserRequest(quint16 port, const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\nSec-Fetch-Mode: navigate\r\n\r\n";
}

} // namespace agent0::test
