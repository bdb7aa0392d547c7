#include "sandbox/message.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0::sandbox {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

QByteArray firstOf(const QList<Header> &headers, QByteArrayView name)
{
    for (const Header &header : headers) {
        if (sameName(header.name, name))
            return header.value;
    }
    return {};
}

} // namespace

QByteArray Request::header(QByteArrayView name) const { return firstOf(headers, name); }

int Request::count(QByteArrayView name) const
{
    return int(std::ranges::count_if(headers, [&](const Header &header) { return sameName(header.name, name); }));
}

QByteArray Request::cookie(QByteArrayView name) const
{
    for (const QByteArray &part : header("Cookie").split(';')) {
        const qsizetype equals = part.indexOf('=');
        if (equals > 0 && part.first(equals).trimmed() == name)
            return part.sliced(equals + 1).trimmed();
    }
    return {};
}

bool Request::isForm() const
{
    return sameName(header("Content-Type").split(';').first().trimmed(), "application/x-www-form-urlencoded");
}

Response Response::json(const QJsonObject &object, int status)
{
    return {status, {{"Content-Type", "application/json"}}, QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

Response Response::jsonList(const QJsonArray &array, int status)
{
    return {status, {{"Content-Type", "application/json"}}, QJsonDocument(array).toJson(QJsonDocument::Compact), {}};
}

Response Response::html(QByteArray page, int status)
{
    // No script and nothing from outside can run in what we show (RFC 9700 4.16 asks for framing protection).
    return {status,
        {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"},
            {"Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"},
            {"Referrer-Policy", "no-referrer"}, {"X-Content-Type-Options", "nosniff"}},
        std::move(page), {}};
}

Response Response::empty(int status) { return {status, {}, {}, {}}; }

Response Response::redirect(QByteArray location, int status)
{
    return {status, {{"Location", std::move(location)}, {"Cache-Control", "no-store"}}, {}, {}};
}

Response &Response::set(QByteArrayView name, QByteArray value)
{
    headers.removeIf([&](const Header &header) { return sameName(header.name, name); });
    return add(name.toByteArray(), std::move(value));
}

Response &Response::add(QByteArray name, QByteArray value)
{
    headers.append({std::move(name), std::move(value)});
    return *this;
}

QByteArray Response::header(QByteArrayView name) const { return firstOf(headers, name); }

QJsonObject Response::object() const { return QJsonDocument::fromJson(body).object(); }

Response &Response::setObject(const QJsonObject &object)
{
    body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return *this;
}

} // namespace agent0::sandbox
