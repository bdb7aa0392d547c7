#include "base/appendparts.h"
#include "base/plainrun.h"
#include "support/testmain.h"

#include <QTest>

#include <limits>

using namespace agent0;

/// The few places where bytes are handled by the handful.
class BytesTest : public QObject {
    Q_OBJECT

private slots:
    void partsComeBehindWhatIsThere()
    {
        QByteArray text("seq:");
        appendParts(text, {Decimal(42), ",", "", "\"name\""});
        QCOMPARE(text, QByteArray("seq:42,\"name\""));
        appendParts(text, {});
        QCOMPARE(text, QByteArray("seq:42,\"name\""));
    }
    void decimalHasRoomForEveryNumber()
    {
        for (const qint64 number :
            {std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), qint64(0), qint64(-1)})
            QCOMPARE(QByteArrayView(Decimal(number)), QByteArrayView(QByteArray::number(number)));
    }
    void plainRunEndsAtTheFirstSpecialByte_data()
    {
        QTest::addColumn<char>("special");
        QTest::newRow("quote") << '"';
        QTest::newRow("backslash") << '\\';
        QTest::newRow("smallest control") << '\0';
        QTest::newRow("largest control") << '\x1f';
        QTest::newRow("smallest beyond ASCII") << '\x80';
        QTest::newRow("largest beyond ASCII") << '\xff';
    }
    void plainRunEndsAtTheFirstSpecialByte()
    {
        QFETCH(char, special);
        for (qsizetype size = 0; size < 40; ++size) {
            for (const char plain : {' ', '!', '#', '[', ']', '\x7f'}) {
                QByteArray text(size, plain);
                QCOMPARE(plainRunEnd(text.begin(), text.end()) - text.begin(), size);
                text.append(special).append(9, special).append(plain);
                QCOMPARE(plainRunEnd(text.begin(), text.end()) - text.begin(), size);
            }
        }
    }
};

AGENT0_TEST(BytesTest)

#include "tst_bytes.moc"
