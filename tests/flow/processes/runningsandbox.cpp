#include "flow/processes/runningsandbox.h"

#include <QFile>
#include <QJsonDocument>

namespace agent0::test {

RunningSandbox::RunningSandbox(const QStringList &options) : m_http(m_clock, HttpSettings())
{
    const QString ready = m_folder.filePath(QStringLiteral("ready.json"));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(AGENT0_BIN_DIR "/agent0-sandbox"),
        QStringList{QStringLiteral("--ready-file"), ready, QStringLiteral("--until-stdin-closes")} + options);
    if (!m_process.waitForStarted(10'000))
        qFatal("agent0-sandbox does not start");
    // Its profile is there before it.
    for (int i = 0; i < 3000 && !QFile::exists(ready); ++i)
        m_process.waitForReadyRead(10);
    if (!QFile::exists(ready))
        qFatal("agent0-sandbox is not ready within thirty seconds");
}

RunningSandbox::~RunningSandbox()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(1'000);
}

QJsonObject RunningSandbox::ready() const
{
    QFile file(m_folder.filePath(QStringLiteral("ready.json")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("what agent0-sandbox says of itself cannot be read");
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray RunningSandbox::secret(const QString &connection) const
{
    return ready().value("secrets"_L1).toObject().value(connection).toString().toUtf8();
}

QJsonObject RunningSandbox::control(const QByteArray &method, const QByteArray &path)
{
    const QJsonObject door = ready().value("control"_L1).toObject();
    HttpRequest request(method, door.value("url"_L1).toString().toUtf8() + path);
    const Secret token(door.value("token"_L1).toString().toUtf8());
    const auto answer = await(m_http.send(std::move(request).authorize("Bearer", token)));
    if (!answer || answer->status != 200)
        qFatal("the control door refused %s", path.constData());
    return QJsonDocument::fromJson(answer->body).object();
}

int RunningSandbox::count(const char *group, const QByteArray &name)
{
    return control("GET", "/counts").value(QLatin1StringView(group)).toObject().value(QLatin1StringView(name)).toInt();
}

int RunningSandbox::reuses() { return control("GET", "/counts").value("refreshReuses"_L1).toInt(); }

} // namespace agent0::test
