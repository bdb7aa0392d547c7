#include "activity/activitywatch.h"
#include "activityfolder.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

QStringList connectionsOf(const QList<ActivityRecord> &records)
{
    QStringList all;
    for (const ActivityRecord &record : records)
        all << record.connection;
    return all;
}

template<typename Reader>
QStringList rest(Reader &reader)
{
    QStringList all;
    for (auto line = reader.next(); line; line = reader.next())
        all << QString::fromUtf8(line->connection);
    return all;
}

ActivityRecord entry(const QString &connection, int second, Leg leg, const QString &result, ActivityKind kind)
{
    ActivityRecord record = ActivityFolder::record(connection, result);
    record.time = fromUnixSeconds(second);
    record.leg = leg;
    record.kind = kind;
    record.flow = second < 20 ? u"early"_s : u"late"_s;
    return record;
}

Task<bool> changedSoon(ActivityWatch &watch)
{
    co_await watch.changed();
    co_return true;
}

} // namespace

class ActivityReaderTest : public QObject {
    Q_OBJECT

private slots:
    void filters_data()
    {
        QTest::addColumn<ActivityFilter>("filter");
        QTest::addColumn<QString>("expected");
        QTest::newRow("everything") << ActivityFilter{} << u"a b a \"q\""_s;
        QTest::newRow("since, that moment included") << ActivityFilter{.since = fromUnixSeconds(20)} << u"b a \"q\""_s;
        QTest::newRow("until, that moment excluded") << ActivityFilter{.until = fromUnixSeconds(20)} << u"a"_s;
        QTest::newRow("connection") << ActivityFilter{.connection = u"a"_s} << u"a a"_s;
        QTest::newRow("connection with quotes") << ActivityFilter{.connection = u"\"q\""_s} << u"\"q\""_s;
        QTest::newRow("no connection") << ActivityFilter{.connection = u""_s} << QString();
        QTest::newRow("leg") << ActivityFilter{.leg = Leg::Exchange} << u"b"_s;
        QTest::newRow("ok") << ActivityFilter{.result = u"ok"_s} << u"a b"_s;
        QTest::newRow("failed") << ActivityFilter{.result = u"failed"_s} << u"a \"q\""_s;
        QTest::newRow("one code") << ActivityFilter{.result = u"invalid_grant"_s} << u"a"_s;
        QTest::newRow("flow") << ActivityFilter{.flow = u"early"_s} << u"a"_s;
        QTest::newRow("kinds") << ActivityFilter{.kinds = {ActivityKind::IdJagIssued, ActivityKind::SignIn}}
                               << u"b \"q\""_s;
        QTest::newRow("several at once") << ActivityFilter{.since = fromUnixSeconds(15), .connection = u"a"_s}
                                         << u"a"_s;
    }
    void filters()
    {
        QFETCH(ActivityFilter, filter);
        QFETCH(QString, expected);
        ActivityFolder folder;
        {
            ActivityLog log(folder.clock, folder.path(), u"p"_s);
            log.append(entry(u"a"_s, 10, Leg::Refresh, u"ok"_s, ActivityKind::Exchange));
            log.append(entry(u"b"_s, 20, Leg::Exchange, u"ok"_s, ActivityKind::IdJagIssued));
            log.append(entry(u"a"_s, 30, Leg::Redemption, u"invalid_grant"_s, ActivityKind::Exchange));
            log.append(entry(u"\"q\""_s, 40, Leg::Resource, u"http_500"_s, ActivityKind::SignIn));
        }

        const QStringList forwards = connectionsOf(folder.records(filter));

        QCOMPARE(forwards.join(u' '), expected);
        BackwardActivityReader backward(folder.path(), filter);
        QStringList backwards;
        for (auto line = backward.next(); line; line = backward.next())
            backwards.prepend(line->record().value().connection);
        QCOMPARE(backwards, forwards);
    }

    void readsOverFilesInBothDirections()
    {
        ActivityFolder folder;
        folder.write(30, {.fileBytes = 1500});
        QVERIFY(ActivityFiles(folder.path()).numbers().size() > 3);
        ActivityReader forward(folder.path());
        BackwardActivityReader backward(folder.path());
        const QStringList forwards = rest(forward);
        QStringList backwards = rest(backward);
        std::ranges::reverse(backwards);
        QCOMPARE(forwards.size(), 30);
        QCOMPARE(backwards, forwards);
    }

