#include "activityfolder.h"
#include "base/filelock.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace agent0;
using namespace agent0::test;

namespace {

/// Runs the work in a process of its own; gives its id.
template<typename Work>
pid_t inChild(Work work)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    return child;
}

bool endedWell(pid_t child)
{
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

constexpr qint64 NoHurry = 3'600'000;

} // namespace

class ActivityLogTest : public QObject {
    Q_OBJECT

private slots:
    void keepsEverythingOfARecord()
    {
        ActivityFolder folder;
        ActivityRecord written = ActivityFolder::record(u"todo0"_s, u"audience_mismatch"_s);
        written.kind = ActivityKind::AccessRefused;
        written.action = u"todo list \"quoted\" \\ \u00e9\U0001F600\n"_s;
        written.subject = u"00u1"_s;
        written.status = 403;
        written.took = Milliseconds(17);
        written.asked = {{u"scope"_s, u"todos.read"_s}};
        written.granted = {{u"scope"_s, QJsonArray{u"a"_s}}};
        written.requestHeaders = {{u"Accept"_s, u"*/*"_s}, {u"Accept"_s, u"again"_s}};
        written.requestFields = {{u"grant_type"_s, u"x"_s}};
        written.answerHeaders = {{u"Date"_s, u"now"_s}};
        written.answerFields = {{u"error"_s, u"access_denied"_s}};
        ActivityLog(folder.clock, folder.path(), u"work"_s).append(written);

        const auto records = folder.records();

        QCOMPARE(records.size(), 1);
        const ActivityRecord &read = records.first();
        QCOMPARE(read.sequence, 1);
        QCOMPARE(read.time, written.time);
        QCOMPARE(read.kind, written.kind);
        QCOMPARE(read.flow, written.flow);
        QCOMPARE(read.action, written.action);
        QCOMPARE(read.profile, u"work"_s);
        QCOMPARE(read.subject, written.subject);
        QCOMPARE(read.connection, written.connection);
        QCOMPARE(read.leg, written.leg);
        QCOMPARE(read.result, written.result);
        QCOMPARE(read.method + read.host + read.path, u"GETapi.test/todos"_s);
        QCOMPARE(read.status, 403);
        QCOMPARE(read.took.count(), 17);
        QCOMPARE(read.asked, written.asked);
        QCOMPARE(read.granted, written.granted);
        QCOMPARE(read.requestHeaders.size(), 2);
        QCOMPARE(read.requestHeaders.list()[1].value, u"again"_s);
        QCOMPARE(read.requestFields.list()[0].name, u"grant_type"_s);
        QCOMPARE(read.answerHeaders.list()[0].value, u"now"_s);
        QCOMPARE(read.answerFields.list()[0].value, u"access_denied"_s);
    }

