#include "http/eventstream.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

namespace {

/// "type=data|type=data" of all events, each line feed in data as "/".
QByteArray shown(const QList<ServerSentEvent> &events)
{
    QByteArrayList all;
    for (const ServerSentEvent &event : events)
        all << event.type + '=' + QByteArray(event.data).replace('\n', '/');
    return all.join('|');
}

} // namespace

class EventStreamTest : public QObject {
    Q_OBJECT

private slots:
    void streams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<QByteArray>("lastId");
        QTest::newRow("one") << QByteArray("data: {}\n\n") << QByteArray("message={}") << QByteArray();
        QTest::newRow("CR LF") << QByteArray("data: a\r\n\r\ndata: b\r\n\r\n") << QByteArray("message=a|message=b")
                               << QByteArray();
        QTest::newRow("CR") << QByteArray("data: a\r\rdata: b\r\r") << QByteArray("message=a|message=b")
                            << QByteArray();
        QTest::newRow("mixed ends") << QByteArray("data: a\rdata: b\ndata: c\r\n\n") << QByteArray("message=a/b/c")
                                    << QByteArray();
        QTest::newRow("CR then LF is one end")
            << QByteArray("data: a\r\n\r\n\r\ndata: b\n\n") << QByteArray("message=a|message=b") << QByteArray();
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "data: a\n\n")
                                         << QByteArray("message=a") << QByteArray();
        QTest::newRow("a mark later is data") << QByteArray("\n\xEF\xBB\xBF"
                                                            "data: a\n\ndata: b\n\n")
                                              << QByteArray("message=b") << QByteArray();
        QTest::newRow("comments") << QByteArray(": hello\n:\ndata: a\n: in between\n\n") << QByteArray("message=a")
                                  << QByteArray();
        QTest::newRow("no blank, two blanks")
            << QByteArray("data:a\ndata:  b\n\n") << QByteArray("message=a/ b") << QByteArray();
        QTest::newRow("field without colon") << QByteArray("data\ndata\n\n") << QByteArray("message=/") << QByteArray();
        QTest::newRow("type") << QByteArray("event: ping\ndata: 1\n\ndata: 2\n\n") << QByteArray("ping=1|message=2")
                              << QByteArray();
        QTest::newRow("no data is no event") << QByteArray("event: ping\nid: 4\n\n") << QByteArray() << QByteArray("4");
        QTest::newRow("empty data is one")
            << QByteArray("id: 4\ndata: \n\n") << QByteArray("message=") << QByteArray("4");
        QTest::newRow("the id lasts") << QByteArray("id: 4\ndata: a\n\ndata: b\n\n")
                                      << QByteArray("message=a|message=b") << QByteArray("4");
        QTest::newRow("an id is taken back")
            << QByteArray("id: 4\ndata: a\n\nid\ndata: b\n\n") << QByteArray("message=a|message=b") << QByteArray();
        QTest::newRow("an id counts with its event")
            << QByteArray("id: 4\ndata: a\n\nid: 5\ndata: b\n") << QByteArray("message=a") << QByteArray("4");
        QTest::newRow("an id no header carries")
            << QByteArray("id: a\x01z\ndata: a\n\n") << QByteArray("message=a") << QByteArray();
        QTest::newRow("unknown fields") << QByteArray("foo: 1\nDATA: x\ndata: a\n\n") << QByteArray("message=a")
                                        << QByteArray();
        QTest::newRow("not finished") << QByteArray("data: a\n\ndata: b\n") << QByteArray("message=a") << QByteArray();
    }
    void streams()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, events);
        QFETCH(QByteArray, lastId);
        EventStreamParser parser;
        const auto all = parser.feed(stream);
        QVERIFY(all);
        QCOMPARE(shown(*all), events);
        QCOMPARE(parser.lastEventId(), lastId);
    }

    void splitAtEveryByteAndByteByByte_data() { streams_data(); }
    void splitAtEveryByteAndByteByByte()
    {
        QFETCH(QByteArray, stream);
        QFETCH(QByteArray, events);
        QFETCH(QByteArray, lastId);
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            EventStreamParser parser;
            auto all = parser.feed(stream.first(cut)).value();
            all += parser.feed(stream.sliced(cut)).value();
            QCOMPARE(shown(all), events);
            QCOMPARE(parser.lastEventId(), lastId);
        }
        EventStreamParser parser;
        QList<ServerSentEvent> all;
        for (const char c : stream)
            all += parser.feed(QByteArrayView(&c, 1)).value();
        QCOMPARE(shown(all), events);
    }

    void retry_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("500") << QByteArray("500") << qint64(500);
        QTest::newRow("0") << QByteArray("0") << qint64(0);
        QTest::newRow("an hour at most") << QByteArray("99999999999999999999") << qint64(3'600'000);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("text") << QByteArray("5s") << qint64(-1);
        QTest::newRow("nothing") << QByteArray("") << qint64(-1);
    }
    void retry()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, milliseconds);
        EventStreamParser parser;
        QVERIFY(parser.feed("retry: " + value + "\n"));
        QCOMPARE(parser.retry().value_or(Milliseconds(-1)).count(), milliseconds);
    }

    void endlessLinesAndEventsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("a line without an end") << QByteArray(600, 'x');
        QTest::newRow("a comment without an end") << QByteArray(":" + QByteArray(600, 'x'));
        QTest::newRow("an event without an end") << QByteArray("data: " + QByteArray(100, 'x') + "\n");
    }
    void endlessLinesAndEventsAreRefused()
    {
        QFETCH(QByteArray, piece);
        EventStreamParser parser({.lineBytes = 1000, .eventBytes = 2000});
        Result<QList<ServerSentEvent>> events;
        int fed = 0;
        for (; events && fed < 100; ++fed)
            events = parser.feed(piece);
        QVERIFY(!events);
        QCOMPARE(events.error().fault, Fault::Malformed);
        QCOMPARE(events.error().code, u"event_too_large"_s);
        QVERIFY(fed < 30);
    }

    void startingAgainDropsWhatWasBegunAndKeepsTheId()
    {
        EventStreamParser parser;
        QVERIFY(parser.feed("retry: 7\nid: 1\ndata: a\n\nid: 2\nevent: x\ndata: b\ndat"));
        parser.startAgain();
        QCOMPARE(parser.lastEventId(), QByteArray("1"));
        QCOMPARE(shown(parser
                         .feed("\xEF\xBB\xBF"
                               "data: c\n\n")
                         .value()),
            QByteArray("message=c"));
        QCOMPARE(parser.lastEventId(), QByteArray("1"));
        QCOMPARE(parser.retry()->count(), 7);
    }

    void anIdThatIsTooLongIsNotKept()
    {
        EventStreamParser parser({.idBytes = 3});
        QVERIFY(parser.feed("id: 123\ndata: a\n\nid: 1234\ndata: b\n\n"));
        QCOMPARE(parser.lastEventId(), QByteArray("123"));
    }
};

AGENT0_TEST(EventStreamTest)

#include "tst_eventstream.moc"
