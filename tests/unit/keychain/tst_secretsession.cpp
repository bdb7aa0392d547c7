#include "keychain/secretsession.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

namespace {

QByteArray lastOfTheGroup() // p - 1 of RFC 2409 6.2
{
    return QByteArray::fromHex(
        "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
        "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed"
        "ee386bfb5a899fa5ae9f24117c4b1fe649286651ece65381fffffffffffffffe");
}

} // namespace

class SecretSessionTest : public QObject {
    Q_OBJECT

private slots:
    void aValueThatGivesTheKeyAwayIsRefused_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("0") << QByteArray(128, '\0');
        QTest::newRow("1") << QByteArray(1, '\1');
        QTest::newRow("p - 1") << lastOfTheGroup();
        QTest::newRow("too long") << QByteArray(129, '\1');
    }
    void aValueThatGivesTheKeyAwayIsRefused()
    {
        QFETCH(QByteArray, theirs);
        SecretSession session(systemRandomBytes);
        QVERIFY(!session.agree(theirs));
        QVERIFY(!session.open(QByteArray(16, 'i'), QByteArray(16, 'c')));
    }

    void ourOwnValueDiffersFromSessionToSession()
    {
        QVERIFY(SecretSession(systemRandomBytes).publicValue() != SecretSession(systemRandomBytes).publicValue());
        QCOMPARE(SecretSession(systemRandomBytes).publicValue().size(), 128);
    }

    void whatWasTamperedWithOrCutIsRefused_data()
    {
        QTest::addColumn<QByteArray>("iv");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no text") << QByteArray(16, 'i') << QByteArray();
        QTest::newRow("half a block") << QByteArray(16, 'i') << QByteArray(8, 'c');
        QTest::newRow("short vector") << QByteArray(8, 'i') << QByteArray(16, 'c');
    }
    void whatWasTamperedWithOrCutIsRefused()
    {
        QFETCH(QByteArray, iv);
        QFETCH(QByteArray, text);
        SecretSession one(systemRandomBytes);
        one.prepare();
        QVERIFY(one.agree(SecretSession(systemRandomBytes).publicValue()));
        QVERIFY(!one.open(iv, text));
    }
};

AGENT0_TEST(SecretSessionTest)
#include "tst_secretsession.moc"
