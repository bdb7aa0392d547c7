#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QMap>
#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace agent0 {

/// What came back on the redirect address with the right state.
using RedirectAnswer = QMap<QString, QString>;

/// What strangers on this machine may cost a listener.
struct LoopbackLimits {
    qsizetype headBytes = 16 * 1024;
    qsizetype connections = 64;        ///< at once; the oldest goes when one more comes
    Milliseconds patience{10'000};     ///< for a request to come in, and for its answer to be taken
};

/// Waits on 127.0.0.1 for one redirect (RFC 8252 7.3): GET on exactly that path with exactly that state. Whatever else
/// comes (other paths and methods, a wrong or missing state, parameters given twice, garbage, slow or endless requests) is
/// answered or dropped, and does not end the wait. After the right one the port is closed; the browser waits for
/// finish().
class LoopbackListener : public QObject {
    Q_OBJECT

public:
    LoopbackListener(QString path, QString state, LoopbackLimits limits = {});
    ~LoopbackListener() override;

    /// port 0: any free one. Fault::Configuration, code "redirect_port_taken".
    Result<> listen(quint16 port);
    QString redirectUri() const;

    Task<RedirectAnswer> answer();
    /// Shows the person how it ended: a plain page without scripts, with nothing of the answer in it. Without a
    /// browser that waits it does nothing.
    void finish(const QString &title, const QString &sentence);

private:
    void accept();
    void welcome(QTcpSocket *visitor);
    void leave(QTcpSocket *visitor);
    void read(QTcpSocket *visitor);
    void judge(QTcpSocket *visitor, const QByteArray &head);
    void take(QTcpSocket *visitor, const RedirectAnswer &answer);

    QTcpServer m_server;
    QString m_path;
    QString m_state;
    LoopbackLimits m_limits;
    quint16 m_port = 0;
    QList<QTcpSocket *> m_visitors; ///< who has not been heard yet, the oldest first
    QTcpSocket *m_browser = nullptr; ///< brought the answer and waits for finish()
    OneShot<RedirectAnswer> m_answer;
};

} // namespace agent0
