#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlUsageTest : public QObject {
    Q_OBJECT

private slots:
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

private:
    CtlInstallation m_ctl;
};

AGENT0_TEST(CtlUsageTest)
#include "tst_ctlusage.moc"
