#include "ctlcompany.h"
#include "support/testmain.h"

#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// A server demands a newer or stronger sign-in (RFC 9470).
class CtlStepUpTest : public QObject {
    Q_OBJECT

private slots:
    void aProgramIsToldWhichSignInIsDemanded()
    {
        CtlCompany company({u"--fault"_s, u"exchange-step-up-acr"_s});
        QCOMPARE(company.signIn().exit, 0);
        const auto refused = company.json({u"todo"_s, u"list"_s});
        QCOMPARE(refused.exit, 3);
        QCOMPARE(refused.error()["code"_L1].toString(), u"step_up_needed"_s);
        QCOMPARE(refused.error()["oauth_error"_L1]["acr_values"_L1].toString(), u"phr"_s);
        QVERIFY2(refused.error()["hint"_L1].toString().endsWith(u"agent0ctl login --force --acr-values \"phr\""_s),
            refused.out);

        const auto again = company.signIn("ada", "lovelace", {u"--acr-values"_s, u"phr"_s});
        QCOMPARE(again.exit, 0);
        QVERIFY2(again.out.contains("acr_values=phr"), again.out);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
    }

    void theAgeThatIsDemandedIsAskedFor()
    {
        CtlCompany company;
        const auto login = company.signIn("ada", "lovelace", {u"--max-age"_s, u"300"_s});
        QCOMPARE(login.exit, 0);
        QVERIFY2(login.out.contains("max_age=300"), login.out);
        QCOMPARE(company.run({u"login"_s, u"--max-age"_s, u"soon"_s}).exit, 2);
    }

    void whoSitsAtATerminalIsAskedAtOnce()
    {
        CtlCompany company({u"--fault"_s, u"exchange-step-up-acr"_s});
        QCOMPARE(company.signIn().exit, 0);
        QProcess terminal; // script gives it one
        QProcessEnvironment environment = company.installation.environment;
        environment.insert(u"BROWSER"_s, QStringLiteral(AGENT0_BIN_DIR "/test_readme_browser"));
        terminal.setProcessEnvironment(environment);
        terminal.start(u"script"_s,
            {u"-qec"_s, u"%1 --config %2 todo list"_s.arg(CtlInstallation::program(), company.sandbox.profile()),
                u"/dev/null"_s});
        QVERIFY(terminal.waitForFinished(60'000));
        const QByteArray said = terminal.readAllStandardOutput();
        QVERIFY2(terminal.exitCode() == 0, said);
        QVERIFY2(said.contains("This needs the browser") && said.contains("Connect Agent0 to Todo0"), said);
    }
};

AGENT0_TEST(CtlStepUpTest)
#include "tst_ctlstepup.moc"
