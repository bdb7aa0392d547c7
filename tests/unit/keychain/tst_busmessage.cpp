#include "keychain/busmessage.h"
#include "support/testmain.h"

#include <QTest>
#include <QtEndian>

using namespace agent0;

namespace {

/// An answer as a service sends it: reply 7 to call 3, with a path.
QByteArray anAnswer()
{
    BusWriter body;
    body.text("/item");
    BusWriter out;
    out.byte('l').byte(2).byte(1).byte(1).number(quint32(body.written().size())).number(7);
    out.array(8, [](BusWriter &fields) {
        fields.align(8).byte(5).signature("u").number(3);
        fields.align(8).byte(8).signature("g").signature("o");
    });
    return out.align(8).written() + body.written();
}

} // namespace

class BusMessageTest : public QObject {
    Q_OBJECT

private slots:
    // Byte for byte what dbus-send puts on the bus for Hello.
    void writesACallAsTheSpecificationHasIt()
    {
        const BusCall hello{"org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello", {}, {}};
        const QByteArray bytes = hello.message(1);
        QCOMPARE(bytes.first(16).toHex(), QByteArray("6c01000100000000010000006d000000"));
        QCOMPARE(bytes.size(), 128);
        QCOMPARE(bytes.sliced(16, 8), QByteArray("\1\1o\0\x15\0\0\0", 8));
        QCOMPARE(bytes.sliced(24, 21), QByteArray("/org/freedesktop/DBus"));
    }

    void readsAnAnswer()
    {
        const BusMessage message = BusMessage::read(anAnswer() + "more");
        QCOMPARE(message.size, anAnswer().size());
        QCOMPARE(message.inReplyTo, 3u);
        QVERIFY(message.answer.is("o"));
        QCOMPARE(BusReader(message.answer.body).text(), QByteArray("/item"));
    }

    void waitsForTheRest()
    {
        const QByteArray whole = anAnswer();
        for (qsizetype size = 0; size < whole.size(); ++size)
            QCOMPARE(BusMessage::read(whole.first(size)).size, 0);
    }

    void refusesWhatIsNoMessage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("big-endian") << 'B' + anAnswer().sliced(1);
        QTest::newRow("another version") << anAnswer().replace(3, 1, "\2");
        QTest::newRow("a body without end") << anAnswer().replace(4, 4, "\xff\xff\xff\x7f");
        QTest::newRow("fields without end") << anAnswer().replace(12, 4, "\xff\xff\xff\xff");
        QTest::newRow("a field that leads out of the fields") << anAnswer().replace(28, 1, "\xf0");
    }
    void refusesWhatIsNoMessage()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(BusMessage::read(bytes).size, -1);
    }

    // Whatever one byte is changed to, nothing is read beyond the bytes (the sanitizers watch).
    void survivesEveryChangedByte()
    {
        const QByteArray whole = anAnswer();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            for (const int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                QByteArray changed = whole;
                changed[at] = char(value);
                const BusMessage message = BusMessage::read(changed);
                BusReader in(message.answer.body);
                QVERIFY(in.texts().size() <= message.answer.body.size());
                QVERIFY(message.size <= changed.size());
            }
        }
    }

    void aSignalAnswersNothing() { QCOMPARE(BusMessage::read(anAnswer().replace(1, 1, "\4")).inReplyTo, 0u); }

    void anErrorIsNoAnswerEvenWithoutAName()
    {
        const BusMessage message = BusMessage::read(anAnswer().replace(1, 1, "\3"));
        QVERIFY(!message.answer.is("o"));
        QCOMPARE(message.inReplyTo, 3u);
    }
};

AGENT0_TEST(BusMessageTest)
#include "tst_busmessage.moc"
