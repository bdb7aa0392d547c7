#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace agent0::test {

/// What came back over one connection.
struct Received {
    QByteArray bytes;
    bool ended = false; ///< the server closed

    int status() const;
    QByteArray header(QByteArrayView name) const;
    QByteArray body() const; ///< what stands behind the head, chunks put together
    QJsonObject json() const;
    QByteArray oauthError() const;
};

/// Sends the bytes to a port of 127.0.0.1 and reads until the server closes, or nothing comes for so long.
/// The reader gives up beyond most bytes.
Received converse(quint16 port, const QByteArray &bytes, int quietMs = 30'000, qsizetype most = 64 * 1024 * 1024);

} // namespace agent0::test
