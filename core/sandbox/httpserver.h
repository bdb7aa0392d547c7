#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sandbox/message.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>
#include <memory>

namespace agent0::sandbox {

class HttpConnection;

/// The place one answer goes to. May be kept and used later; does nothing when the client has gone, or twice.
class Reply {
public:
    Reply(HttpConnection *connection, quint64 number);
    void send(Response response) const;
    /// The rest of a body whose Wire had Ending::GoesOn (and ChunksUnfinished), and its end.
    void goOn(const QByteArray &bytes) const;

private:
    QPointer<HttpConnection> m_connection;
    quint64 m_number;
};

/// A small HTTP/1.1 server on 127.0.0.1 alone: keep-alive, pipelining (answers in order), HEAD, 404, 405, bounds,
/// and answers that go wrong on demand (Wire). One thread, on the event loop of whoever made it.
class HttpServer {
public:
    using Answerer = std::function<Response(const Request &)>;
    using LateAnswerer = std::function<void(const Request &, Reply)>;
    using Observer = std::function<void(const Request &, Response &)>;

    explicit HttpServer(QByteArray name, std::function<Instant()> now = {});
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;
    ~HttpServer();

    /// Port 0 takes any free one. With tls it speaks TLS. Fault::Failed, code "port_taken".
    Result<> listen(quint16 port, const std::optional<QSslConfiguration> &tls = {});
    void close(); ///< ends every connection too
    const QByteArray &name() const { return m_name; }
    quint16 port() const;
    QByteArray origin() const; ///< "http://127.0.0.1:4711", no slash

    /// pattern: "/api/todos/{id}"; a {…} stands for one segment. GET answers HEAD too.
    void route(QByteArray method, QByteArray pattern, Answerer answerer);
    void routeLate(QByteArray method, QByteArray pattern, LateAnswerer answerer);
    /// Answers whatever no route answers, instead of 404 and 405.
    void otherwise(Answerer answerer) { m_otherwise = std::move(answerer); }
    /// Sees every request with its answer (404 and refusals included) before it goes out, and may change it.
    void observe(Observer observer) { m_observer = std::move(observer); }
    quint64 connectionsAccepted() const { return m_accepted; }

private:
    friend class HttpConnection;
    struct Route {
        QByteArray method;
        QList<QByteArray> segments;
        LateAnswerer answerer;
    };

    void accept();
    void dispatch(Request request, Reply reply);
    Response withoutRoute(const QByteArrayList &allowed) const;
    QByteArray date() const;

    QByteArray m_name;
    std::function<Instant()> m_now;
    std::vector<Route> m_routes;
    Observer m_observer;
    Answerer m_otherwise;
    std::unique_ptr<QTcpServer> m_listener;
    bool m_tls = false;
    quint64 m_accepted = 0;
    mutable qint64 m_dateSecond = -1;
    mutable QByteArray m_date;
};

} // namespace agent0::sandbox
