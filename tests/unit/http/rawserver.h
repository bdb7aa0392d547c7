#pragma once

#include "base/clock.h"

#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <deque>
#include <functional>
#include <memory>
#include <set>

namespace agent0::test {

/// A server that sends exact bytes, well-formed or not, and keeps what it was sent. It runs in the event loop
/// of the test.
class RawServer : public QObject {
    Q_OBJECT

public:
    enum class Then { KeepOpen, Close, Reset };
    struct Step {
        QByteArray bytes;
        Then then = Then::KeepOpen;
        qsizetype piece = 0; ///< drip: so many bytes every millisecond; 0 sends all at once
        bool endless = false; ///< sends the bytes again and again
    };

    explicit RawServer(QHostAddress address = QHostAddress(QHostAddress::LocalHost));
    /// The same over TLS.
    explicit RawServer(const QSslConfiguration &tls);
    ~RawServer() override;

    QByteArray url(QByteArrayView path = "/") const;
    QByteArray urlFor(QByteArrayView host, QByteArrayView path = "/") const;
    quint16 port() const { return m_server->serverPort(); }
    void stopListening() { m_server->close(); }

    RawServer &answer(QByteArray bytes, Then then = Then::KeepOpen);
    RawServer &answer(Step step);
    static QByteArray ok(QByteArrayView body, QByteArrayView headers = {});

    Step otherwise{ok("{}")}; ///< when the script is at its end
    std::function<void(const QByteArray &request)> seen;
    std::optional<Step> greeting; ///< sent as soon as somebody connects, before any request
    QList<QByteArray> requests; ///< head and body as they came
    int connections = 0;
    int open = 0; ///< connections that stand now

private:
    void listen(const QHostAddress &address);
    void take();
    void read(QTcpSocket *socket);
    void play(QTcpSocket *socket, const Step &step);
    void drip(QTcpSocket *socket, Step step);
    static void finish(QTcpSocket *socket, Then then);

    std::unique_ptr<QTcpServer> m_server;
    std::deque<Step> m_script;
    std::map<QTcpSocket *, QByteArray> m_partial;
    bool m_tls = false;
};

} // namespace agent0::test
