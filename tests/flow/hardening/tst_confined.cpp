#include "flow/ctl/ctlcompany.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// What the kernel says of a process that is confined, and of one that is not (proc(5): 2 is a filter).
const QByteArrayList Confined{"NoNewPrivs:\t1", "Seccomp:\t2"};
const QByteArrayList Free{"NoNewPrivs:\t0", "Seccomp:\t0"};

QByteArrayList linesOf(const QString &path)
{
    QFile file(path);
    QByteArrayList found;
    if (!file.open(QIODevice::ReadOnly))
        return found;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("NoNewPrivs:") || line.startsWith("Seccomp:"))
            found << line;
    }
    return found;
}

QByteArrayList confinementOf(const QProcess &process) { return linesOf(u"/proc/%1/status"_s.arg(process.processId())); }

/// A program that writes down how it is confined, then goes on as another.
QString witness(const CtlInstallation &ctl, const QString &seen, const QByteArray &goesOn)
{
    const QString script = ctl.write(u"witness"_s,
        "#!/bin/sh\ncat /proc/self/status >'" + seen.toUtf8() + ".part'; mv '" + seen.toUtf8() + ".part' '"
            + seen.toUtf8() + "'\n" + goesOn + '\n');
    QFile::setPermissions(script, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    return script;
}

} // namespace

/// Programs that start no others are confined. Those that others started are not: a browser has a sandbox of its own to set up.
class ConfinedTest : public QObject {
    Q_OBJECT

private slots:
    void aServerIsConfined_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("agent0-sandbox") << u"agent0-sandbox"_s << QStringList();
        QTest::newRow("agent0ctl sandbox") << u"agent0ctl"_s << QStringList{u"sandbox"_s};
    }
    void aServerIsConfined()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, words);
        CtlInstallation ctl;
        const QString ready = ctl.path(u"ready.json"_s);
        QProcess process;
        process.setProcessEnvironment(ctl.environment);
        process.start(QStringLiteral(AGENT0_BIN_DIR "/") + program, words << u"--ready-file"_s << ready);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(ready), 20'000);
        QCOMPARE(confinementOf(process), Confined);
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
    }

    void aCommandThatStartsNothingIsConfinedWhileItTalks_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("of the session") << QStringList{u"login"_s, u"--force"_s, u"--no-browser"_s, u"--json"_s};
        QTest::newRow("of an MCP server") << QStringList{u"mcp"_s, u"tools"_s, u"--json"_s};
        QTest::newRow("of the log") << QStringList{u"activity"_s, u"list"_s, u"--follow"_s, u"--json"_s};
    }
    void aCommandThatStartsNothingIsConfinedWhileItTalks()
    {
        QFETCH(QStringList, words);
        QCOMPARE(m_company.signIn().exit, 0);
        m_company.sandbox.control("POST", "/fault/exchange-hang"); // so that it is there to be looked at
        QProcess process;
        process.setProcessEnvironment(m_company.installation.environment);
        process.start(CtlInstallation::program(), QStringList{u"--config"_s, m_company.sandbox.profile()} + words);
        QVERIFY(process.waitForStarted(20'000));
        QTRY_COMPARE_WITH_TIMEOUT(confinementOf(process), Confined, 20'000);
        process.terminate();
        QVERIFY(process.waitForFinished(20'000));
        m_company.sandbox.control("DELETE", "/faults");
    }

    void theBrowserItStartsIsFree()
    {
        const QString seen = m_company.installation.path(u"browser"_s);
        m_company.installation.environment.insert(u"BROWSER"_s,
            witness(m_company.installation, seen, "exec '" AGENT0_BIN_DIR "/test_readme_browser' \"$1\""));
        const auto run = m_company.run({u"login"_s, u"--force"_s});
        QVERIFY2(run.exit == 0, run.out + run.err);
        QCOMPARE(linesOf(seen), Free);
    }

    void theServerItStartsIsFree()
    {
        const QString seen = m_company.installation.path(u"server"_s);
        const QString server = witness(m_company.installation, seen, "exit 3");
        QFile file(m_company.sandbox.profile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
        QJsonArray connections = profile["connections"_L1].toArray();
        connections << QJsonObject{{u"id"_s, u"local"_s}, {u"access"_s, u"oauth"_s},
            {u"api"_s, QJsonObject{{u"type"_s, u"mcp"_s}, {u"command"_s, QJsonArray{server}}}}};
        profile["connections"_L1] = connections;
        QVERIFY(file.resize(0) && file.seek(0) && file.write(QJsonDocument(profile).toJson()) > 0 && file.flush());
        const auto run = m_company.run({u"mcp"_s, u"tools"_s, u"--connection"_s, u"local"_s});
        QVERIFY(run.exit != 0); // it is no server
        QVERIFY2(linesOf(seen) == Free, run.out + run.err);
    }

private:
    CtlCompany m_company;
};

AGENT0_TEST(ConfinedTest)
#include "tst_confined.moc"
