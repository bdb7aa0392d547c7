#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace agent0 {

/// What a browser's request on the redirect address amounts to.
struct RedirectRequest {
    int status = 400;               ///< 200: it may be the answer; else what to refuse it with
    QMap<QString, QString> fields;  ///< of the query, decoded once

    /// Reads a request head (up to the blank line). Strict: GET, HTTP/1.x, exactly that path, a Host header that is
    /// this address, no parameter twice, percent-encoding of UTF-8.
    static RedirectRequest read(const QByteArray &head, const QString &path, quint16 port);
};

} // namespace agent0
