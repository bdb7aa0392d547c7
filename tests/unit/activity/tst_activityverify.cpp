#include "activityfolder.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// Compact, so that every byte of it can be tried.
void writeSmallLog(ActivityFolder &folder) { folder.write(5, {.fileBytes = 800}); }

QByteArray otherByte(char byte) { return QByteArray(1, byte == 'x' ? 'y' : 'x'); }

} // namespace

class ActivityVerifyTest : public QObject {
    Q_OBJECT

private slots:
    void anUntouchedLogIsGood()
    {
        ActivityFolder folder;
        writeSmallLog(folder);
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().records, 5);
        QVERIFY(folder.verdict().files >= 3);
    }

    void noLogIsGood()
    {
        ActivityFolder folder;
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().records, 0);
    }

    void findsEveryChangedByte()
    {
        ActivityFolder folder;
        writeSmallLog(folder);
        QStringList names{folder.path() + u"/head"_s};
        for (const int number : ActivityFiles(folder.path()).numbers())
            names << folder.file(number);
        for (const QString &name : names) {
            const QByteArray whole = ActivityFolder::content(name);
            for (qsizetype i = 0; i < whole.size(); ++i) {
                QByteArray changed = whole;
                changed.replace(i, 1, otherByte(whole[i]));
                ActivityFolder::replace(name, changed);
                QVERIFY2(!folder.verdict().ok(), qPrintable(u"%1 byte %2"_s.arg(name).arg(i)));
            }
            ActivityFolder::replace(name, whole);
        }
        QVERIFY(folder.verdict().ok());
    }

    void findsEveryRemovedAndEveryInsertedByte()
    {
        ActivityFolder folder;
        writeSmallLog(folder);
        const QString name = folder.file(2);
        const QByteArray whole = ActivityFolder::content(name);
        for (qsizetype i = 0; i < whole.size(); ++i) {
            ActivityFolder::replace(name, QByteArray(whole).remove(i, 1));
            QVERIFY2(!folder.verdict().ok(), qPrintable(u"without byte %1"_s.arg(i)));
            ActivityFolder::replace(name, QByteArray(whole).insert(i, '\n'));
            QVERIFY2(!folder.verdict().ok(), qPrintable(u"line end at %1"_s.arg(i)));
        }
    }

    void findsEveryPlaceWhereTheEndIsCutOff()
    {
        ActivityFolder folder;
        folder.write(3);
        const QByteArray whole = ActivityFolder::content(folder.file());
        for (qsizetype i = 0; i < whole.size(); ++i) {
            ActivityFolder::replace(folder.file(), whole.first(i));
            QVERIFY2(!folder.verdict().ok(), qPrintable(u"cut at %1"_s.arg(i)));
        }
    }

    void namesAChangedRecord()
    {
        ActivityFolder folder;
        folder.write(5);
        QByteArrayList lines = folder.lines();
        lines[2].replace("c2", "c9");
        folder.setLines(lines);
        const auto problem = folder.verdict().problem;
        QCOMPARE(problem->what, Tampering::Changed);
        QCOMPARE(problem->line, 3);
        QCOMPARE(problem->file, u"activity-00000001.jsonl"_s);
        QCOMPARE(folder.verdict().records, 2);
    }

    void namesARemovedRecord_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<qint64>("noticedAt");
        QTest::newRow("the first") << 0 << qint64(1);
        QTest::newRow("one in the middle") << 2 << qint64(3);
        QTest::newRow("the last but one") << 3 << qint64(4);
        QTest::newRow("the last") << 4 << qint64(4);
    }
    void namesARemovedRecord()
    {
        QFETCH(int, index);
        QFETCH(qint64, noticedAt);
        ActivityFolder folder;
        folder.write(5);
        QByteArrayList lines = folder.lines();
        lines.removeAt(index);
        folder.setLines(lines);
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
        QCOMPARE(folder.verdict().problem->line, noticedAt);
    }

    void namesAnInsertedLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("anything") << QByteArray("{\"seq\":3}");
        QTest::newRow("an empty line") << QByteArray();
        QTest::newRow("a copy") << QByteArray("copy");
    }
    void namesAnInsertedLine()
    {
        QFETCH(QByteArray, line);
        ActivityFolder folder;
        folder.write(5);
        QByteArrayList lines = folder.lines();
        lines.insert(2, line == "copy" ? lines[0] : line);
        folder.setLines(lines);
        QCOMPARE(folder.verdict().problem->what, Tampering::Inserted);
        QCOMPARE(folder.verdict().problem->line, 3);
    }

    void findsRecordsThatChangedPlaces()
    {
        ActivityFolder folder;
        folder.write(5);
        QByteArrayList lines = folder.lines();
        lines.swapItemsAt(1, 2);
        folder.setLines(lines);
        QCOMPARE(folder.verdict().problem->what, Tampering::Inserted);
        QCOMPARE(folder.verdict().problem->line, 2);
    }

    void findsRecordsOfAnotherLog()
    {
        ActivityFolder folder;
        ActivityFolder other;
        folder.write(3);
        other.clock.advance(Milliseconds(5));
        ActivityLog(other.clock, other.path(), u"other"_s).append(ActivityFolder::record(u"x"_s));
        QByteArrayList lines = folder.lines();
        lines[0] = other.lines()[0];
        folder.setLines(lines);
        QVERIFY(!folder.verdict().ok());
    }

    void findsRecordsThatChangedPlacesAcrossFiles()
    {
        ActivityFolder folder;
        writeSmallLog(folder);
        QByteArrayList one = folder.lines(1);
        QByteArrayList two = folder.lines(2);
        two.prepend(one.takeLast());
        folder.setLines(one, 1);
        folder.setLines(two, 2);
        // The chain holds: only the order of bytes matters, not where a file ends.
        QVERIFY(folder.verdict().ok());

        std::swap(two[0], two[1]);
        folder.setLines(two, 2);
        QVERIFY(!folder.verdict().ok());
    }

    void findsARemovedFile_data()
    {
        QTest::addColumn<int>("index");
        QTest::newRow("the oldest") << 0;
        QTest::newRow("one in the middle") << 1;
        QTest::newRow("the newest") << 2;
    }
    void findsARemovedFile()
    {
        QFETCH(int, index);
        ActivityFolder folder;
        folder.write(40, {.fileBytes = 1500, .filesKept = 3});
        QVERIFY(QFile::remove(folder.file(ActivityFiles(folder.path()).numbers()[index])));
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
    }

    void findsRecordsTakenFromTheBeginningOfARotatedLog()
    {
        ActivityFolder folder;
        folder.write(40, {.fileBytes = 1500, .filesKept = 3});
        const int oldest = ActivityFiles(folder.path()).numbers().first();
        folder.setLines(folder.lines(oldest).sliced(1), oldest);
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
        QCOMPARE(folder.verdict().records, 0);
    }

    void findsAFilePutBeforeARotatedLog()
    {
        ActivityFolder folder;
        folder.write(40, {.fileBytes = 1500, .filesKept = 3});
        const int oldest = ActivityFiles(folder.path()).numbers().first();
        QVERIFY(QFile::copy(folder.file(oldest), folder.file(oldest - 1)));
        QVERIFY(!folder.verdict().ok());
    }

    void doesNotMindAnOldFileThatACrashLeft()
    {
        ActivityFolder folder;
        folder.write(9, {.fileBytes = 1000, .filesKept = 3});
        const int oldest = ActivityFiles(folder.path()).numbers().first();
        const QByteArray left = ActivityFolder::content(folder.file(oldest));
        folder.write(3, {.fileBytes = 1000, .filesKept = 3});
        QVERIFY(!QFile::exists(folder.file(oldest)));
        const int now = ActivityFiles(folder.path()).numbers().first();
        if (now == oldest + 1)
            ActivityFolder::replace(folder.file(oldest), left);
        QVERIFY(folder.verdict().ok());
    }

    void findsAMissingHead()
    {
        ActivityFolder folder;
        folder.write(3);
        QVERIFY(QFile::remove(folder.path() + u"/head"_s));
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
        folder.write(1);
        QCOMPARE(folder.verdict().problem->line, 4);
        QCOMPARE(folder.records().size(), 5);
    }

    void aCutLineMayNotBeChangedOnceItIsMarked()
    {
        ActivityFolder folder;
        folder.write(2);
        ActivityFolder::replace(folder.file(), ActivityFolder::content(folder.file()) + "{\"seq\":3,\"ti");
        folder.write(1);
        QVERIFY(folder.verdict().ok());
        QByteArrayList lines = folder.lines();
        lines[2] = "{\"seq\":3,\"tx";
        folder.setLines(lines);
        QCOMPARE(folder.verdict().problem->what, Tampering::Changed);
        QCOMPARE(folder.verdict().problem->line, 3);
    }

    void aCutLineMayNotBeRemovedOnceItIsMarked()
    {
        ActivityFolder folder;
        folder.write(2);
        ActivityFolder::replace(folder.file(), ActivityFolder::content(folder.file()) + "{\"seq\":3,\"ti");
        folder.write(1);
        QByteArrayList lines = folder.lines();
        lines.removeAt(2);
        folder.setLines(lines);
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
        QCOMPARE(folder.verdict().problem->line, 3);
    }

    void damageDoesNotHideTheRestFromReaders()
    {
        ActivityFolder folder;
        folder.write(5);
        QByteArrayList lines = folder.lines();
        lines[1] = QByteArray(300'000, 'x');
        lines[2] = "";
        folder.setLines(lines);
        QCOMPARE(folder.records().size(), 3);
    }
};

AGENT0_TEST(ActivityVerifyTest)
#include "tst_activityverify.moc"
