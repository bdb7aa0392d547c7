#include "rawserver.h"

#include <QTimer>

#include <sys/socket.h>

namespace agent0::test {

RawServer::RawServer(QHostAddress address) : m_server(std::make_unique<QTcpServer>())
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &RawServer::take);
    listen(address);
}

RawServer::RawServer(const QSslConfiguration &tls) : m_tls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    connect(server.get(), &QTcpServer::pendingConnectionAvailable, this, &RawServer::take);
    m_server = std::move(server);
    listen(QHostAddress(QHostAddress::LocalHost));
}

RawServer::~RawServer()
{
    for (const auto &[socket, bytes] : m_partial)
        socket->disconnect(this);
}

void RawServer::listen(const QHostAddress &address)
{
    m_server->setListenBacklogSize(512);
    m_server->setMaxPendingConnections(512);
    if (!m_server->listen(address))
        qFatal("no free port on loopback");
}

QByteArray RawServer::url(QByteArrayView path) const
{
    return urlFor(m_tls ? "localhost" : "127.0.0.1", path);
}

QByteArray RawServer::urlFor(QByteArrayView host, QByteArrayView path) const
{
    return (m_tls ? "https://" : "http://") + host.toByteArray() + ':' + QByteArray::number(port())
        + path.toByteArray();
}

RawServer &RawServer::answer(QByteArray bytes, Then then)
{
    return answer(Step{std::move(bytes), then, 0, false});
}

RawServer &RawServer::answer(Step step)
{
    m_script.push_back(std::move(step));
    return *this;
}

QByteArray RawServer::ok(QByteArrayView body, QByteArrayView headers)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers.toByteArray()
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body.toByteArray();
}

void RawServer::take()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++connections;
        ++open;
        m_partial[socket];
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --open;
            m_partial.erase(socket);
            socket->deleteLater();
        });
        if (greeting)
            play(socket, *greeting);
        else if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void RawServer::read(QTcpSocket *socket)
{
    QByteArray &partial = m_partial[socket];
    partial += socket->readAll();
    const qsizetype head = partial.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const qsizetype mark = partial.first(head).toLower().indexOf("\r\ncontent-length:");
    const qsizetype length =
        mark < 0 ? 0 : partial.sliced(mark + 17).split('\r').constFirst().trimmed().toLongLong();
    if (partial.size() < head + 4 + length)
        return;
    requests.append(partial.first(head + 4 + length));
    partial.remove(0, head + 4 + length);
    Step step = otherwise;
    if (!m_script.empty()) {
        step = std::move(m_script.front());
        m_script.pop_front();
    }
    if (seen)
        seen(requests.constLast());
    play(socket, step);
}

void RawServer::play(QTcpSocket *socket, const Step &step)
{
    if (step.piece > 0 || step.endless)
        return drip(socket, step);
    socket->write(step.bytes);
    socket->flush();
    finish(socket, step.then);
}

void RawServer::drip(QTcpSocket *socket, Step step)
{
    auto *timer = new QTimer(socket);
    timer->callOnTimeout(socket, [socket, timer, step, sent = qsizetype(0)]() mutable {
        if (!socket->isOpen() || socket->bytesToWrite() > 1024 * 1024)
            return; // the reader is gone, or stopped reading
        const qsizetype size =
            step.piece > 0 ? std::min(step.piece, step.bytes.size() - sent) : step.bytes.size();
        socket->write(step.bytes.sliced(sent, size));
        sent += size;
        if (sent < step.bytes.size())
            return;
        sent = 0;
        if (!step.endless) {
            timer->stop();
            finish(socket, step.then);
        }
    });
    timer->start(step.piece > 0 ? 1 : 0);
}

void RawServer::finish(QTcpSocket *socket, Then then)
{
    if (then == Then::Close)
        socket->disconnectFromHost();
    if (then != Then::Reset)
        return;
    const linger none{1, 0}; // closing then sends RST
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &none, sizeof none);
    socket->abort();
}

} // namespace agent0::test
