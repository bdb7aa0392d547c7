#include "converse.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimer>

namespace agent0::test {

namespace {

QByteArray joined(const QByteArray &chunks)
{
    QByteArray plain;
    for (qsizetype at = 0; at >= 0 && at < chunks.size();) {
        const qsizetype end = chunks.indexOf("\r\n", at);
        const qsizetype size = chunks.mid(at, end - at).toLongLong(nullptr, 16);
        if (end < 0 || size == 0)
            break;
        plain += chunks.mid(end + 2, size);
        at = end + 2 + size + 2;
    }
    return plain;
}

} // namespace

int Received::status() const { return bytes.startsWith("HTTP/1.1 ") ? bytes.mid(9, 3).toInt() : 0; }

QByteArray Received::header(QByteArrayView name) const
{
    const QByteArray head = bytes.left(bytes.indexOf("\r\n\r\n"));
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray Received::body() const
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const QByteArray raw = end < 0 ? QByteArray() : bytes.mid(end + 4);
    return header("Transfer-Encoding") == "chunked" ? joined(raw) : raw;
}

QJsonObject Received::json() const { return QJsonDocument::fromJson(body()).object(); }
QByteArray Received::oauthError() const { return json().value(QLatin1StringView("error")).toString().toUtf8(); }

Received converse(quint16 port, const QByteArray &bytes, int quietMs, qsizetype most)
{
    QTcpSocket socket;
    QEventLoop loop;
    QTimer quiet;
    Received received;
    quiet.setSingleShot(true);
    quiet.setInterval(quietMs);
    QObject::connect(&quiet, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, [&] {
        received.bytes += socket.readAll();
        quiet.start();
        if (received.bytes.size() > most)
            loop.quit();
    });
    QObject::connect(&socket, &QTcpSocket::disconnected, &loop, [&] {
        received.ended = true;
        loop.quit();
    });
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(bytes);
    quiet.start();
    loop.exec();
    received.bytes += socket.readAll();
    received.ended |= socket.state() == QAbstractSocket::UnconnectedState;
    return received;
}

} // namespace agent0::test
