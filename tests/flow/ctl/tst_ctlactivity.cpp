#include "ctlinstallation.h"

#include "activity/activitylog.h"
#include "support/manualclock.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

class CtlActivityTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_ctl.emplace();
        m_ctl->write(u"xdg_config_home/agent0/profiles/default.json"_s, exampleProfile());
        m_folder =
            m_ctl->run({u"config"_s, u"show"_s, u"--json"_s}).document()["dataFolder"_L1].toString() + u"/activity"_s;
    }

    void listsTheNewestRecordsNewestLast()
    {
        writeRecords(60);
        const auto people = m_ctl->run({u"activity"_s, u"list"_s, u"--limit"_s, u"3"_s});
        QCOMPARE(people.exit, 0);
        QCOMPARE(people.out.count('\n'), 3);
        QVERIFY2(people.out.contains("GET api.test/todos"), people.out);

        const QJsonArray records =
            m_ctl->run({u"activity"_s, u"list"_s, u"--json"_s}).document()["records"_L1].toArray();
        QCOMPARE(records.size(), 50);
        QCOMPARE(records.first()["seq"_L1].toInt(), 11);
        QCOMPARE(records.last()["seq"_L1].toInt(), 60);
        QCOMPARE(records.last()["time"_L1].toString(), u"2026-09-21T14:13:20Z"_s);
        const auto all = m_ctl->run({u"activity"_s, u"list"_s, u"--json"_s, u"--limit=0"_s}).document();
        QCOMPARE(all["records"_L1].toArray().size(), 60);
    }

    void showsOnlyWhatIsWanted_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("expected");
        QTest::newRow("connection") << QStringList{u"--connection"_s, u"todo0"_s} << 4;
        QTest::newRow("result") << QStringList{u"--result=failed"_s} << 3;
        QTest::newRow("flow") << QStringList{u"--flow"_s, u"f1"_s} << 1;
        QTest::newRow("since a moment") << QStringList{u"--since=2026-09-21T14:13:20Z"_s} << 8;
        QTest::newRow("since a later moment") << QStringList{u"--since=2026-09-21T14:13:21Z"_s} << 0;
        QTest::newRow("since a day") << QStringList{u"--since=2026-09-20"_s} << 8;
        QTest::newRow("since a span") << QStringList{u"--since=36500d"_s} << 8;
    }
    void showsOnlyWhatIsWanted()
    {
        QFETCH(QStringList, options);
        writeRecords(8);
        const auto run = m_ctl->run(QStringList{u"activity"_s, u"list"_s, u"--json"_s} + options);
        QTEST(int(run.document()["records"_L1].toArray().size()), "expected");
        const auto lines = m_ctl->run(QStringList{u"activity"_s, u"export"_s} + options);
        QTEST(int(lines.out.count('\n')), "expected");
    }

    void aMomentThatIsNoneIsWrongUsage_data()
    {
        QTest::addColumn<QString>("moment");
        for (const auto *wrong : {"yesterday", "5x", "m", "-5m", "99999999999d", "2026-13-01"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong);
    }
    void aMomentThatIsNoneIsWrongUsage()
    {
        QFETCH(QString, moment);
        const auto run = m_ctl->run({u"--json"_s, u"activity"_s, u"list"_s, u"--since="_s + moment});
        QCOMPARE(run.exit, 2);
        QCOMPARE(run.error()["code"_L1].toString(), u"value_unknown"_s);
    }

    void exportsTheLogAsItIs()
    {
        writeRecords(3);
        const auto run = m_ctl->run({u"activity"_s, u"export"_s});
        QCOMPARE(run.exit, 0);
        QFile log(m_folder + u"/activity-00000001.jsonl"_s);
        QVERIFY(log.open(QIODevice::ReadOnly));
        QCOMPARE(run.out, log.readAll());
    }

    void exportsForSpreadsheetsAndForSiems()
    {
        writeRecords(3);
        const auto csv = m_ctl->run({u"activity"_s, u"export"_s, u"--format=csv"_s});
        QVERIFY(csv.out.startsWith("sequence,time,"));
        QCOMPARE(csv.out.count("\r\n"), 4);
        const auto ocsf = m_ctl->run({u"activity"_s, u"export"_s, u"--format=ocsf"_s});
        QCOMPARE(ocsf.out.count('\n'), 3);
        const auto event = QJsonDocument::fromJson(ocsf.out.split('\n').first());
        QCOMPARE(event["class_uid"_L1].toInt(), 6003);
        QVERIFY(!event["metadata"_L1]["product"_L1]["version"_L1].toString().isEmpty());
        QCOMPARE(m_ctl->run({u"activity"_s, u"export"_s, u"--json"_s, u"--format=csv"_s}).exit, 2);
        QCOMPARE(m_ctl->run({u"activity"_s, u"export"_s, u"--format=xml"_s}).exit, 2);
    }

    void verifiesAnUntouchedLog()
    {
        QCOMPARE(m_ctl->run({u"activity"_s, u"verify"_s}).exit, 0);
        writeRecords(5);
        const auto run = m_ctl->run({u"activity"_s, u"verify"_s, u"--json"_s});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.document()["ok"_L1].toBool(), true);
        QCOMPARE(run.document()["records"_L1].toInt(), 5);
    }

    void saysWhereALogWasTamperedWith()
    {
        writeRecords(5);
        QFile log(m_folder + u"/activity-00000001.jsonl"_s);
        QVERIFY(log.open(QIODevice::ReadWrite));
        QByteArray content = log.readAll();
        content.replace(content.indexOf("todos", content.indexOf("\"seq\":3")), 5, "notes");
        log.seek(0);
        log.write(content);
        log.close();

        const auto program = m_ctl->run({u"activity"_s, u"verify"_s, u"--json"_s});
        const auto people = m_ctl->run({u"activity"_s, u"verify"_s});

        QCOMPARE(program.exit, 6);
        QCOMPARE(program.error()["code"_L1].toString(), u"activity_changed"_s);
        QCOMPARE(program.error()["verdict"_L1]["problem"_L1]["line"_L1].toInt(), 3);
        QCOMPARE(program.error()["verdict"_L1]["records"_L1].toInt(), 2);
        QVERIFY2(people.err.contains("activity-00000001.jsonl, line 3"), people.err);
    }

    void followsNewRecords_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("list") << QStringList{u"activity"_s, u"list"_s, u"--follow"_s, u"--json"_s}
                              << QByteArray("\"event\":\"record\"");
        QTest::newRow("export") << QStringList{u"activity"_s, u"export"_s, u"--follow"_s} << QByteArray("\"hash\":");
    }
    void followsNewRecords()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, expected);
        writeRecords(2);
        QProcess ctl;
        ctl.setProcessEnvironment(m_ctl->environment);
        ctl.start(CtlInstallation::program(), words);
        QByteArray out;
        QTRY_VERIFY_WITH_TIMEOUT((out += ctl.readAllStandardOutput()).count('\n') == 2, 20'000);
        writeRecords(1);
        QTRY_VERIFY_WITH_TIMEOUT((out += ctl.readAllStandardOutput()).count('\n') == 3, 20'000);
        ctl.terminate();
        QVERIFY(ctl.waitForFinished(20'000));
        QCOMPARE(ctl.exitCode(), 130);
        QCOMPARE(out.count(expected), 3);
    }

    void aProfileThatIsNotThereHasNoLog()
    {
        const auto run = m_ctl->run({u"--json"_s, u"activity"_s, u"list"_s, u"--profile"_s, u"other"_s});
        QCOMPARE(run.exit, 8);
        QCOMPARE(run.error()["code"_L1].toString(), u"profile_missing"_s);
    }

    void nothingRecordedYetIsNoFailure()
    {
        const auto run = m_ctl->run({u"activity"_s, u"list"_s});
        QCOMPARE(run.exit, 0);
        QCOMPARE(run.out, QByteArray("There are no such records.\n"));
    }

private:
    void writeRecords(int count)
    {
        ManualClock clock;
        ActivityLog log(clock, m_folder, u"default"_s);
        for (int i = 0; i < count; ++i) {
            ActivityRecord record;
            record.time = clock.now();
            record.kind = ActivityKind::Exchange;
            record.connection = i % 2 ? u"notes0"_s : u"todo0"_s;
            record.flow = u"f%1"_s.arg(i);
            record.leg = Leg::Resource;
            record.method = u"GET"_s;
            record.host = u"api.test"_s;
            record.path = u"/todos"_s;
            record.result = i % 3 ? u"ok"_s : u"http_500"_s;
            log.append(record);
        }
    }

    std::optional<CtlInstallation> m_ctl;
    QString m_folder;
};

AGENT0_TEST(CtlActivityTest)
#include "tst_ctlactivity.moc"
