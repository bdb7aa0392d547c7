#include "support/testmain.h"
#include "vault/sealedfile.h"

#include <QTest>

using namespace agent0;

class SealedFileTest : public QObject {
    Q_OBJECT

private:
    static Secret key(char of = 'k') { return Secret(QByteArray(sealed::KeySize, of)); }
    static QByteArray seal(const QByteArray &plain)
    {
        return sealed::seal(Secret(plain), key(), systemRandomBytes);
    }

private slots:
    void opensWhatItSealed_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("the tokens");
        QTest::newRow("any bytes") << QByteArray("\0\xff\n\0", 4);
        QTest::newRow("a megabyte") << QByteArray(1024 * 1024, 'x');
    }
    void opensWhatItSealed()
    {
        QFETCH(QByteArray, plain);
        const QByteArray bytes = seal(plain);
        const auto opened = sealed::open(bytes, key());
        QVERIFY(opened);
        QVERIFY(opened->reveal() == plain);
        QVERIFY(plain.isEmpty() || !bytes.contains(plain));
    }

    void sealsTheSameTwiceDifferently()
    {
        const QByteArray one = seal("same");
        const QByteArray two = seal("same");
        QVERIFY(one.first(sealed::HeaderSize) != two.first(sealed::HeaderSize));
        QVERIFY(one != two);
    }

    // The expected bytes were made by another implementation of AES-256-GCM.
    void keepsItsFormat()
    {
        const RandomBytes fixed = [](qsizetype count) { return QByteArray(count, 'n'); };
        const QByteArray bytes = sealed::seal(Secret("agent0"), key(), fixed);
        QCOMPARE(bytes.toHex(),
            QByteArray("41305345414c0001ba5346fc8207ecf26e6e6e6e6e6e6e6e6e6e6e6ef95c82de658469507979f763bb18d"
                       "a6e0857c0e92d8b"));
    }

    void refusesEveryFlippedBit()
    {
        const QByteArray bytes = seal("{\"session\":\"small\"}");
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray changed = bytes;
                changed[at] = char(changed[at] ^ (1 << bit));
                const auto opened = sealed::open(changed, key());
                QVERIFY2(!opened, qPrintable(u"byte %1 bit %2"_s.arg(at).arg(bit)));
                QCOMPARE(opened.error().code, u"vault_unreadable"_s);
            }
        }
    }

    void refusesEveryTruncationAndExtension()
    {
        const QByteArray bytes = seal("{\"session\":\"small\"}");
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY2(!sealed::open(bytes.first(length), key()), qPrintable(QString::number(length)));
        QVERIFY(!sealed::open(bytes + '\0', key()));
        QVERIFY(!sealed::open(bytes + bytes, key()));
        QVERIFY(!sealed::open(QByteArray(100'000, '\0'), key()));
    }

    void refusesAnotherKey()
    {
        const QByteArray bytes = seal("text");
        QVERIFY(sealed::namesKey(bytes, key()));
        QVERIFY(!sealed::namesKey(bytes, key('x')));
        QVERIFY(!sealed::open(bytes, key('x')));
        QVERIFY(!sealed::open(bytes, Secret("short")));
        QVERIFY(!sealed::open(bytes, Secret()));
    }

    void failureDoesNotShowTheContent()
    {
        QByteArray bytes = seal("super-secret-content");
        bytes.back() = char(bytes.back() ^ 1);
        const auto opened = sealed::open(bytes, key());
        QVERIFY(!opened);
        QVERIFY(!opened.error().message.contains("super-secret"_L1));
    }
};

AGENT0_TEST(SealedFileTest)
#include "tst_sealedfile.moc"
