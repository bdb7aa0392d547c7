#include "base/base64url.h"

#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class Base64UrlTest : public QObject {
    Q_OBJECT

private slots:
    void encodesAndDecodesTheExamplesOfTheRfcs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        // RFC 4648 10, and RFC 7515 C.
        QTest::newRow("nothing") << QByteArray("") << QByteArray("");
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
        QTest::newRow("RFC 7515 C") << QByteArray("\x03\xec\xff\xe0\xc1") << QByteArray("A-z_4ME");
    }
    void encodesAndDecodesTheExamplesOfTheRfcs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(toBase64Url(bytes), text);
        QCOMPARE(fromBase64Url(text), bytes);
    }

    void everyByteSurvivesAtEveryLength()
    {
        QByteArray bytes;
        for (int i = 0; i < 300; ++i) {
            bytes.append(char(i * 37));
            QCOMPARE(fromBase64Url(toBase64Url(bytes)), bytes);
        }
    }

    void refusesWhatIsNotCanonical_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("Zg==");
        QTest::newRow("one padding") << QByteArray("Zm8=");
        QTest::newRow("one character") << QByteArray("Z");
        QTest::newRow("five characters") << QByteArray("Zm9vY");
        QTest::newRow("plus") << QByteArray("A+z_4ME");
        QTest::newRow("slash") << QByteArray("A-z/4ME");
        QTest::newRow("blank inside") << QByteArray("Zm 9v");
        QTest::newRow("blank in front") << QByteArray(" Zm9v");
        QTest::newRow("line break behind") << QByteArray("Zm9v\n");
        QTest::newRow("NUL") << QByteArray("Zm9\0", 4);
        QTest::newRow("dot") << QByteArray("Zm9.");
        QTest::newRow("high byte") << QByteArray("Zm9\xff");
        QTest::newRow("stray bits behind one byte") << QByteArray("Zh");
        QTest::newRow("stray bits behind two bytes") << QByteArray("Zm9");
        QTest::newRow("all bits stray") << QByteArray("Z_");
    }
    void refusesWhatIsNotCanonical()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text));
    }
};

AGENT0_TEST(Base64UrlTest)
#include "tst_base64url.moc"
