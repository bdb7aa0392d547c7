#include "keychain/memorysecretstore.h"
#include "keychain/secretnames.h"
#include "support/await.h"
#include "support/testmain.h"
#include "vault/idjagledger.h"
#include "vault/sealedfile.h"
#include "vault/tokenvault.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;

namespace {

// The vault and the ledger of a folder, as the next program finds them.
struct NextProgram {
    explicit NextProgram(const QString &folder) :
        vault(secrets, clock, systemRandomBytes, u"default"_s, folder), ledger(clock, folder)
    {
        const Secret key(QByteArray(sealed::KeySize, 'k'));
        if (!test::await(secrets.write(secretnames::vaultKey(u"default"_s), key.copy())))
            qFatal("memory refused");
    }
    std::size_t factsOf(const QString &who)
    {
        const auto content = test::await(vault.read());
        if (!content || !(*content)->learned.contains(who))
            return 0;
        return (*content)->learned.at(who).size();
    }

    SystemClock clock;
    MemorySecretStore secrets;
    TokenVault vault;
    IdJagLedger ledger;
};

std::unique_ptr<QProcess> startWriter(const QString &folder, const QString &who, int count)
{
    auto process = std::make_unique<QProcess>();
    process->start(QStringLiteral(AGENT0_BIN_DIR "/test_vault_child"), {folder, who, QString::number(count)});
    return process;
}

} // namespace

class VaultProcessesTest : public QObject {
    Q_OBJECT

private slots:
    void eightProcessesLoseNothing()
    {
        constexpr int Each = 12;
        const QTemporaryDir folder;
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int i = 0; i < 8; ++i)
            writers.push_back(startWriter(folder.path(), u"writer%1"_s.arg(i), Each));
        for (const auto &writer : writers) {
            QVERIFY(writer->waitForFinished(120'000));
            QVERIFY2(writer->exitCode() == 0, writer->readAllStandardError().constData());
        }
        NextProgram next(folder.path());
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(next.factsOf(u"writer%1"_s.arg(i)), std::size_t(Each));
            QCOMPARE(next.ledger.spentThisMonth(u"writer%1"_s.arg(i), u"todo0"_s), Each);
        }
    }

    void aProcessKilledAtAnyMomentLeavesAReadableVault()
    {
        const QTemporaryDir folder;
        for (int round = 0; round < 40; ++round) {
            const QString who = u"victim%1"_s.arg(round);
            const auto victim = startWriter(folder.path(), who, 1'000'000);
            while (victim->bytesAvailable() == 0)
                QVERIFY2(victim->waitForReadyRead(60'000), victim->readAllStandardError().constData());
            QTest::qSleep(round % 5);
            victim->kill();
            QVERIFY(victim->waitForFinished());
            const int said = int(victim->readAllStandardOutput().count('\n'));
            NextProgram next(folder.path());
            const auto kept = int(next.factsOf(who));
            const int counted = next.ledger.spentThisMonth(who, u"todo0"_s);
            // What was said to be stored is; the change in the making may be.
            QVERIFY2(kept == said || kept == said + 1, qPrintable(u"%1 of %2"_s.arg(kept).arg(said)));
            QVERIFY2(counted == said || counted == said + 1, qPrintable(u"%1 of %2"_s.arg(counted).arg(said)));
        }
        const QDir all(folder.path());
        QCOMPARE(all.entryList({u"*.broken"_s}), QStringList());
        // The next program sweeps what the killed ones left; at most the last one's is there.
        QVERIFY(all.entryList({u"tokens.vault.*"_s}).size() <= 1);
    }
};

AGENT0_TEST(VaultProcessesTest)
#include "tst_vaultprocesses.moc"
