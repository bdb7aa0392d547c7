#pragma once

#include "base/clock.h"
#include "oidc/loopbacklistener.h"

#include <QObject>
#include <QTcpServer>

class QTcpSocket;

namespace agent0 {

/// What strangers on this machine may cost a listener.
struct LoopbackLimits {
    qsizetype headBytes = 16 * 1024;
    qsizetype connections = 64;        ///< at once; the oldest goes when one more comes
    Milliseconds patience{10'000};     ///< for a request to come in, and for its answer to be taken
};

/// A LoopbackListener on QTcpServer.
class TcpListener final : public QObject, public LoopbackListener {
    Q_OBJECT

public:
    TcpListener(QString path, QString state, LoopbackLimits limits = {});
    ~TcpListener() override;

    Result<> listen(quint16 port) override;
    QString redirectUri() const override;
    Task<RedirectAnswer> answer() override;
    void finish(const QString &title, const QString &sentence) override;

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
