#pragma once

#include <QByteArray>

#include <memory>

class QTcpSocket;

namespace agent0::test {

/// Somebody who connects to 127.0.0.1 and says exactly these bytes.
class Visitor {
public:
    explicit Visitor(quint16 port, const QByteArray &words = {});
    ~Visitor();

    void say(const QByteArray &words);
    /// Everything that was answered until the other side closed; fails the test after five seconds.
    QByteArray listen();
    bool isShownOut(); ///< the other side closed, or reset
    void leave();      ///< resets the connection
    void stopTalking();///< closes the sending side only, where the system can

private:
    std::unique_ptr<QTcpSocket> m_socket;
};

/// The request of a browser that follows a redirect to target ("/callback?code=…").
QByteArray browserRequest(quint16 port, const QByteArray &target);

} // namespace agent0::test
