#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QList>

namespace agent0 {

/// One header line of a request or an answer.
struct HttpHeader {
    QByteArray name;
    QByteArray value;
};

/// One name=value of an application/x-www-form-urlencoded body, not yet encoded.
struct FormField {
    QByteArray name;
    QByteArray value;
};

/// What one exchange may cost. Crossing a bound ends it: Fault::Network (deadline) or Fault::Malformed
/// (size).
struct HttpLimits {
    Milliseconds deadline{30'000}; ///< for the whole exchange, connecting included
    Milliseconds silence{30'000}; ///< of a stream: the longest wait for its next piece
    qsizetype headBytes = 64 * 1024; ///< status line and headers of the answer
    qsizetype bodyBytes = 4 * 1024 * 1024; ///< after decompression
};

/// One request. The address is kept and sent byte for byte; it is never normalised.
class HttpRequest {
public:
    static HttpRequest get(QByteArray url) { return HttpRequest("GET", std::move(url)); }
    static HttpRequest post(QByteArray url) { return HttpRequest("POST", std::move(url)); }
    HttpRequest(QByteArray method, QByteArray url) : method(std::move(method)), url(std::move(url)) { }

    HttpRequest &&header(QByteArray name, QByteArray value) &&;
    /// Percent-encodes every name and value (RFC 6749 appendix B) and sets the body and its Content-Type.
    HttpRequest &&form(QList<FormField> fields) &&;
    HttpRequest &&json(QByteArray body) &&;
    /// "Authorization: SCHEME TOKEN".
    HttpRequest &&authorize(QByteArrayView scheme, const Secret &token) &&;
    HttpRequest &&on(Leg where, QString connectionId = {}) &&;
    HttpRequest &&within(HttpLimits bounds) &&;

    QByteArray method;
    QByteArray url;
    QList<HttpHeader> headers;
    QByteArray body;
    QList<FormField> fields; ///< that form() made the body of, for who shows it: empty where the body is anything else
    Leg leg = Leg::None; ///< for errors and the trace
    QString connection; ///< id of the connection it serves, "" for none
    HttpLimits limits;
};

/// One answer, whatever its status.
struct HttpResponse {
    int status = 0;
    QList<HttpHeader> headers;
    QByteArray body;

    /// The value of the first header of that name (any case), "" when absent.
    QByteArray header(QByteArrayView name) const;
    QList<QByteArray> headerValues(QByteArrayView name) const;
    /// Content-Type is application/json or ends in +json.
    bool isJson() const;
};

} // namespace agent0
