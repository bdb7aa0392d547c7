#include "base/strictjson.h"
#include "ctlcompany.h"
#include "sandbox/useragent.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <linux/capability.h>
#include <sys/prctl.h>

using namespace agent0;
using namespace agent0::test;

namespace {

const auto App = QStringLiteral(AGENT0_BIN_DIR "/agent0");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// root, too, is then bound by what a file's mode says.
void heedModes() { ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE); }

int requestsTo(RunningSandbox &sandbox, const QString &begin)
{
    int count = 0;
    const QJsonObject paths = sandbox.control("GET", "/counts")["byPath"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path)
        count += path.key().startsWith(begin) ? path->toInt() : 0;
    return count;
}

} // namespace

/// Machines as they are: a configuration that may only be read, two companies at once, two programs on one session.
class CtlMachineTest : public QObject {
    Q_OBJECT

private slots:
    void aConfigurationThatMayOnlyBeReadIsEnoughToWork()
    {
        CtlCompany company;
        const QString folder = company.installation.path(u"xdg_config_home/agent0/profiles"_s);
        const QString file = company.installation.write(
            u"xdg_config_home/agent0/profiles/default.json"_s, contentOf(company.sandbox.profile()));
        for (const QString &id : {u"todo0"_s, u"notes0"_s, u"todo0-mcp"_s}) {
            const QStringList set{u"secret"_s, u"set"_s, u"--connection"_s, id, u"--secret-stdin"_s};
            QCOMPARE(company.installation.run(set, company.sandbox.secret(id) + '\n').exit, 0);
        }
        const QByteArray before = contentOf(file);
        setMode(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        setMode(file, QFileDevice::ReadOwner);

        QCOMPARE(signIn(company).exit, 0);
        QCOMPARE(run(company, {u"todo"_s, u"list"_s}).exit, 0);
        const CtlRun changed = run(company, {u"connections"_s, u"disable"_s, u"todo0"_s});
        QVERIFY2(changed.exit == 1 || changed.exit == 8, changed.out + changed.err);
        QVERIFY(!changed.error()["message"_L1].toString().isEmpty());
        QCOMPARE(contentOf(file), before);
        QCOMPARE(run(company, {u"logout"_s}).exit, 0);
        setMode(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    }

    void twoProfilesWithTwoProvidersAreSignedInAtOnce()
    {
        CtlCompany company;
        RunningSandbox other;
        for (const QString &id : {u"todo0"_s, u"notes0"_s, u"todo0-mcp"_s}) {
            const QStringList set{
                u"--config"_s, other.profile(), u"secret"_s, u"set"_s, u"--connection"_s, id, u"--secret-stdin"_s};
            QCOMPARE(company.installation.run(set, other.secret(id) + '\n').exit, 0);
        }
        QCOMPARE(company.signIn("ada", "lovelace").exit, 0);
        QCOMPARE(signInAt(company, other.profile(), {"bob", "hammer"}), 0);

        const QStringList status{u"--json"_s, u"--config"_s, other.profile(), u"status"_s};
        const QString ada = company.json({u"status"_s}).document()["person"_L1]["subject"_L1].toString();
        const QString bob = company.installation.run(status).document()["person"_L1]["subject"_L1].toString();
        QVERIFY(!ada.isEmpty() && !bob.isEmpty() && ada != bob);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 0);
        QCOMPARE(company.installation.run({u"--config"_s, other.profile(), u"todo"_s, u"list"_s}).exit, 0);

        QCOMPARE(company.run({u"logout"_s}).exit, 0);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 3);
        const CtlRun left = company.installation.run({u"--config"_s, other.profile(), u"todo"_s, u"list"_s});
        QVERIFY2(left.exit == 0, left.err);
        QCOMPARE(requestsTo(other, u"idp POST /oauth2/v1/revoke"_s), 0);
    }

    void theAppAndTheCommandAreOnOneSession()
    {
        CtlCompany company;
        QCOMPARE(company.signIn().exit, 0);
        const int signIns = requestsTo(company.sandbox, u"idp GET /oauth2/v1/authorize"_s);
        QProcess app;
        QProcessEnvironment environment = company.installation.environment;
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        app.setProcessEnvironment(environment);
        app.start(App, {u"--config"_s, company.sandbox.profile()});
        QVERIFY(app.waitForStarted(20'000));
        // What the command has put into the keychain is enough for the app.
        QTRY_VERIFY_WITH_TIMEOUT(requestsTo(company.sandbox, u"todo0-api GET "_s) > 0, 30'000);
        QCOMPARE(requestsTo(company.sandbox, u"idp GET /oauth2/v1/authorize"_s), signIns);
        // And what the app has obtained for the command.
        QTRY_COMPARE_WITH_TIMEOUT(
            company.json({u"connect"_s, u"todo0"_s}).document()["origin"_L1].toString(), u"kept"_s, 30'000);
        QCOMPARE(company.run({u"logout"_s}).exit, 0);
        QCOMPARE(company.run({u"todo"_s, u"list"_s}).exit, 3);
        app.terminate();
        if (!app.waitForFinished(10'000))
            app.kill();
        app.waitForFinished(5'000);
    }

private:
    static void setMode(const QString &path, QFileDevice::Permissions mode)
    {
        if (!QFile::setPermissions(path, mode))
            qFatal("the mode of a file cannot be set");
    }

    /// As a person without root's privileges: with the profile of its folder.
    static CtlRun run(CtlCompany &company, const QStringList &words)
    {
        QProcess process;
        process.setProcessEnvironment(company.installation.environment);
        process.setChildProcessModifier(heedModes);
        process.start(CtlInstallation::program(), QStringList{u"--json"_s} + words);
        process.waitForFinished(30'000);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static CtlRun signIn(CtlCompany &company)
    {
        QProcess login;
        login.setProcessEnvironment(company.installation.environment);
        login.setChildProcessModifier(heedModes);
        login.start(CtlInstallation::program(), {u"--json"_s, u"login"_s, u"--no-browser"_s});
        return {visit(login, {"ada", "lovelace"}), {}, {}};
    }

    static int signInAt(CtlCompany &company, const QString &profile, const sandbox::Visitor &who)
    {
        QProcess login;
        login.setProcessEnvironment(company.installation.environment);
        login.start(CtlInstallation::program(), {u"--json"_s, u"--config"_s, profile, u"login"_s, u"--no-browser"_s});
        return visit(login, who);
    }

    static int visit(QProcess &login, const sandbox::Visitor &who)
    {
        if (!login.waitForReadyRead(20'000))
            return -1;
        const auto first = parseJsonObject(login.readLine());
        sandbox::UserAgent browser;
        if (first)
            (void)await(browser.open(first->value("url"_L1).toString().toUtf8(), who));
        login.waitForFinished(20'000);
        return login.exitCode();
    }
};

AGENT0_TEST(CtlMachineTest)
#include "tst_ctlmachine.moc"
