#include "activity/activitylog.h"
#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlUsageTest : public QObject {
    Q_OBJECT

private slots:
    // QtNetwork costs every run that loads it some two milliseconds; only sign-in and the sandbox need it.
    void loadsNoMoreThanAUsedTokenNeeds()
    {
        CtlInstallation traced;
        traced.environment.insert(u"LD_TRACE_LOADED_OBJECTS"_s, u"1"_s);
        const QByteArray libraries = traced.run({u"version"_s}).out;
        QVERIFY2(libraries.contains("libQt6Core"), libraries);
        QVERIFY2(!libraries.contains("libQt6Network") && !libraries.contains("libQt6DBus"), libraries);
    }

    void wrongUsageIsExplained_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("hint");
        const QString tryHelp = u"Try: agent0ctl help"_s;
        QTest::newRow("command") << QStringList{u"versionn"_s} << u"command_unknown"_s << u"Did you mean version?"_s;
        QTest::newRow("nothing near") << QStringList{u"frobnicate"_s} << u"command_unknown"_s << u"agent0ctl help lists what there is."_s;
        QTest::newRow("option") << QStringList{u"version"_s, u"--quite"_s} << u"option_unknown"_s << u"Did you mean --quiet?"_s;
        QTest::newRow("option first") << QStringList{u"--quite"_s, u"version"_s} << u"option_unknown"_s << u"Did you mean --quiet?"_s;
        QTest::newRow("short option") << QStringList{u"-x"_s} << u"option_unknown"_s << u"agent0ctl help lists what there is."_s;
        QTest::newRow("no value") << QStringList{u"version"_s, u"--profile"_s} << u"option_value"_s << tryHelp;
        QTest::newRow("empty value") << QStringList{u"status"_s, u"--config="_s} << u"option_value"_s << u"Usage: agent0ctl status"_s;
        QTest::newRow("value for a switch") << QStringList{u"version"_s, u"--quiet=yes"_s} << u"option_value"_s << tryHelp;
        QTest::newRow("option twice") << QStringList{u"version"_s, u"--profile=a"_s, u"--profile=b"_s} << u"option_twice"_s
                                      << u"Usage: agent0ctl version"_s;
        QTest::newRow("choice") << QStringList{u"version"_s, u"--secret-store"_s, u"disk"_s} << u"value_unknown"_s
                                << u"One of: keychain, memory"_s;
        QTest::newRow("word too many") << QStringList{u"version"_s, u"now"_s} << u"argument_unexpected"_s << u"Usage: agent0ctl version"_s;
        QTest::newRow("word missing") << QStringList{u"completion"_s} << u"argument_missing"_s
                                      << u"Usage: agent0ctl completion bash|zsh | completion words [-- WORD ...]"_s;
        QTest::newRow("no command") << QStringList{u"--quiet"_s} << u"command_missing"_s << tryHelp;
        QTest::newRow("timeout in words") << QStringList{u"version"_s, u"--timeout"_s, u"soon"_s} << u"value_unknown"_s
                                          << u"Usage: agent0ctl version"_s;
        QTest::newRow("timeout of nothing") << QStringList{u"version"_s, u"--timeout=0"_s} << u"value_unknown"_s
                                            << u"Usage: agent0ctl version"_s;
    }
    void wrongUsageIsExplained()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, hint);
        const auto people = m_ctl.run(words);
        const auto program = m_ctl.run(QStringList{u"--json"_s} + words);

        QCOMPARE(people.exit, 2);
        QVERIFY(people.out.isEmpty());
        QCOMPARE(people.err.count('\n'), 2);
        QVERIFY2(people.err.contains(("Hint: " + hint.toUtf8())), people.err);
        QCOMPARE(program.exit, 2);
        QVERIFY(program.err.isEmpty());
        QTEST(program.error()["code"_L1].toString(), "code");
        QCOMPARE(program.error()["hint"_L1].toString(), hint);
        QCOMPARE(program.error()["leg"_L1].toString(), u"none"_s);
    }

    void nothingTypedShowsWhatThereIs()
    {
        const auto run = m_ctl.run({});
        QCOMPARE(run.exit, 2);
        QVERIFY(run.out.isEmpty());
        QVERIFY(run.err.contains("Usage: agent0ctl"));
    }

    void hostileWordsAreShownHarmlessly()
    {
        const auto run = m_ctl.run({u"\x1b]52;c;AAAA\x07\u202e"_s});
        QCOMPARE(run.exit, 2);
        for (const char harmful : {'\x1b', '\x07'})
            QVERIFY(!run.err.contains(harmful));
        QVERIFY(!QString::fromUtf8(run.err).contains(u'\u202e'));
    }

    void aReaderThatWentAwayIsNoFailure()
    {
        QProcess shell;
        shell.setProcessEnvironment(m_ctl.environment);
        shell.start(u"bash"_s, {u"-c"_s, u"set -o pipefail; \"$0\" help --json | true; echo ${PIPESTATUS[0]}"_s, m_ctl.program()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), "0\n");
        QCOMPARE(shell.readAllStandardError(), "");
    }

    void aFullDiskIsAFailure_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("text") << u"help >/dev/full"_s;
        QTest::newRow("JSON") << u"help --json >/dev/full"_s;
        QTest::newRow("raw") << u"config schema >/dev/full"_s;
        QTest::newRow("closed") << u"help >&-"_s;
        QTest::newRow("all closed") << u"help --json <&- >&-"_s;
    }
    void aFullDiskIsAFailure()
    {
        QFETCH(QString, command);
        QProcess shell;
        shell.setProcessEnvironment(m_ctl.environment);
        shell.start(u"bash"_s, {u"-c"_s, u"\"$0\" %1"_s.arg(command), m_ctl.program()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 1);
        QVERIFY(shell.readAllStandardError().contains("Standard output cannot be written"));
    }

    void whoFollowsEndsWhenTheReaderGoes()
    {
        m_ctl.write(u"xdg_config_home/agent0/profiles/default.json"_s, exampleProfile());
        QProcess ctl;
        ctl.setProcessEnvironment(m_ctl.environment);
        // The first record goes to somebody who is there, the second to nobody.
        ctl.start(u"bash"_s, {u"-c"_s, u"set -o pipefail; \"$0\" activity list --follow --json | head -1; echo ${PIPESTATUS[0]}"_s, m_ctl.program()});
        const QString folder = m_ctl.run({u"config"_s, u"show"_s, u"--json"_s}).document()["dataFolder"_L1].toString();
        SystemClock clock;
        ActivityLog log(clock, folder + u"/activity"_s, u"default"_s);
        bool ended = false;
        for (int i = 0; i < 1000 && !ended; ++i) {
            log.append(ActivityRecord());
            log.flush();
            ended = ctl.waitForFinished(20);
        }
        QVERIFY(ended);
        QVERIFY(ctl.readAllStandardOutput().endsWith("\n0\n"));
    }

    void aWordThatIsNoUtf8IsRefused()
    {
        QProcess shell;
        shell.setProcessEnvironment(m_ctl.environment);
        shell.start(u"bash"_s, {u"-c"_s, u"\"$0\" todo add $'a\\xff\\xfeb'"_s, m_ctl.program()});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 2);
        QVERIFY(shell.readAllStandardError().contains("not valid UTF-8"));
    }

    void withoutAHomeNothingGoesToTheRootFolder()
    {
        CtlInstallation homeless;
        for (const auto *variable : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            homeless.environment.remove(QString::fromLatin1(variable));
        for (const QStringList &words : {QStringList{u"status"_s}, QStringList{u"status"_s, u"--config"_s, homeless.write(u"p.json"_s, exampleProfile())}}) {
            const auto run = homeless.run(QStringList{u"--json"_s} + words);
            QCOMPARE(run.exit, 8);
            QCOMPARE(run.error()["code"_L1].toString(), u"home_missing"_s);
        }
    }

    void noCoreDumpMayHoldASecret()
    {
        QProcess ctl;
        ctl.setProcessEnvironment(m_ctl.environment);
        ctl.start(m_ctl.program(), {u"sandbox"_s});
        QVERIFY(ctl.waitForReadyRead(20'000));
        QFile limits(u"/proc/%1/limits"_s.arg(ctl.processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        const QByteArray all = limits.readAll();
        QVERIFY2(all.simplified().contains("Max core file size 0 0 bytes"), all);
        ctl.terminate();
        QVERIFY(ctl.waitForFinished());
    }

private:
    CtlInstallation m_ctl;
};

AGENT0_TEST(CtlUsageTest)
#include "tst_ctlusage.moc"
