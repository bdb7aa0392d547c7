#include "support/await.h"
#include "support/countingsecretstore.h"
#include "support/manualclock.h"
#include "support/testmain.h"
#include "vault/sealedfile.h"
#include "vault/vaultkey.h"

#include <QTemporaryDir>
#include <QTest>

using namespace agent0;

class VaultKeyTest : public QObject {
    Q_OBJECT

private:
    test::ManualClock m_clock;
    Result<Secret> key(SecretStore &secrets, const QTemporaryDir &folder)
    {
        return test::await(vaultKey(secrets, m_clock, systemRandomBytes, u"work"_s, folder.path()));
    }

private slots:
    void isMadeOnceAndKeptUnderTheProfilesName()
    {
        const QTemporaryDir folder;
        test::CountingSecretStore secrets;
        const auto first = key(secrets, folder);
        const auto second = key(secrets, folder);
        QVERIFY(first && second);
        QCOMPARE(first->reveal().size(), sealed::KeySize);
        QVERIFY(first->equals(second->reveal()));
        QCOMPARE(secrets.writes, 1);
        QVERIFY(first->equals((*test::await(secrets.read(u"work/vault-key"_s)))->reveal()));
    }

    void anEntryThatIsNoKeyIsReplaced()
    {
        const QTemporaryDir folder;
        test::CountingSecretStore secrets;
        QVERIFY(test::await(secrets.write(u"work/vault-key"_s, Secret("somebody else's"))));
        const auto made = key(secrets, folder);
        QVERIFY(made);
        QCOMPARE(made->reveal().size(), sealed::KeySize);
    }

    void aLockedKeychainMakesNoKey()
    {
        const QTemporaryDir folder;
        test::CountingSecretStore secrets;
        secrets.refusal = test::lockedKeychain();
        const auto made = key(secrets, folder);
        QVERIFY(!made);
        QCOMPARE(made.error().code, u"keychain_locked"_s);
        QCOMPARE(secrets.writes, 0);
    }

    void whoComesAtOnceGetsTheSame()
    {
        const QTemporaryDir folder;
        test::CountingSecretStore secrets;
        std::vector<Task<Result<Secret>>> tasks;
        for (int i = 0; i < 8; ++i)
            tasks.push_back(vaultKey(secrets, m_clock, systemRandomBytes, u"work"_s, folder.path()));
        const auto keys = test::await(whenAll(std::move(tasks)));
        for (const auto &one : keys)
            QVERIFY(one && one->equals(keys.front()->reveal()));
        QCOMPARE(secrets.writes, 1);
    }
};

AGENT0_TEST(VaultKeyTest)
#include "tst_vaultkey.moc"
