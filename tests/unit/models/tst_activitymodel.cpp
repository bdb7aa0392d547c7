#include "models/activitymodel.h"

#include "activitylines.h"
#include "models/activityexporting.h"
#include "models/flowlistmodel.h"
#include "support/await.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace agent0;
using namespace agent0::test;

namespace {

QStringList connectionsOf(const ActivityModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, ActivityModel::Connection).data().toString();
    return all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class ActivityModelTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatThereIsNewestFirstAndThenFollows()
    {
        LogOnDisk disk;
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s));
        disk.write(LogOnDisk::call(u"b"_s, u"f2"_s));
        ActivityEntries entries(disk.path());
        ActivityModel model(entries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        entries.begin();
        QTRY_COMPARE(connectionsOf(model), (QStringList{u"b"_s, u"a"_s}));
        disk.write(LogOnDisk::call(u"c"_s, u"f3"_s));
        QTRY_COMPARE(connectionsOf(model), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    }

    void choosesByConnectionFailureAndText()
    {
        LogOnDisk disk;
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s));
        disk.write(LogOnDisk::call(u"b"_s, u"f2"_s, u"http_403"_s));
        disk.write(LogOnDisk::exchange(u"b"_s, u"f3"_s, Leg::Exchange, 200));
        ActivityEntries entries(disk.path());
        ActivityModel model(entries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        entries.begin();
        QTRY_COMPARE(model.rowCount(), 3);
        model.choose({.connection = u"a"_s});
        QCOMPARE(connectionsOf(model), QStringList{u"a"_s});
        model.choose({.connection = u"unknown"_s});
        QCOMPARE(model.rowCount(), 0);
        model.choose({.failuresOnly = true});
        QCOMPARE(connectionsOf(model), QStringList{u"b"_s});
        model.choose({.text = u"IDP.TEST"_s});
        QCOMPARE(model.rowCount(), 1);
        model.choose({.text = u"token exch"_s});
        QCOMPARE(model.rowCount(), 1);
        model.choose({.eventsOnly = true});
        QCOMPARE(model.rowCount(), 2);
    }

    void whatComesLaterIsChosenByTheSameRule()
    {
        LogOnDisk disk;
        ActivityEntries entries(disk.path());
        ActivityModel model(entries);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.choose({.text = u"b"_s, .failuresOnly = true});
        entries.begin();
        disk.write(LogOnDisk::call(u"b"_s, u"f1"_s));
        disk.write(LogOnDisk::call(u"x"_s, u"f2"_s, u"http_403"_s));
        disk.write(LogOnDisk::call(u"bb"_s, u"f3"_s, u"http_403"_s));
        QTRY_COMPARE(connectionsOf(model), QStringList{u"bb"_s});
    }

    void exportsExactlyWhatIsShown()
    {
        LogOnDisk disk;
        for (const QString &id : {u"a"_s, u"b"_s, u"a"_s})
            disk.write(LogOnDisk::call(id, u"f-"_s + id));
        ActivityEntries entries(disk.path());
        ActivityModel model(entries);
        entries.begin();
        QTRY_COMPARE(model.rowCount(), 3);
        model.choose({.connection = u"a"_s});
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out"_s);
        QCOMPARE(await(exportActivity(model, ActivityFormat::JsonLines, path)).value(), 2);
        const QByteArrayList lines = contentOf(path).split('\n');
        QVERIFY(lines[0].startsWith("{\"seq\":1,") && lines[1].startsWith("{\"seq\":3,"));
        QCOMPARE(await(exportActivity(model, ActivityFormat::Ocsf, path)).value(), 2);
        QVERIFY(contentOf(path).contains("\"class_uid\""));
        QCOMPARE(await(exportActivity(model, ActivityFormat::Csv, path)).value(), 2);
        QCOMPARE(contentOf(path).count("\r\n"), 3);
        QCOMPARE(
            await(exportActivity(model, ActivityFormat::Csv, u"/nowhere/at/all"_s)).error().code, u"write_failed"_s);
    }

    void whatIsExportedIsForItsOwnerAlone()
    {
        LogOnDisk disk;
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s));
        ActivityEntries entries(disk.path());
        ActivityModel model(entries);
        entries.begin();
        QTRY_COMPARE(model.rowCount(), 1);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"out"_s);
        const mode_t before = ::umask(0);
        const auto exported = await(exportActivity(model, ActivityFormat::Csv, path));
        ::umask(before);
        QCOMPARE(exported.value(), 1);
        constexpr QFileDevice::Permissions OfOthers{0x0077};
        QCOMPARE(QFile::permissions(path) & OfOthers, QFileDevice::Permissions());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"out"_s});
    }

    void flowsAreListedOnceNewestFirst()
    {
        LogOnDisk disk;
        disk.write(LogOnDisk::exchange(u"a"_s, u"f1"_s, Leg::Exchange, 200));
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s));
        disk.write(LogOnDisk::exchange(u"b"_s, u"f2"_s, Leg::Exchange, 400));
        ActivityEntries entries(disk.path());
        FlowListModel flows(entries);
        const QAbstractItemModelTester tester(&flows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        entries.begin();
        QTRY_COMPARE(flows.rowCount(), 2);
        QCOMPARE(flows.index(0).data(FlowListModel::FlowRole).toString(), u"f2"_s);
        QCOMPARE(flows.index(0).data(FlowListModel::OkRole).toBool(), false);
        QCOMPARE(flows.index(1).data(FlowListModel::OkRole).toBool(), true);
        QCOMPARE(flows.index(1).data(FlowListModel::RequestsRole).toInt(), 1);
        QCOMPARE(flows.rowOf(u"f1"_s), 1);
        disk.write(LogOnDisk::call(u"c"_s, u"f3"_s));
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s, u"http_403"_s));
        QTRY_COMPARE(flows.rowCount(), 3);
        QCOMPARE(flows.index(flows.rowOf(u"f3"_s)).row(), 0);
        QTRY_COMPARE(flows.index(flows.rowOf(u"f1"_s)).data(FlowListModel::OkRole).toBool(), false);
        QCOMPARE(flows.rowOf(u"none"_s), -1);
    }

    void aFlowIsReadWholeInTheOrderOfItsRecords()
    {
        LogOnDisk disk;
        disk.write(LogOnDisk::exchange(u"a"_s, u"f1"_s, Leg::Exchange, 200));
        disk.write(LogOnDisk::call(u"b"_s, u"f2"_s));
        disk.write(LogOnDisk::call(u"a"_s, u"f1"_s));
        ActivityEntries entries(disk.path());
        entries.begin();
        QTRY_COMPARE(entries.size(), 3);
        const auto records = entries.flow(*entries.numberOf(u"f1"_s));
        QCOMPARE(records.size(), 2);
        QCOMPARE(records.first().kind, ActivityKind::Exchange);
    }
};

AGENT0_TEST(ActivityModelTest)
#include "tst_activitymodel.moc"
