#include "bench/sandboxprocess.h"

#include "bench/plaincurl.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QThread>

using namespace Qt::StringLiterals;

namespace agent0::bench {

QString beside(const QString &program) { return QCoreApplication::applicationDirPath() + u'/' + program; }

SandboxProcess::SandboxProcess(const QStringList &options)
{
    const QString ready = m_folder.filePath(u"ready.json"_s);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(beside(u"agent0-sandbox"_s),
        QStringList{u"--ready-file"_s, ready, u"--until-stdin-closes"_s, u"--quota"_s, u"0"_s} + options);
    m_process.waitForStarted(10'000);
    for (int tries = 0; tries < 1000 && !QFile::exists(ready); ++tries)
        QThread::msleep(10);
    QFile file(ready);
    if (!QFile::exists(ready) || !file.open(QIODevice::ReadOnly))
        qFatal("agent0-sandbox is not ready within ten seconds");
    m_ready = QJsonDocument::fromJson(file.readAll()).object();
}

SandboxProcess::~SandboxProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(1'000);
}

QByteArray SandboxProcess::secret(const QString &connection) const
{
    return m_ready.value(u"secrets"_s).toObject().value(connection).toString().toUtf8();
}

QJsonObject SandboxProcess::counts() const
{
    const QJsonObject door = m_ready.value(u"control"_s).toObject();
    PlainCurl curl;
    const QByteArray answer =
        curl.get(door.value(u"url"_s).toString().toUtf8() + "/counts", door.value(u"token"_s).toString().toUtf8());
    return QJsonDocument::fromJson(answer).object();
}

} // namespace agent0::bench
