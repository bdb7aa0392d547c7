#include "sandbox/httpserver.h"

#include "sandbox/httpconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QSslServer>
#include <QTcpSocket>

namespace agent0::sandbox {

namespace {

/// The values at the {…} of a pattern, or nothing where the path does not fit it.
std::optional<QList<QByteArray>> match(const QList<QByteArray> &pattern, const QList<QByteArray> &path)
{
    if (pattern.size() != path.size())
        return {};
    QList<QByteArray> values;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i].startsWith('{')) {
            const QByteArray value = percentDecoded(path[i], false);
            if (value.isEmpty())
                return {};
            values.append(value);
        } else if (pattern[i] != path[i]) {
            return {};
        }
    }
    return values;
}

} // namespace

HttpServer::HttpServer(QByteArray name, std::function<Instant()> now) : m_name(std::move(name)), m_now(std::move(now))
{
    if (!m_now)
        m_now = [] { return SystemClock().now(); };
}

HttpServer::~HttpServer() { close(); }

Result<> HttpServer::listen(quint16 port, const std::optional<QSslConfiguration> &tls)
{
    m_tls = tls.has_value();
    if (tls) {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(*tls);
        QObject::connect(secure.get(), &QTcpServer::pendingConnectionAvailable, secure.get(), [this] { accept(); });
        m_listener = std::move(secure);
    } else {
        m_listener = std::make_unique<QTcpServer>();
        QObject::connect(m_listener.get(), &QTcpServer::newConnection, m_listener.get(), [this] { accept(); });
    }
    m_listener->setListenBacklogSize(256);
    if (m_listener->listen(QHostAddress(QHostAddress::LocalHost), port))
        return {};
    return fail(Fault::Failed, Leg::None, "port_taken"_L1,
        u"Port %1 of 127.0.0.1 cannot be opened for %2: %3."_s.arg(port).arg(
            QString::fromUtf8(m_name), m_listener->errorString()),
        u"Choose another --port-base, or leave it out to take free ports."_s);
}

void HttpServer::close()
{
    if (m_listener)
        m_listener->close();
    m_listener.reset(); // the connections are its children
}

quint16 HttpServer::port() const { return m_listener ? m_listener->serverPort() : quint16(0); }

QByteArray HttpServer::origin() const
{
    return (m_tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + QByteArray::number(port());
}

void HttpServer::route(QByteArray method, QByteArray pattern, Answerer answerer)
{
    routeLate(std::move(method), std::move(pattern),
        [answerer = std::move(answerer)](
            const Request &request, const Reply &reply) { reply.send(answerer(request)); });
}

void HttpServer::routeLate(QByteArray method, QByteArray pattern, LateAnswerer answerer)
{
    m_routes.push_back({std::move(method), pattern.split('/'), std::move(answerer)});
}

void HttpServer::accept()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection()) {
        ++m_accepted;
        new HttpConnection(socket, this, m_listener.get());
    }
}

void HttpServer::dispatch(Request request, Reply reply)
{
    const QList<QByteArray> path = request.path.split('/');
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    QByteArrayList allowed;
    for (const Route &route : m_routes) {
        auto parameters = match(route.segments, path);
        if (!parameters)
            continue;
        if (route.method == method) {
            request.parameters = std::move(*parameters);
            route.answerer(request, reply);
            return;
        }
        allowed.append(route.method == "GET" ? "GET, HEAD" : route.method);
    }
    reply.send(m_otherwise ? m_otherwise(request) : withoutRoute(allowed));
}

Response HttpServer::withoutRoute(const QByteArrayList &allowed) const
{
    if (allowed.isEmpty())
        return Response::json({{u"error"_s, u"not_found"_s}}, 404);
    return Response::json({{u"error"_s, u"method_not_allowed"_s}}, 405).add("Allow", allowed.join(", "));
}

QByteArray HttpServer::date() const
{
    const qint64 second = unixSeconds(m_now());
    if (second != std::exchange(m_dateSecond, second)) {
        m_date = QLocale::c()
                     .toString(QDateTime::fromSecsSinceEpoch(second).toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'")
                     .toLatin1();
    }
    return m_date;
}

} // namespace agent0::sandbox
