#include "oidc/loopbacklistener.h"

#include "oidc/redirectrequest.h"

#include <QTcpSocket>
#include <QTimer>

namespace agent0 {

namespace {

constexpr qsizetype MostHeadBytes = 16 * 1024;
constexpr int MostConnections = 64;
constexpr int MostReadMilliseconds = 10'000;

QByteArray page(const QByteArray &status, const QString &title, const QString &sentence)
{
    const QByteArray body = u"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>%1</title>"
                            "<style>body{font:18px system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em;"
                            "color-scheme:light dark}</style><h1>%1</h1><p>%2</p></html>"_s
                                .arg(title.toHtmlEscaped(), sentence.toHtmlEscaped())
                                .toUtf8();
    return "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
          "frame-ancestors 'none'\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
          "Connection: close\r\n\r\n"
        + body;
}

void refuse(QTcpSocket *socket, int status)
{
    const QByteArray line = status == 404 ? "404 Not Found"
        : status == 405                   ? "405 Method Not Allowed\r\nAllow: GET"
        : status == 431                   ? "431 Request Header Fields Too Large"
                                          : "400 Bad Request";
    socket->write(page(line, u"Nothing to see here"_s, u"This is not the answer that Agent0 is waiting for."_s));
    socket->disconnectFromHost();
}

} // namespace

LoopbackListener::LoopbackListener(QString path, QString state) : m_path(std::move(path)), m_state(std::move(state))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::accept);
}

LoopbackListener::~LoopbackListener() = default;

Result<> LoopbackListener::listen(quint16 port)
{
    // The address as an object: its enum would be taken for a port (platform fact of every Qt 6).
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
        return fail(Fault::Configuration, Leg::SignIn, "redirect_port_taken"_L1,
            u"The redirect address 127.0.0.1:%1 cannot be opened: another program uses it."_s.arg(port),
            u"End that program, or set identityProvider.redirect.port to a free port (and register that address at the identity provider)."_s);
    m_port = m_server.serverPort();
    return {};
}

QString LoopbackListener::redirectUri() const { return u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(m_path); }

void LoopbackListener::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_open >= MostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_open;
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            if (m_browser == socket)
                m_browser = nullptr;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(MostReadMilliseconds, socket, [this, socket] {
            if (socket != m_browser)
                socket->abort();
        });
    }
}

void LoopbackListener::read(QTcpSocket *socket)
{
    if (socket == m_browser || socket->property("judged").toBool())
        return void(socket->readAll());
    const QByteArray head = socket->peek(MostHeadBytes + 1);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.size() <= MostHeadBytes)
        return;
    socket->setProperty("judged", true);
    socket->readAll();
    if (end < 0)
        refuse(socket, 431);
    else
        judge(socket, head.left(end));
}

void LoopbackListener::judge(QTcpSocket *socket, const QByteArray &head)
{
    const RedirectRequest request = RedirectRequest::read(head, m_path, m_port);
    if (request.status != 200)
        refuse(socket, request.status);
    else if (request.fields.value(u"state"_s) != m_state || m_browser)
        refuse(socket, 400); // not ours, or forged: the real answer may still come
    else
        take(socket, request.fields);
}

void LoopbackListener::take(QTcpSocket *socket, const RedirectAnswer &answer)
{
    m_browser = socket;
    m_server.close();
    m_answer.sender.send(answer);
}

Task<RedirectAnswer> LoopbackListener::answer()
{
    co_return co_await m_answer.receiver;
}

void LoopbackListener::finish(bool signedIn, const QString &sentence)
{
    if (!m_browser)
        return;
    m_browser->write(page("200 OK", signedIn ? u"Signed in"_s : u"Not signed in"_s, sentence));
    m_browser->flush();
    // It belongs to nobody from here on: the page is delivered even when the listener goes first.
    m_browser->setParent(nullptr);
    disconnect(m_browser, nullptr, this, nullptr);
    connect(m_browser, &QTcpSocket::disconnected, m_browser, &QObject::deleteLater);
    QTimer::singleShot(MostReadMilliseconds, m_browser, &QTcpSocket::abort);
    m_browser->disconnectFromHost();
    m_browser = nullptr;
}

} // namespace agent0
