#pragma once

#include "base/result.h"
#include "base/task.h"

#include <QMap>
#include <QObject>
#include <QTcpServer>

namespace agent0 {

/// What came back on the redirect address with the right state.
using RedirectAnswer = QMap<QString, QString>;

/// Waits on 127.0.0.1 for one redirect (RFC 8252 7.3): GET on exactly that path with exactly that state. Whatever else
/// comes (other paths and methods, a wrong or missing state, parameters given twice, garbage, slow or endless requests) is
/// answered or dropped, and does not end the wait. After the right one the port is closed; the browser waits for
/// finish().
class LoopbackListener : public QObject {
    Q_OBJECT

public:
    LoopbackListener(QString path, QString state);
    ~LoopbackListener() override;

    /// port 0: any free one. Fault::Configuration, code "redirect_port_taken".
    Result<> listen(quint16 port);
    QString redirectUri() const;

    Task<RedirectAnswer> answer();
    /// Shows the person how it ended: a plain page without scripts, with nothing of the answer in it.
    void finish(bool signedIn, const QString &sentence);

private:
    void accept();
    void read(QTcpSocket *socket);
    void judge(QTcpSocket *socket, const QByteArray &head);
    void take(QTcpSocket *socket, const RedirectAnswer &answer);

    QTcpServer m_server;
    QString m_path;
    QString m_state;
    quint16 m_port = 0;
    int m_open = 0;
    QTcpSocket *m_browser = nullptr; ///< waits for finish()
    OneShot<RedirectAnswer> m_answer;
};

} // namespace agent0
