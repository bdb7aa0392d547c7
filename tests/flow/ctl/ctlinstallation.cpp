#include "ctlinstallation.h"

#include "base/strictjson.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

namespace agent0::test {

QJsonObject CtlRun::document() const
{
    const auto object = parseJsonObject(out);
    if (!object)
        QTest::qFail(qPrintable(object.error().message + u'\n' + QString::fromUtf8(out) + QString::fromUtf8(err)),
            __FILE__, __LINE__);
    return object ? *object : QJsonObject();
}

QList<QJsonObject> CtlRun::events() const
{
    QList<QJsonObject> all;
    for (const QByteArray &line : out.split('\n')) {
        if (line.isEmpty())
            continue;
        const auto object = parseJsonObject(line);
        if (!object || !object->contains("event"_L1))
            QTest::qFail("a line is no event: " + line, __FILE__, __LINE__);
        all << (object ? *object : QJsonObject());
    }
    return all;
}

CtlInstallation::CtlInstallation() : environment(QProcessEnvironment::systemEnvironment())
{
    for (const auto *variable :
        {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(variable), m_folder.filePath(QString::fromLatin1(variable).toLower()));
    environment.remove(u"BROWSER"_s);
    environment.remove(u"DISPLAY"_s);
}

QString CtlInstallation::program() { return QStringLiteral(AGENT0_BIN_DIR "/agent0ctl"); }

CtlRun CtlInstallation::run(const QStringList &words, const QByteArray &input) const
{
    return runProgram(program(), words, input);
}

CtlRun CtlInstallation::runProgram(const QString &program, const QStringList &words, const QByteArray &input) const
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(program, words);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        QTest::qFail(qPrintable(u"agent0ctl did not end: "_s + words.join(u' ')), __FILE__, __LINE__);
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    const CtlRun done{code, process.readAllStandardOutput(), process.readAllStandardError()};
    // Two commands print secrets because they are asked to.
    const bool purpose = words.contains(u"token"_s) || words.contains(u"--everywhere"_s);
    m_folder.keepOutput(
        u"$ agent0ctl %1\n"_s.arg(words.join(u' ')).toUtf8() + (purpose ? QByteArray() : done.out) + done.err);
    return done;
}

QString CtlInstallation::write(const QString &name, const QByteArray &content) const
{
    const QString where = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(where).path());
    QFile file(where);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a test file cannot be written");
    return where;
}

QByteArray exampleProfile()
{
    return R"({"identityProvider":{"issuer":"https://idp.test","clientId":"agent0","scopes":["openid","offline_access"]},
        "connections":[{"id":"todo0","authorizationServer":"https://todo.test","clientId":"at-todo0",
        "scopes":["todos.read"],"resource":"https://todo.test/","api":{"type":"todo"}}]})";
}

} // namespace agent0::test
