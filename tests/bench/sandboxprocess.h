#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace agent0::bench {

/// The path of a program that is built into the same folder as this.
QString beside(const QString &program);

/// The servers, in a process of their own so that what they cost is not ours.
class SandboxProcess {
public:
    /// Ends the program when it does not start.
    explicit SandboxProcess(const QStringList &options = {});
    ~SandboxProcess();
    SandboxProcess(const SandboxProcess &) = delete;
    SandboxProcess &operator=(const SandboxProcess &) = delete;

    QJsonObject profile() const { return m_ready.value(QStringLiteral("profile")).toObject(); }
    /// {"username", "password", …} of somebody who may do everything.
    QJsonObject person() const { return m_ready.value(QStringLiteral("people"))[0].toObject(); }
    /// Of the agent's client there.
    QByteArray secret(const QString &connection) const;
    /// What the servers have counted so far.
    QJsonObject counts() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_ready;
};

} // namespace agent0::bench
