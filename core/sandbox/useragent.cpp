#include "sandbox/useragent.h"

#include "sandbox/htmlform.h"

#include <QTcpSocket>
#include <QTimer>

namespace agent0::sandbox {

namespace {

constexpr int MostSteps = 20;
constexpr int PatienceMs = 20'000;

/// The task goes on from within the socket's own signal: the socket must outlive that.
struct DeleteLater {
    void operator()(QObject *object) const
    {
        object->disconnect();
        object->deleteLater();
    }
};

/// "http://127.0.0.1:4711/a?b" taken apart.
struct Place {
    QByteArray host;
    quint16 port = 80;
    QByteArray target;
    QByteArray origin;
};

std::optional<Place> loopbackPlace(const QByteArray &address)
{
    constexpr QByteArrayView Scheme = "http://";
    if (!address.startsWith(Scheme))
        return {};
    qsizetype end = Scheme.size();
    while (end < address.size() && address[end] != '/' && address[end] != '?' && address[end] != '#')
        ++end;
    Place place;
    place.origin = address.first(end);
    const QByteArray authority = place.origin.sliced(Scheme.size());
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon > authority.lastIndexOf(']');
    place.host = hasPort ? authority.first(colon) : authority;
    place.port = hasPort ? authority.sliced(colon + 1).toUShort() : quint16(80);
    place.target = address.sliced(end).split('#').first();
    if (!place.target.startsWith('/'))
        place.target.prepend('/');
    if (place.host != "127.0.0.1" && place.host != "localhost" && place.host != "[::1]")
        return {};
    return place;
}

QByteArray resolved(const QByteArray &base, const QByteArray &reference)
{
    if (reference.isEmpty() || reference.contains("://"))
        return reference.isEmpty() ? base : reference;
    const auto place = loopbackPlace(base);
    if (reference.startsWith('/'))
        return place->origin + reference;
    const QByteArray path = place->target.split('?').first();
    return place->origin + (reference.startsWith('?') ? path : path.first(path.lastIndexOf('/') + 1)) + reference;
}

QByteArray unchunked(const QByteArray &body)
{
    QByteArray plain;
    qsizetype at = 0;
    while (true) {
        const qsizetype end = body.indexOf("\r\n", at);
        const qsizetype size = end < 0 ? 0 : body.sliced(at, end - at).toLongLong(nullptr, 16);
        if (size <= 0 || end + 2 + size > body.size())
            return plain;
        plain.append(body.sliced(end + 2, size));
        at = end + 2 + size + 2;
    }
}

std::unexpected<Error> browserFailure(Fault fault, QLatin1StringView code, const QString &what, const QString &hint)
{
    return fail(fault, Leg::SignIn, code, what, hint);
}

} // namespace

struct UserAgent::Page {
    int status = 0;
    QByteArray address;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;

    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (key.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    static std::optional<Page> parse(const QByteArray &address, const QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        QList<QByteArray> lines = bytes.left(end).split('\n');
        if (end < 0 || !lines.first().startsWith("HTTP/1."))
            return {};
        Page page{lines.takeFirst().mid(9, 3).toInt(), address, {}, bytes.sliced(end + 4)};
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            page.headers.append({line.left(colon).trimmed(), line.sliced(colon + 1).trimmed()});
        }
        if (page.header("Transfer-Encoding").toLower() == "chunked")
            page.body = unchunked(page.body);
        return page;
    }
};

QByteArray UserAgent::requestText(const QByteArray &method, const QByteArray &address, const QByteArray &form) const
{
    const Place place = *loopbackPlace(address);
    QByteArray text = method + ' ' + place.target + " HTTP/1.1\r\nHost: " + place.origin.sliced(7)
        + "\r\nAccept: text/html\r\nConnection: close\r\n";
    if (const auto jar = m_cookies.find(place.host); jar != m_cookies.end()) {
        QByteArrayList pairs;
        for (const auto &[name, value] : jar->second)
            pairs.append(name + '=' + value);
        text += "Cookie: " + pairs.join("; ") + "\r\n";
    }
    if (method == "POST")
        text += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + QByteArray::number(form.size())
            + "\r\n";
    return text + "\r\n" + form;
}

void UserAgent::keepCookies(const QByteArray &host, const Page &page)
{
    for (const auto &[key, value] : page.headers) {
        if (key.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QByteArray pair = value.split(';').first();
        const QByteArray name = pair.left(pair.indexOf('=')).trimmed();
        if (value.toLower().contains("max-age=0"))
            m_cookies[host].erase(name);
        else
            m_cookies[host][name] = pair.sliced(pair.indexOf('=') + 1).trimmed();
    }
}

Task<Result<UserAgent::Page>> UserAgent::load(QByteArray method, QByteArray address, QByteArray form)
{
    const auto place = loopbackPlace(address);
    if (!place)
        co_return browserFailure(Fault::Untrusted, "not_loopback"_L1,
            u"The headless browser was sent to an address beyond this machine."_s, u"Use a real browser for that."_s);
    const std::unique_ptr<QTcpSocket, DeleteLater> socket(new QTcpSocket);
    OneShot<bool> over;
    const auto finish = [sender = over.sender] { sender.send(true); };
    QObject::connect(socket.get(), &QTcpSocket::disconnected, socket.get(), finish);
    QObject::connect(socket.get(), &QTcpSocket::errorOccurred, socket.get(), finish);
    QTimer::singleShot(PatienceMs, socket.get(), finish);
    socket->connectToHost(QString::fromUtf8(place->host).remove(u'[').remove(u']'), place->port);
    socket->write(requestText(method, address, form));
    co_await over.receiver;
    auto page = Page::parse(address, socket->readAll());
    if (!page)
        co_return browserFailure(Fault::Network, "browser_no_answer"_L1,
            u"Nobody answered at %1."_s.arg(QString::fromUtf8(place->origin)), u"Is the server running?"_s);
    keepCookies(place->host, *page);
    co_return std::move(*page);
}

Task<Result<Visit>> UserAgent::open(QByteArray address, Visitor visitor)
{
    QByteArray method = "GET";
    QByteArray form;
    QList<QByteArray> path;
    bool passwordSent = false;
    for (int step = 0; step < MostSteps; ++step) {
        path.append(address);
        auto page = co_await load(method, address, form);
        if (!page)
            co_return fail(page.error());
        method = "GET";
        form.clear();
        if (page->status >= 300 && page->status < 400 && !page->header("Location").isEmpty()) {
            address = resolved(address, page->header("Location"));
            continue;
        }
        const auto filled = fillForm(page->body, visitor.username, visitor.password);
        if (!filled)
            co_return Visit{page->status, address, page->body, path};
        if (filled->hasPassword && std::exchange(passwordSent, true))
            co_return browserFailure(Fault::Refused, "browser_login"_L1,
                u"The page did not take this name and password."_s, u"The sandbox's page shows who can sign in."_s);
        method = filled->method;
        form = filled->body;
        address = resolved(address, filled->action);
    }
    co_return browserFailure(Fault::Refused, "browser_lost"_L1, u"The pages led from one to the next without end."_s,
        u"Look at the identity provider's configuration."_s);
}

} // namespace agent0::sandbox
