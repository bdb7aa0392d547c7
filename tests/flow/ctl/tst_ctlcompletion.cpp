#include "ctlinstallation.h"

#include "base/result.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlCompletionTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_ctl.write(u"xdg_config_home/agent0/profiles/default.json"_s,
            R"({"connections":[{"id":"todo0"},{"id":"notes0"},{"id":"todo-eu"}]})");
        m_ctl.write(u"xdg_config_home/agent0/profiles/acme.json"_s, R"({"connections":[{"id":"crm"}]})");
        m_ctl.write(u"xdg_config_home/agent0/profiles/broken.json"_s, "{");
        m_other = m_ctl.write(u"other.json"_s, R"({"connections":[{"id":"elsewhere"}]})");
    }

    void bashOffersWhatMayFollow_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("commands") << u"vers"_s << QStringList{u"version"_s};
        QTest::newRow("options") << u"version --ver"_s << QStringList{u"--verbose"_s, u"--version"_s};
        QTest::newRow("option before the command") << u"--pro"_s << QStringList{u"--profile"_s};
        QTest::newRow("choice") << u"--secret-store "_s << QStringList{u"keychain"_s, u"memory"_s};
        QTest::newRow("choice after =") << u"--secret-store=m"_s << QStringList{u"memory"_s};
        QTest::newRow("profiles") << u"--profile "_s << QStringList{u"acme"_s, u"broken"_s, u"default"_s};
        QTest::newRow("argument") << u"completion z"_s << QStringList{u"zsh"_s};
        QTest::newRow("command behind options") << u"--json --profile acme vers"_s << QStringList{u"version"_s};
        QTest::newRow("help of") << u"help vers"_s << QStringList{u"version"_s};
        QTest::newRow("files") << u"--config oth"_s << QStringList{u"other.json"_s};
        QTest::newRow("nothing known") << u"version "_s << QStringList();
    }
    void bashOffersWhatMayFollow()
    {
        QFETCH(QString, typed);
        QTEST(completedByBash(typed), "offered");
    }

    void scriptsAreValid()
    {
        const auto bash = m_ctl.run({u"completion"_s, u"bash"_s});
        QCOMPARE(bash.exit, 0);
        QProcess check;
        check.start(u"bash"_s, {u"-n"_s});
        check.write(bash.out);
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished());
        QCOMPARE(check.readAllStandardError(), "");
        QCOMPARE(check.exitCode(), 0);
        QVERIFY(m_ctl.run({u"completion"_s, u"zsh"_s}).out.startsWith("#compdef agent0ctl\n"));
    }

private:
    /// What bash itself would put on the line, by the real script.
    QStringList completedByBash(const QString &typed) const
    {
        // Splits as readline does with "=" among its word breaks.
        const auto script = u"PATH=\"$(dirname \"$0\"):$PATH\"; source <(agent0ctl completion bash); "
                            "COMP_WORDS=(agent0ctl); for w in $1; do COMP_WORDS+=(\"$w\"); done; "
                            "[ -n \"${2}\" ] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                            "_agent0ctl; printf '%s\\n' \"${COMPREPLY[@]}\" | sort"_s;
        QString split = typed;
        split.replace(u"="_s, u" = "_s);
        QProcess bash;
        bash.setProcessEnvironment(m_ctl.environment);
        bash.setWorkingDirectory(m_ctl.path({}));
        bash.start(u"bash"_s, {u"-c"_s, script, m_ctl.program(), split, typed.endsWith(u' ') ? u"more"_s : QString()});
        bash.waitForFinished();
        const QByteArray errors = bash.readAllStandardError();
        if (!errors.isEmpty())
            return {QString::fromUtf8(errors)};
        return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    CtlInstallation m_ctl;
    QString m_other;
};

AGENT0_TEST(CtlCompletionTest)
#include "tst_ctlcompletion.moc"