    void isForThisPersonAlone()
    {
        ActivityFolder folder;
        folder.write(1);
        constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &name : {folder.path(), folder.file(), folder.path() + u"/head"_s})
            QVERIFY2(!(QFile::permissions(name) & Others), qPrintable(name));
    }

    void doesNotTouchTheDiskBeforeItIsTime()
    {
        ActivityFolder folder;
        ActivityLog log(folder.clock, folder.path(), u"p"_s, {.gather = Milliseconds(NoHurry)});
        log.append(ActivityFolder::record(u"a"_s));
        QVERIFY(!QFile::exists(folder.path()));
        log.flush();
        QCOMPARE(folder.records().size(), 1);
    }

    void writesByItselfAfterAMoment()
    {
        ActivityFolder folder;
        ActivityLog log(folder.clock, folder.path(), u"p"_s, {.gather = Milliseconds(1)});
        log.append(ActivityFolder::record(u"a"_s));
        log.append(ActivityFolder::record(u"b"_s));
        QTRY_COMPARE(folder.records().size(), 2);
    }

    void writesWhatWaitsWhenItGoes()
    {
        ActivityFolder folder;
        ActivityLog(folder.clock, folder.path(), u"p"_s, {.gather = Milliseconds(NoHurry)})
            .append(ActivityFolder::record(u"a"_s));
        QCOMPARE(folder.records().size(), 1);
    }

    void boundsWhatOneRecordHolds()
    {
        ActivityFolder folder;
        ActivityRecord record = ActivityFolder::record(u"a"_s);
        record.action = QString(100'000, u'\u0001');
        record.path = QString(100'000, u'\u20ac');
        record.asked = {{u"x"_s, QString(100'000, u'x')}};
        for (int i = 0; i < 1000; ++i)
            record.answerFields.append({u"name"_s, QString(100'000, u'"')});
        ActivityLog(folder.clock, folder.path(), u"p"_s).append(record);

        QVERIFY2(folder.lines()[0].size() < 64 * 1024, qPrintable(QString::number(folder.lines()[0].size())));
        const auto records = folder.records();
        QCOMPARE(records.size(), 1);
        QVERIFY(!records[0].answerFields.isEmpty());
        QVERIFY(folder.verdict().ok());
    }

    void continuesTheChainOfAnEarlierRun()
    {
        ActivityFolder folder;
        folder.write(2);
        folder.write(3);
        QCOMPARE(folder.records().last().sequence, 5);
        QCOMPARE(folder.verdict().records, 5);
        QVERIFY(folder.verdict().ok());
    }

    void rotatesBySizeAndKeepsSoManyFiles()
    {
        ActivityFolder folder;
        folder.write(40, {.fileBytes = 1500, .filesKept = 3});

        const QList<int> files = ActivityFiles(folder.path()).numbers();
        QCOMPARE(files.size(), 3);
        QVERIFY(files.first() > 1);
        for (const int number : files)
            QVERIFY(QFileInfo(folder.file(number)).size() <= 1500);
        QCOMPARE(folder.records().last().sequence, 40);
        const ActivityVerdict verdict = folder.verdict();
        QVERIFY2(verdict.ok(), qPrintable(verdict.problem ? verdict.problem->message : QString()));
        QCOMPARE(verdict.records, folder.records().size());
        QCOMPARE(verdict.files, 3);
    }

    void aNewFileNamesTheLastHashOfTheOneBefore()
    {
        ActivityFolder folder;
        folder.write(10, {.fileBytes = 1500});
        const QByteArray last = folder.lines(1).last();
        const QByteArray first = folder.lines(2).first();
        QCOMPARE(ActivityChain::link(first)->previous.toByteArray(), ActivityChain::link(last)->hash.toByteArray());
    }

    void marksALineThatACrashCutAndGoesOn()
    {
        ActivityFolder folder;
        folder.write(3);
        const QByteArray whole = folder.lines().last();
        // Killed in the middle of the fourth record.
        ActivityFolder::replace(folder.file(), ActivityFolder::content(folder.file()) + whole.first(100));
        QCOMPARE(folder.records().size(), 3);
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().cutLines, 1);

        folder.write(1);

        const auto records = folder.records();
        QCOMPARE(records.size(), 5);
        QCOMPARE(records[3].kind, ActivityKind::LogDamaged);
        QCOMPARE(records[3].result, u"cut_line"_s);
        QCOMPARE(folder.lines()[3], whole.first(100));
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().cutLines, 1);
    }

    void marksEveryLineOfACrashWhileItWasMarkingOne()
    {
        ActivityFolder folder;
        folder.write(2);
        const QByteArray first = folder.lines()[0].first(150);
        ActivityFolder::replace(
            folder.file(), ActivityFolder::content(folder.file()) + first + '\n' + folder.lines()[1].first(60));
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().cutLines, 2);

        folder.write(1);

        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().cutLines, 2);
        QCOMPARE(folder.records().size(), 5);
    }

    void takesUpRecordsWhoseWriterWasKilledBeforeTheHeadWasWritten()
    {
        ActivityFolder folder;
        folder.write(2);
        const QByteArray head = ActivityFolder::content(folder.path() + u"/head"_s);
        folder.write(2);
        ActivityFolder::replace(folder.path() + u"/head"_s, head);
        QVERIFY(folder.verdict().ok());

        folder.write(1);

        QCOMPARE(folder.records().last().sequence, 5);
        QCOMPARE(folder.records().size(), 5);
        QVERIFY(folder.verdict().ok());
    }

    void saysWhenItFindsItsEndMissing()
    {
        ActivityFolder folder;
        folder.write(5);
        folder.setLines(folder.lines().first(2));

        folder.write(1);

        const auto records = folder.records();
        QCOMPARE(records.size(), 4);
        QCOMPARE(records[2].result, u"end_missing"_s);
        QCOMPARE(records[2].granted["missing"_L1].toInt(), 3);
        QCOMPARE(folder.verdict().problem->what, Tampering::Removed);
        QCOMPARE(folder.verdict().problem->line, 3);
    }

    void countsWhatAFullDiskLost()
    {
        ActivityFolder folder;
        folder.write(2);
        const qint64 size = QFileInfo(folder.file()).size();
        const pid_t child = inChild([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            const rlimit full{rlim_t(size + 100), RLIM_INFINITY};
            setrlimit(RLIMIT_FSIZE, &full);
            ActivityLog log(folder.clock, folder.path(), u"p"_s);
            for (int i = 0; i < 3; ++i) {
                log.append(ActivityFolder::record(u"lost"_s));
                log.flush();
            }
            const rlimit roomy{RLIM_INFINITY, RLIM_INFINITY};
            if (log.lost() != 3 || setrlimit(RLIMIT_FSIZE, &roomy) != 0)
                _exit(1);
            log.append(ActivityFolder::record(u"kept"_s));
        });
        QVERIFY(endedWell(child));

        const auto records = folder.records();
        QCOMPARE(records.size(), 4);
        QCOMPARE(records[2].kind, ActivityKind::RecordsLost);
        QCOMPARE(records[2].granted["lost"_L1].toInt(), 3);
        QCOMPARE(records[3].connection, u"kept"_s);
        QVERIFY(folder.verdict().ok());
        QCOMPARE(folder.verdict().lost, 3);
    }

    void doesNoHarmWhereItMayNotWrite()
    {
        ActivityFolder folder;
        ActivityFolder::replace(folder.path(), "a file where the folder should be");
        ActivityLog log(folder.clock, folder.path(), u"p"_s);
        log.append(ActivityFolder::record(u"a"_s));
        log.flush();
        QCOMPARE(log.lost(), 1);
    }

    void doesNotFollowALinkOutOfTheFolder()
    {
        ActivityFolder folder;
        QTemporaryDir elsewhere;
        QVERIFY(QDir().mkdir(folder.path()));
        QVERIFY(QFile::link(elsewhere.filePath(u"victim"_s), folder.file()));
        folder.write(1);
        QVERIFY(!QFile::exists(elsewhere.filePath(u"victim"_s)));
    }

    void eightProcessesAppendAtOnce()
    {
        ActivityFolder folder;
        constexpr int Each = 60;
        QList<pid_t> children;
        for (int i = 0; i < 8; ++i) {
            children.append(inChild([&] {
                ActivityLog log(folder.clock, folder.path(), u"p"_s, {.fileBytes = 20'000});
                for (int n = 0; n < Each; ++n) {
                    log.append(ActivityFolder::record(u"child%1"_s.arg(i)));
                    log.flush();
                }
            }));
        }
        for (const pid_t child : children)
            QVERIFY(endedWell(child));

        const auto records = folder.records();
        QCOMPARE(records.size(), 8 * Each);
        QHash<QString, int> perChild;
        for (qsizetype i = 0; i < records.size(); ++i) {
            QCOMPARE(records[i].sequence, i + 1);
            ++perChild[records[i].connection];
        }
        QCOMPARE(perChild.size(), 8);
        for (const int count : perChild)
            QCOMPARE(count, Each);
        QVERIFY(folder.verdict().ok());
        QVERIFY(folder.verdict().files > 1);
    }

    void aKilledWriterLosesNothingThatWasWritten()
    {
        ActivityFolder folder;
        qint64 before = 0;
        for (int round = 0; round < 20; ++round) {
            int ready[2] = {};
            QCOMPARE(pipe(ready), 0);
            const pid_t child = inChild([&] {
                ActivityLog log(folder.clock, folder.path(), u"p"_s, {.fileBytes = 50'000, .filesKept = 1000});
                ActivityRecord record = ActivityFolder::record(u"a"_s);
                record.answerFields = {{u"long"_s, QString(1500, u'x')}};
                while (true) {
                    for (int i = 0; i < 5; ++i)
                        log.append(record);
                    log.flush();
                    (void)!write(ready[1], "x", 1);
                }
            });
            char told[3];
            for (int heard = 0; heard < 1 + round % 3;)
                heard += int(std::max<ssize_t>(0, read(ready[0], told, 1)));
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
            close(ready[0]);
            close(ready[1]);

            const ActivityVerdict verdict = folder.verdict();
            QVERIFY2(verdict.ok(), qPrintable(verdict.problem ? verdict.problem->message : QString()));
            QVERIFY(verdict.records >= before + 5);
            QCOMPARE(folder.records().size(), verdict.records);
            before = verdict.records;
        }
    }

    void aWriterWaitsForItsTurnInTheBackground()
    {
        ActivityFolder folder;
        folder.write(1);
        ActivityLog log(folder.clock, folder.path(), u"p"_s);
        {
            const auto held = FileLock::tryAcquire(folder.path() + u"/lock"_s);
            QVERIFY(held && *held);
            log.append(ActivityFolder::record(u"b"_s));
            log.flush();
            QCOMPARE(folder.records().size(), 1);
        }
        QTRY_COMPARE(folder.records().size(), 2);
        QCOMPARE(log.lost(), 0);
    }

    void losesRatherThanGrowsWithoutBound()
    {
        ActivityFolder folder;
        ActivityLog log(folder.clock, folder.path(), u"p"_s, {.pendingBytes = 1000});
        folder.write(1);
        {
            const auto held = FileLock::tryAcquire(folder.path() + u"/lock"_s);
            for (int i = 0; i < 1000; ++i)
                log.append(ActivityFolder::record(u"b"_s));
        }
        QVERIFY(log.lost() > 800);
        log.flush();
        QCOMPARE(log.lost(), 0);
        QVERIFY(folder.verdict().lost > 800);
    }
};

AGENT0_TEST(ActivityLogTest)
#include "tst_activitylog.moc"
