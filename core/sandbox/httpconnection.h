#pragma once

#include "sandbox/requestparser.h"

#include <QObject>

class QTcpSocket;

namespace agent0::sandbox {

class HttpServer;

/// One client: reads a request, waits for its answer, writes it as its Wire wants, reads the next.
class HttpConnection final : public QObject {
public:
    /// Takes the socket as a child; goes with it.
    HttpConnection(QTcpSocket *socket, HttpServer *server, QObject *parent);

    void answer(quint64 number, Response response);
    void goOn(quint64 number, const QByteArray &bytes);

private:
    void read();
    void write(const Response &response);
    void drip(const Response &response, QByteArray rest);
    void fill(const Response &response, qint64 left);
    void end(Wire::Ending ending);

    enum class State { Reading, Answering, Waiting, Ended };

    QTcpSocket *m_socket;
    HttpServer *m_server;
    RequestParser m_parser;
    Request m_current;
    quint64 m_number = 0;
    State m_state = State::Reading;
    bool m_reading = false;
};

/// Ends a connection with a reset (RST) instead of an orderly close.
void resetConnection(QTcpSocket *socket);

} // namespace agent0::sandbox
