#include "keychain/keychaintext.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class KeychainTextTest : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("readable");
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("JSON") << QByteArray("{\"a\":\"b\"}") << true;
        QTest::newRow("PEM") << QByteArray("-----BEGIN KEY-----\nAAAA\n") << true;
        QTest::newRow("umlauts") << QByteArray("\xc3\xa4\xf0\x9f\x98\x80") << true;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
        QTest::newRow("carriage return") << QByteArray("a\r\nb") << false;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << false;
        QTest::newRow("surrogate in UTF-8") << QByteArray("\xed\xa0\x80") << false;
        QTest::newRow("our own mark") << QByteArray("base64:AAAA") << false;
        QTest::newRow("a key") << QByteArray::fromHex("00ff10a5") << false;
    }
    void comesBackAsItWas()
    {
        QFETCH(QByteArray, bytes);
        const QString text = toKeychainText(Secret(bytes));
        QTEST(text.toUtf8() == bytes, "readable");
        const auto back = fromKeychainText(Secret(text.toUtf8()));
        QVERIFY(back);
        QCOMPARE(back->reveal(), bytes);
    }

    void refusesWhatItDoesNotMake_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("binary") << QByteArray("\x01\x02\xff");
        QTest::newRow("broken base64") << QByteArray("base64:AA*A");
        QTest::newRow("base64 with a line break") << QByteArray("base64:AA\nAA");
    }
    void refusesWhatItDoesNotMake()
    {
        QFETCH(QByteArray, stored);
        QVERIFY(!fromKeychainText(Secret(stored)));
    }
};

AGENT0_TEST(KeychainTextTest)
#include "tst_keychaintext.moc"
