#include "keychain/memorysecretstore.h"
#include "keychain/secretnames.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace agent0;

class MemorySecretStoreTest : public QObject {
    Q_OBJECT

private slots:
    void keepsAndForgets()
    {
        MemorySecretStore store;
        QVERIFY(!*test::await(store.read(u"a"_s)));
        QVERIFY(test::await(store.write(u"a"_s, Secret("one"))));
        QVERIFY(test::await(store.write(u"a"_s, Secret("two"))));
        QCOMPARE((*test::await(store.read(u"a"_s)))->reveal(), QByteArray("two"));
        QCOMPARE((*test::await(store.read(u"a"_s)))->reveal(), QByteArray("two"));
        QVERIFY(test::await(store.remove(u"a"_s)));
        QVERIFY(test::await(store.remove(u"a"_s)));
        QVERIFY(!*test::await(store.read(u"a"_s)));
    }

    void saysThatItForgets() { QVERIFY(MemorySecretStore().description().contains("forgotten"_L1)); }

    void namesOfOneProfileAreDistinctAndItsOwn()
    {
        namespace names = secretnames;
        const QSet<QString> all{names::refreshToken(u"work"_s), names::vaultKey(u"work"_s),
            names::idpClientSecret(u"work"_s), names::connectionClientSecret(u"work"_s, u"todo0"_s),
            names::privateKey(u"work"_s, u"default"_s)};
        QCOMPARE(all.size(), 5);
        for (const QString &name : all)
            QVERIFY(name.startsWith("work/"_L1));
    }
};

AGENT0_TEST(MemorySecretStoreTest)
#include "tst_memorysecretstore.moc"
