#include "support/testmain.h"
#include "text/relativetime.h"

#include <QLocale>
#include <QTest>

using namespace agent0;
using namespace Qt::StringLiterals;

class RelativeTimeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void saysHowLongAgoOrHowSoon_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << qint64(0) << u"just now"_s;
        QTest::newRow("59 s ago") << qint64(-59) << u"just now"_s;
        QTest::newRow("a minute ago") << qint64(-60) << u"1 min ago"_s;
        QTest::newRow("59 min ago") << qint64(-3599) << u"59 min ago"_s;
        QTest::newRow("an hour ago") << qint64(-3600) << u"1 h ago"_s;
        QTest::newRow("a day ago") << qint64(-24 * 3600) << u"a day ago"_s;
        QTest::newRow("2 days ago") << qint64(-48 * 3600) << u"2 days ago"_s;
        QTest::newRow("6 days ago") << qint64(-7 * 24 * 3600 + 1) << u"6 days ago"_s;
        QTest::newRow("soon") << qint64(1) << u"in less than a minute"_s;
        QTest::newRow("in a minute") << qint64(60) << u"in 1 min"_s;
        QTest::newRow("in a day") << qint64(24 * 3600) << u"in a day"_s;
        QTest::newRow("in 3 days") << qint64(3 * 24 * 3600) << u"in 3 days"_s;
    }
    void saysHowLongAgoOrHowSoon()
    {
        QFETCH(qint64, seconds);
        const Instant now = fromUnixSeconds(1'790'000'000);
        QTEST(relativeTime(now + Seconds(seconds), now), "words");
    }

    void beyondAWeekItIsADate()
    {
        const Instant now = fromUnixSeconds(1'790'000'000);
        QVERIFY(relativeTime(now - Seconds(7 * 24 * 3600), now).contains(u"2026"_s));
    }

    void saysHowLong()
    {
        QCOMPARE(durationText(Milliseconds(12'400)), u"12 s"_s);
        QCOMPARE(durationText(Seconds(125)), u"2 min"_s);
        QCOMPARE(durationText(Seconds(3 * 3600 + 5 * 60)), u"3 h 5 min"_s);
        QCOMPARE(durationText(Seconds(90 * 24 * 3600)), u"90 days"_s);
    }
};

AGENT0_TEST(RelativeTimeTest)
#include "tst_relativetime.moc"
