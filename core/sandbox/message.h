#pragma once

#include "sandbox/fields.h"
#include "sandbox/wire.h"

#include <QJsonArray>
#include <QJsonObject>

namespace agent0::sandbox {

struct Header {
    QByteArray name;
    QByteArray value;
};

/// One request, as it came.
struct Request {
    QByteArray method;
    QByteArray path;  ///< still percent-encoded, without the query
    QByteArray query; ///< behind the "?", still encoded
    QList<Header> headers;
    QByteArray body;
    bool keepAlive = true;
    QList<QByteArray> parameters; ///< what stood at the {…} of the route, decoded

    QByteArray header(QByteArrayView name) const; ///< the first of that name in any case, "" when absent
    int count(QByteArrayView name) const;         ///< how many headers of that name
    QByteArray cookie(QByteArrayView name) const;
    Fields queryFields() const { return Fields::parse(query); }
    Fields form() const { return Fields::parse(body); }
    bool isForm() const; ///< Content-Type says application/x-www-form-urlencoded
};

/// One answer, and how it goes out.
struct Response {
    int status = 200;
    QList<Header> headers;
    QByteArray body;
    Wire wire;

    static Response json(const QJsonObject &object, int status = 200);
    static Response jsonList(const QJsonArray &array, int status = 200);
    static Response html(QByteArray page, int status = 200);
    static Response empty(int status);
    static Response redirect(QByteArray location, int status = 302);

    Response &set(QByteArrayView name, QByteArray value); ///< replaces all of that name
    Response &add(QByteArray name, QByteArray value);
    QByteArray header(QByteArrayView name) const;
    QJsonObject object() const; ///< the body as a JSON object, {} when it is none
    Response &setObject(const QJsonObject &object);
};

} // namespace agent0::sandbox
