#pragma once

#include "base/result.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace agent0::test {

/// A test_keychain_child: one command, one answer.
class ChildProcess {
public:
    explicit ChildProcess(const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(QStringLiteral(AGENT0_BIN_DIR "/test_keychain_child"), QStringList());
        m_process.waitForStarted();
    }
    ~ChildProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void tell(const QString &command)
    {
        m_process.write(command.toUtf8() + '\n');
        m_process.waitForBytesWritten();
    }
    QJsonObject hear()
    {
        while (!m_process.canReadLine() && m_process.state() == QProcess::Running)
            m_process.waitForReadyRead(30'000);
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    QJsonObject ask(const QString &command)
    {
        tell(command);
        return hear();
    }
    QString code(const QString &command) { return ask(command)["code"_L1].toString(); }
    QByteArray value(const QString &command)
    {
        return QByteArray::fromHex(ask(command)["value"_L1].toString().toLatin1());
    }
    bool running() const { return m_process.state() == QProcess::Running; }
    qint64 processId() const { return m_process.processId(); }
    QByteArray stderrText() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
};

} // namespace agent0::test
