#include "flow/processes/runningsandbox.h"
#include "sandbox/useragent.h"
#include "support/keptfolder.h"
#include "support/secretservice.h"
#include "support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonDocument>
#include <QTest>
#include <QThread>

#include <memory>

using namespace agent0;
using test::await;
using test::KeptFolder;
using test::RunningSandbox;
using test::SecretService;

namespace {

const QString Ctl = QStringLiteral(AGENT0_BIN_DIR "/agent0ctl");

/// One person's machine: a real keychain, own folders, agent0ctl on one profile, any number of processes at once.
class Machine {
public:
    explicit Machine(RunningSandbox &sandbox) : m_sandbox(sandbox)
    {
        environment = keychain.environment();
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        for (const QString &connection : {u"todo0"_s, u"notes0"_s}) {
            const auto set = start({u"secret"_s, u"set"_s, u"--connection"_s, connection, u"--secret-stdin"_s});
            set->write(m_sandbox.secret(connection));
            set->closeWriteChannel();
            set->waitForFinished(20'000);
        }
    }

    std::unique_ptr<QProcess> start(const QStringList &words)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(Ctl, QStringList{u"--config"_s, m_sandbox.profile(), u"--json"_s} + words);
        process->waitForStarted(10'000);
        return process;
    }

    /// "" when signed in, else what was said.
    QByteArray signIn()
    {
        const auto login = start({u"login"_s, u"--no-browser"_s});
        if (!login->waitForReadyRead(20'000))
            return "login says nothing: " + login->readAllStandardError();
        const QJsonObject event = QJsonDocument::fromJson(login->readLine()).object();
        sandbox::UserAgent browser;
        const auto visit = await(browser.open(event.value("url"_L1).toString().toUtf8(), {"ada", "lovelace"}));
        login->waitForFinished(20'000);
        return login->exitCode() == 0 ? QByteArray() : login->readAllStandardOutput() + login->readAllStandardError();
    }

    /// The tokens are gone, the session is not: everyone who comes next needs a refresh.
    void loseVault()
    {
        QDirIterator files(
            m_folder.filePath(u"data"_s), {u"tokens.vault"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            QFile::remove(files.next());
    }

    SecretService keychain;
    QProcessEnvironment environment;

private:
    RunningSandbox &m_sandbox;
    KeptFolder m_folder;
};

/// How much of it: what ctest has time for, or what ./dev endurance takes.
struct Load {
    int processes = 8;
    int rounds = 3;
    int kills = 60;
    static Load wanted() { return qEnvironmentVariableIsSet("AGENT0_ENDURANCE") ? Load{16, 20, 200} : Load(); }
};

QByteArray outcome(QProcess &process)
{
    process.waitForFinished(60'000);
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return "exit " + QByteArray::number(process.exitCode()) + ": " + process.readAllStandardOutput()
        + process.readAllStandardError();
}

} // namespace

/// Several programs on one session with a provider that rotates refresh tokens and punishes reuse.
class ManyProcessesTest : public QObject {
    Q_OBJECT

private slots:
    void manyAtOnceOnAnExpiredSessionRefreshOnce()
    {
        const Load load = Load::wanted();
        // The sign-in is bound to a key (RFC 9449 5): each refresh, whichever process sends it, proves that one.
        RunningSandbox sandbox({u"--refresh-grace"_s, u"0"_s, u"--fault"_s, u"refresh-dpop-required"_s});
        Machine machine(sandbox);
        QCOMPARE(machine.keychain.problem(), QString());
        QCOMPARE(machine.signIn(), QByteArray());
        for (int round = 1; round <= load.rounds; ++round) {
            machine.loseVault();
            std::vector<std::unique_ptr<QProcess>> all;
            for (int i = 0; i < load.processes; ++i)
                all.push_back(
                    machine.start({u"todo"_s, u"list"_s, u"--connection"_s, i % 2 ? u"todo0"_s : u"notes0"_s}));
            for (const auto &one : all)
                QCOMPARE(outcome(*one), QByteArray());
            QCOMPARE(sandbox.grants("refresh_token"), round);
            QCOMPARE(sandbox.grants("token-exchange"), 2 * round);
            QCOMPARE(sandbox.reuses(), 0);
        }
    }

    void killedAtAnyPointTheSessionLives()
    {
        RunningSandbox
            sandbox; // a grace of 30 seconds, as Okta's default: without one nobody could survive a lost answer
        Machine machine(sandbox);
        QCOMPARE(machine.keychain.problem(), QString());
        QCOMPARE(machine.signIn(), QByteArray());
        // The same ninety milliseconds, looked at as closely as there is time for.
        const int kills = Load::wanted().kills;
        for (int point = 0; point < kills; ++point) {
            machine.loseVault();
            const auto victim = machine.start({u"todo"_s, u"list"_s});
            QThread::usleep(ulong(point) * 90'000 / ulong(kills));
            victim->kill();
            const auto first = machine.start({u"todo"_s, u"list"_s});
            const auto second = machine.start({u"todo"_s, u"list"_s});
            victim->waitForFinished(5'000);
            QVERIFY2(outcome(*first).isEmpty(), outcome(*first) + " at point " + QByteArray::number(point));
            QVERIFY2(outcome(*second).isEmpty(), outcome(*second) + " at point " + QByteArray::number(point));
        }
        QCOMPARE(sandbox.reuses(), 0);
        QCOMPARE(outcome(*machine.start({u"status"_s})), QByteArray());
    }
};

AGENT0_TEST(ManyProcessesTest)
#include "tst_manyprocesses.moc"