    void readsLinesThatCrossTheBlocksOfAFile()
    {
        ActivityFolder folder;
        {
            ActivityLog log(folder.clock, folder.path(), u"p"_s);
            for (int i = 0; i < 1500; ++i) {
                ActivityRecord record = ActivityFolder::record(QString::number(i));
                record.path = QString(i % 450, u'x');
                log.append(record);
            }
        }
        QVERIFY(QFile(folder.file()).size() > 2 * 256 * 1024);
        ActivityReader forward(folder.path());
        BackwardActivityReader backward(folder.path());
        const QStringList forwards = rest(forward);
        QStringList backwards = rest(backward);
        std::ranges::reverse(backwards);
        QCOMPARE(forwards.size(), 1500);
        QCOMPARE(backwards, forwards);
    }

    void whereThereIsNoLogThereIsNothingToRead()
    {
        ActivityFolder folder;
        ActivityReader forward(folder.path());
        BackwardActivityReader backward(folder.path());
        QVERIFY(!forward.next());
        QVERIFY(!backward.next());
    }

    void findsARecordAgainByItsPlace()
    {
        ActivityFolder folder;
        folder.write(20, {.fileBytes = 1500});
        ActivityReader reader(folder.path(), {.connection = u"c17"_s});
        const auto line = reader.next();
        QVERIFY(line);
        const auto again = ActivityReader::at(folder.path(), line->place);
        QVERIFY(again);
        QCOMPARE(again->connection, u"c17"_s);
        QVERIFY(!ActivityReader::at(folder.path(), {line->place.file, line->place.offset + 1}));
        QVERIFY(!ActivityReader::at(folder.path(), {99, 0}));
    }

    void tellsInBriefWhatTheWholeRecordSays()
    {
        ActivityFolder folder;
        ActivityRecord record = ActivityFolder::record(u"todo0"_s);
        record.action = u"say \"hello\"\n"_s;
        record.subject = u"00u\u00fc"_s;
        record.status = 201;
        record.took = Milliseconds(17);
        record.granted = {{u"scope"_s, u"a"_s}};
        ActivityLog log(folder.clock, folder.path(), u"default"_s);
        log.append(record);
        log.append(ActivityRecord());
        log.flush();

        ActivityReader reader(folder.path());
        const auto line = reader.next();
        const ActivityRecord whole = line->record().value();
        const ActivityBrief brief = line->brief();
        QCOMPARE(unescapedText(brief.action), whole.action);
        QCOMPARE(unescapedText(brief.subject), whole.subject);
        QCOMPARE(unescapedText(brief.method), whole.method);
        QCOMPARE(unescapedText(brief.host), whole.host);
        QCOMPARE(unescapedText(brief.path), whole.path);
        QCOMPARE(brief.status, 201);
        QCOMPARE(brief.took, Milliseconds(17));
        const auto empty = reader.next();
        QVERIFY(empty->brief().action.isEmpty() && empty->brief().method.isEmpty());
        QCOMPARE(empty->brief().status, 0);
    }

    void followsWhatOthersAppend()
    {
        ActivityFolder folder;
        folder.write(2, {.fileBytes = 1500});
        ActivityReader reader(folder.path());
        reader.skipToEnd();
        QVERIFY(!reader.next());

        folder.write(10, {.fileBytes = 1500});

        QCOMPARE(rest(reader).size(), 10);
        QVERIFY(!reader.next());
        folder.write(1, {.fileBytes = 1500});
        QCOMPARE(rest(reader).size(), 1);
    }

    void followsALogThatDoesNotExistYet()
    {
        ActivityFolder folder;
        ActivityReader reader(folder.path());
        reader.skipToEnd();
        QVERIFY(!reader.next());
        folder.write(3);
        QCOMPARE(rest(reader).size(), 3);
    }

    void showsALineOnlyOnceItIsWhole()
    {
        ActivityFolder folder;
        folder.write(2);
        const QByteArray whole = ActivityFolder::content(folder.file());
        ActivityFolder::replace(folder.file(), whole.first(whole.size() - 10));
        ActivityReader reader(folder.path());
        QCOMPARE(rest(reader).size(), 1);
        ActivityFolder::replace(folder.file(), whole);
        QCOMPARE(rest(reader).size(), 1);
    }

    void theWatchNoticesTheFirstRecordAndTheNext()
    {
        ActivityFolder folder;
        ActivityWatch watch(folder.path());
        for (int i = 0; i < 3; ++i) {
            folder.write(1);
            QVERIFY(await(changedSoon(watch)));
        }
        QCOMPARE(folder.records().size(), 3);
    }
};

AGENT0_TEST(ActivityReaderTest)
#include "tst_activityreader.moc"
