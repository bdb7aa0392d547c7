#include "sandbox/httpconnection.h"

#include "sandbox/httpserver.h"

#include <QTcpSocket>
#include <QTimer>

namespace agent0::sandbox {

Reply::Reply(HttpConnection *connection, quint64 number) : m_connection(connection), m_number(number) { }

void Reply::send(Response response) const
{
    if (m_connection)
        m_connection->answer(m_number, std::move(response));
}

void Reply::goOn(const QByteArray &bytes) const
{
    if (m_connection)
        m_connection->goOn(m_number, bytes);
}

HttpConnection::HttpConnection(QTcpSocket *socket, HttpServer *server, QObject *parent)
    : QObject(parent), m_socket(socket), m_server(server)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    if (socket->bytesAvailable() > 0)
        read();
}

void HttpConnection::read()
{
    // An answer given at once comes back here through answer(): the loop goes on, the stack does not grow.
    if (std::exchange(m_reading, true))
        return;
    if (m_socket->bytesAvailable() > 0)
        m_parser.feed(m_socket->readAll());
    while (m_state == State::Reading) {
        const auto outcome = m_parser.next(&m_current);
        if (outcome == RequestParser::Outcome::NeedsMore) {
            if (m_parser.takeExpectation())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            break;
        }
        m_state = State::Answering;
        ++m_number;
        if (outcome == RequestParser::Outcome::Complete) {
            m_server->dispatch(m_current, Reply(this, m_number));
            continue;
        }
        m_current = Request();
        m_current.keepAlive = false;
        answer(m_number, Response::empty(m_parser.refusal()));
    }
    m_reading = false;
}

void HttpConnection::answer(quint64 number, Response response)
{
    if (number != m_number || m_state != State::Answering)
        return;
    if (m_server->m_observer)
        m_server->m_observer(m_current, response);
    if (response.wire.delay.count() == 0) {
        write(response);
        return;
    }
    QTimer::singleShot(response.wire.delay, Qt::PreciseTimer, this, [this, response] { write(response); });
}

void HttpConnection::goOn(quint64 number, const QByteArray &bytes)
{
    if (number != m_number || m_state != State::Waiting)
        return;
    m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n0\r\n\r\n");
    end(Wire::Ending::KeepOpen);
}

void HttpConnection::write(const Response &response)
{
    const Wire &wire = response.wire;
    const bool keep = m_current.keepAlive && wire.ending == Wire::Ending::KeepOpen
        && wire.framing != Wire::Framing::UntilClose && wire.fillerBytes == 0;
    const bool plain = wire.ending == Wire::Ending::KeepOpen;
    QByteArray bytes = wire.raw.value_or(QByteArray());
    if (!wire.raw)
        bytes = wireBytes(response, m_current.method != "HEAD", keep || !plain, m_server->date());
    if (wire.dripBytes > 0) {
        drip(response, std::move(bytes));
        return;
    }
    if (!bytes.isEmpty())
        m_socket->write(bytes);
    if (wire.fillerBytes != 0) {
        fill(response, wire.fillerBytes);
        return;
    }
    end(plain && !keep ? Wire::Ending::Close : wire.ending);
}

void HttpConnection::drip(const Response &response, QByteArray rest)
{
    if (rest.isEmpty()) {
        end(response.wire.ending == Wire::Ending::KeepOpen ? Wire::Ending::Close : response.wire.ending);
        return;
    }
    m_socket->write(rest.first(std::min(response.wire.dripBytes, rest.size())));
    m_socket->flush();
    rest.remove(0, response.wire.dripBytes);
    QTimer::singleShot(
        response.wire.dripEvery, Qt::PreciseTimer, this, [this, response, rest] { drip(response, rest); });
}

void HttpConnection::fill(const Response &response, qint64 left)
{
    constexpr qint64 Piece = 256 * 1024;
    if (left == 0) {
        end(Wire::Ending::Close);
        return;
    }
    const QByteArray &filler = response.wire.filler;
    QByteArray piece = filler.repeated(std::max<qsizetype>(1, Piece / filler.size()));
    if (left > 0)
        piece.truncate(std::min<qint64>(left, piece.size()));
    const qint64 remaining = left < 0 ? left : left - piece.size();
    m_socket->write(piece);
    // The next piece when this one is out: an endless answer must not fill our own memory.
    auto *step = new QObject(this);
    connect(m_socket, &QTcpSocket::bytesWritten, step, [this, step, response, remaining] {
        if (m_socket->bytesToWrite() > 0)
            return;
        step->deleteLater();
        step->disconnect();
        m_socket->disconnect(step);
        fill(response, remaining);
    });
}

void HttpConnection::end(Wire::Ending ending)
{
    switch (ending) {
    case Wire::Ending::KeepOpen:
        m_state = State::Reading;
        read();
        return;
    case Wire::Ending::Hang: m_state = State::Ended; return;
    case Wire::Ending::GoesOn: m_state = State::Waiting; return;
    case Wire::Ending::Close:
        m_state = State::Ended;
        m_socket->disconnectFromHost();
        return;
    case Wire::Ending::Reset:
        m_state = State::Ended;
        m_socket->flush();
        resetConnection(m_socket);
        return;
    }
}

} // namespace agent0::sandbox
