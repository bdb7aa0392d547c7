#include "ctlinstallation.h"

#include "base/strictjson.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace agent0;
using namespace agent0::test;

class CtlSandboxTest : public QObject {
    Q_OBJECT

private slots:
    void itServesUntilASignalComes()
    {
        const QString ready = m_ctl.path(u"ready.json"_s);
        QProcess sandbox;
        start(sandbox, {u"sandbox"_s, u"--ready-file"_s, ready});
        const QByteArray said = sandbox.readAllStandardOutput();
        QVERIFY(said.contains("signs in as ada"));
        QVERIFY(QFile::exists(ready));
        QCOMPARE(m_ctl.run({u"config"_s, u"validate"_s, u"--config"_s, ready + u".profile.json"_s}).exit, 0);
        ::kill(pid_t(sandbox.processId()), SIGTERM);
        QVERIFY(sandbox.waitForFinished(10'000));
        QCOMPARE(sandbox.exitStatus(), QProcess::NormalExit);
        QCOMPARE(sandbox.exitCode(), 130);
        QCOMPARE(sandbox.readAllStandardError(), "");
    }

    void itEndsWithStandardInputWhenAsked()
    {
        QProcess sandbox;
        start(sandbox, {u"sandbox"_s, u"--until-stdin-closes"_s, u"--json"_s});
        const auto told = parseJsonObject(sandbox.readAllStandardOutput());
        QVERIFY(told);
        QVERIFY(told->contains("profile"_L1));
        QVERIFY(!told->contains("secrets"_L1));
        sandbox.write("not the end\n");
        sandbox.closeWriteChannel();
        QVERIFY(sandbox.waitForFinished(10'000));
        QCOMPARE(sandbox.exitCode(), 0);
    }

    void itTakesWhatTheProgramOfItsOwnTakes()
    {
        QProcess program;
        program.start(QStringLiteral(AGENT0_BIN_DIR "/agent0-sandbox"), {u"--help"_s});
        QVERIFY(program.waitForFinished());
        const QByteArray ours = m_ctl.run({u"help"_s, u"sandbox"_s}).out;
        auto options = QRegularExpression(u"^ +(--[a-z-]+)"_s, QRegularExpression::MultilineOption)
                           .globalMatch(QString::fromUtf8(program.readAllStandardOutput()));
        int count = 0;
        while (options.hasNext()) {
            const QString option = options.next().captured(1);
            QVERIFY2(ours.contains(option.toUtf8()), qPrintable(option));
            ++count;
        }
        QVERIFY(count > 10);
    }

    void faultsAreListed()
    {
        const auto run = m_ctl.run({u"sandbox"_s, u"--list-faults"_s, u"--json"_s});
        QVERIFY(run.document()["faults"_L1].toArray().size() > 100);
        QVERIFY(m_ctl.run({u"sandbox"_s, u"--list-faults"_s}).out.contains("exchange-not-assigned"));
    }

    void wrongOptionsAreSaid()
    {
        QCOMPARE(m_ctl.run({u"sandbox"_s, u"--fault"_s, u"exchange-not-asigned"_s}).exit, 2);
        QCOMPARE(m_ctl.run({u"sandbox"_s, u"--port-base"_s, u"70000"_s}).exit, 2);
        QCOMPARE(m_ctl.run({u"sandbox"_s, u"--persona"_s, u"nobody"_s}).exit, 2);
    }

private:
    void start(QProcess &sandbox, const QStringList &words) const
    {
        sandbox.setProcessEnvironment(m_ctl.environment);
        sandbox.start(m_ctl.program(), words);
        QVERIFY(sandbox.waitForReadyRead(20'000));
    }

    CtlInstallation m_ctl;
};

AGENT0_TEST(CtlSandboxTest)
#include "tst_ctlsandbox.moc"
