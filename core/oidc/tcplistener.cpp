#include "oidc/tcplistener.h"

#include "oidc/redirectrequest.h"
#include "oidc/resultpage.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace agent0 {

TcpListener::TcpListener(QString path, QString state, LoopbackLimits limits)
    : m_path(std::move(path)), m_state(std::move(state)), m_limits(limits)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpListener::accept);
}

TcpListener::~TcpListener() = default;

Result<> TcpListener::listen(quint16 port)
{
    // The address as an object: its enum would be taken for a port (platform fact of every Qt 6).
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
        return fail(Fault::Configuration, Leg::SignIn, "redirect_port_taken"_L1,
            u"The redirect address 127.0.0.1:%1 cannot be opened: another program uses it."_s.arg(port),
            u"End that program, or set identityProvider.redirect.port to a free port (and register that address at "
            u"the identity provider)."_s);
    m_port = m_server.serverPort();
    return {};
}

QString TcpListener::redirectUri() const { return u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(m_path); }

void TcpListener::accept()
{
    while (QTcpSocket *visitor = m_server.nextPendingConnection()) {
        // The browser sends at once what it has to say; who dawdles makes room for it.
        if (m_visitors.size() >= m_limits.connections)
            m_visitors.constFirst()->abort();
        welcome(visitor);
    }
}

void TcpListener::welcome(QTcpSocket *visitor)
{
    m_visitors.append(visitor);
    connect(visitor, &QTcpSocket::disconnected, this, [this, visitor] { leave(visitor); });
    connect(visitor, &QTcpSocket::readyRead, this, [this, visitor] { read(visitor); });
    QTimer::singleShot(m_limits.patience, this, [this, guard = QPointer<QTcpSocket>(visitor)] {
        if (guard && guard != m_browser)
            guard->abort();
    });
    read(visitor); // what came with the connection is not announced again
}

void TcpListener::leave(QTcpSocket *visitor)
{
    m_visitors.removeOne(visitor);
    if (m_browser == visitor)
        m_browser = nullptr;
    visitor->deleteLater();
}

void TcpListener::read(QTcpSocket *visitor)
{
    if (!m_visitors.contains(visitor))
        return void(visitor->readAll()); // has had its say
    const QByteArray head = visitor->peek(m_limits.headBytes + 1);
    const qsizetype end = head.indexOf("\r\n\r\n");
    if (end < 0 && head.size() <= m_limits.headBytes)
        return;
    visitor->readAll();
    m_visitors.removeOne(visitor);
    judge(visitor, end < 0 ? QByteArray() : head.left(end));
}

void TcpListener::judge(QTcpSocket *visitor, const QByteArray &head)
{
    const RedirectRequest request =
        head.isEmpty() ? RedirectRequest{431, {}} : RedirectRequest::read(head, m_path, m_port);
    const bool ours = request.status == 200 && !m_browser && request.fields.value(u"state"_s) == m_state;
    if (ours)
        return take(visitor, request.fields);
    // Not ours, or forged: the real answer may still come.
    visitor->write(refusalPage(request.status));
    visitor->disconnectFromHost();
}

void TcpListener::take(QTcpSocket *visitor, const RedirectAnswer &answer)
{
    m_browser = visitor;
    m_server.close();
    for (QTcpSocket *other : QList(m_visitors))
        other->abort();
    m_answer.sender.send(answer);
}

Task<RedirectAnswer> TcpListener::answer() { co_return co_await m_answer.receiver; }

void TcpListener::finish(const QString &title, const QString &sentence)
{
    QTcpSocket *browser = std::exchange(m_browser, nullptr);
    if (!browser)
        return;
    // It belongs to nobody from here on: the page is delivered even when the listener goes first.
    disconnect(browser, nullptr, this, nullptr);
    browser->setParent(nullptr);
    connect(browser, &QTcpSocket::disconnected, browser, &QObject::deleteLater);
    QTimer::singleShot(m_limits.patience, browser, &QTcpSocket::abort);
    browser->write(resultPage("200 OK", title, sentence));
    browser->flush();
    browser->disconnectFromHost();
}

} // namespace agent0
