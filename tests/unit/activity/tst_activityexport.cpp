#include "activity/activityexport.h"
#include "activityfolder.h"
#include "base/strictjson.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

const OcsfSource Source{u"1.2.3"_s, u"desk.test"_s};

/// What the published schema requires (tests/data/ocsf): of every event, of each class, of each object.
QJsonObject published()
{
    QFile file(QStringLiteral(AGENT0_TEST_DATA "/ocsf/required.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("what OCSF requires is missing");
    return parseJsonObject(file.readAll()).value_or(QJsonObject());
}

/// Which of these rules the object breaks: "metadata.version is missing".
QStringList broken(const QString &what, const QJsonObject &object, const QJsonObject &rules)
{
    QStringList found;
    for (const QJsonValue name : rules["required"_L1].toArray()) {
        if (!object.contains(name.toString()))
            found << what + u'.' + name.toString() + u" is missing"_s;
    }
    const QJsonArray either = rules["atLeastOne"_L1].toArray();
    if (!either.isEmpty()
        && std::ranges::none_of(either, [&](const QJsonValue &name) { return object.contains(name.toString()); }))
        found << what + u" has none of what it must have one of"_s;
    return found;
}

/// Of an object and all below it whose name the schema has rules for. What is unmapped is ours.
QStringList brokenBelow(const QJsonObject &object, const QJsonObject &rules)
{
    QStringList found;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isObject() || member.key() == "unmapped"_L1)
            continue;
        found += broken(member.key(), member->toObject(), rules[member.key()].toObject());
        found += brokenBelow(member->toObject(), rules);
    }
    return found;
}

ActivityRecord exchangeOn(Leg leg, const QString &method)
{
    ActivityRecord record = ActivityFolder::record(u"todo0"_s);
    record.kind = ActivityKind::Exchange;
    record.leg = leg;
    record.method = method;
    record.host = u"api.test:8443"_s;
    record.path = u"/todos?page=2"_s;
    record.status = 200;
    record.subject = u"00u1"_s;
    return record;
}

ActivityRecord told(ActivityKind kind)
{
    ActivityRecord record;
    record.kind = kind;
    record.profile = u"work"_s;
    record.time = fromUnixSeconds(1'790'000'000);
    return record;
}

} // namespace

class ActivityExportTest : public QObject {
    Q_OBJECT

private slots:
    void csvHasOneCellForEachColumn()
    {
        const qsizetype columns = activityCsvHeader().count(',');
        const QByteArray line = activityCsv(ActivityFolder::record(u"todo0"_s));
        QCOMPARE(line.count(','), columns);
        QVERIFY(line.endsWith("\r\n"));
        QVERIFY2(line.startsWith("0,2026-09-21T14:13:20.000Z,call,ok,"), line);
    }

    void csvQuotesAsTheRfcSays()
    {
        ActivityRecord record = ActivityFolder::record(u"a,\"b\"\r\nc"_s);
        QVERIFY(activityCsv(record).contains(",\"a,\"\"b\"\"\r\nc\","));
    }

    void csvCellsAreNoFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("equals") << u"=1+1"_s << QByteArray(",'=1+1,");
        QTest::newRow("plus") << u"+1"_s << QByteArray(",'+1,");
        QTest::newRow("minus") << u"-1"_s << QByteArray(",'-1,");
        QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray(",'@SUM(A1),");
        QTest::newRow("tab before") << u"\t=1"_s << QByteArray(",\"'\t=1\",");
        QTest::newRow("blank before") << u" =1"_s << QByteArray(",' =1,");
        QTest::newRow("line end before") << u"\r=1"_s << QByteArray(",\"'\r=1\",");
        QTest::newRow("full width") << u"\uFF1D1"_s << QByteArray(",'\uFF1D1,");
        QTest::newRow("quoted as well") << u"=HYPERLINK(\"x\",\"y\")"_s
                                        << QByteArray(",\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",");
        QTest::newRow("harmless") << u"a=b"_s << QByteArray(",a=b,");
    }
    void csvCellsAreNoFormulas()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        ActivityRecord record = ActivityFolder::record(u"todo0"_s);
        record.action = text;
        QVERIFY2(activityCsv(record).contains(cell), activityCsv(record));
    }

    void ocsfHasTheRightClassAndWhatItRequires_data()
    {
        QTest::addColumn<ActivityRecord>("record");
        QTest::addColumn<int>("typeUid");
        QTest::newRow("sign-in") << told(ActivityKind::SignIn) << 300201;
        QTest::newRow("sign-out") << told(ActivityKind::SignOut) << 300202;
        QTest::newRow("refresh") << told(ActivityKind::TokenRefreshed) << 300299;
        QTest::newRow("ID-JAG") << told(ActivityKind::IdJagIssued) << 300299;
        QTest::newRow("access") << told(ActivityKind::AccessGranted) << 300299;
        QTest::newRow("revocation") << told(ActivityKind::AccessRevoked) << 300299;
        QTest::newRow("a call that is told of") << told(ActivityKind::Call) << 600399;
        QTest::newRow("configuration") << told(ActivityKind::ConfigurationChanged) << 300403;
        QTest::newRow("key") << told(ActivityKind::KeyRotated) << 300403;
        QTest::newRow("budget") << told(ActivityKind::BudgetWarning) << 99;
        QTest::newRow("refused nowhere") << told(ActivityKind::AccessRefused) << 99;
        QTest::newRow("lost") << told(ActivityKind::RecordsLost) << 99;
        QTest::newRow("unknown") << told(ActivityKind::Unknown) << 99;
        QTest::newRow("code") << exchangeOn(Leg::SignIn, u"POST"_s) << 300201;
        QTest::newRow("token exchange") << exchangeOn(Leg::Exchange, u"POST"_s) << 300299;
        QTest::newRow("redemption") << exchangeOn(Leg::Redemption, u"POST"_s) << 300299;
        QTest::newRow("metadata") << exchangeOn(Leg::Discovery, u"GET"_s) << 600302;
        QTest::newRow("create") << exchangeOn(Leg::Resource, u"POST"_s) << 600301;
        QTest::newRow("read") << exchangeOn(Leg::Resource, u"GET"_s) << 600302;
        QTest::newRow("update") << exchangeOn(Leg::Resource, u"PUT"_s) << 600303;
        QTest::newRow("delete") << exchangeOn(Leg::Resource, u"DELETE"_s) << 600304;
        QTest::newRow("another method") << exchangeOn(Leg::Resource, u"REPORT"_s) << 600399;
    }
    void ocsfHasTheRightClassAndWhatItRequires()
    {
        QFETCH(ActivityRecord, record);
        QFETCH(int, typeUid);

        const QJsonObject event = activityOcsf(record, Source);

        const int classUid = event["class_uid"_L1].toInt();
        QCOMPARE(event["type_uid"_L1].toInt(), typeUid);
        QCOMPARE(classUid * 100 + event["activity_id"_L1].toInt(), typeUid);
        QCOMPARE(event["category_uid"_L1].toInt(), classUid / 1000);
        const QJsonObject schema = published();
        const QJsonObject rules = schema["classes"_L1][QString::number(classUid)].toObject();
        QVERIFY(rules["activities"_L1].toArray().contains(event["activity_id"_L1]));
        QStringList problems = broken(u"event"_s, event, {{u"required"_s, schema["every"_L1]}});
        problems += broken(u"event"_s, event, rules);
        problems += brokenBelow(event, schema["objects"_L1].toObject());
        QCOMPARE(problems, QStringList());
        // An activity of 99 has to be named.
        QVERIFY(!event["activity_name"_L1].toString().isEmpty());
        const QJsonObject metadata = event["metadata"_L1].toObject();
        QCOMPARE(metadata["version"_L1].toString(), u"1.3.0"_s);
        QCOMPARE(metadata["product"_L1]["version"_L1].toString(), u"1.2.3"_s);
    }

    void whatTheSchemaWantsIsMissed()
    {
        QJsonObject event = activityOcsf(exchangeOn(Leg::Resource, u"GET"_s), Source);
        const QJsonObject objects = published()["objects"_L1].toObject();
        QCOMPARE(brokenBelow(event, objects), QStringList());
        event["metadata"_L1] = QJsonObject{{u"version"_s, u"1.3.0"_s}, {u"product"_s, QJsonObject()}};
        event["actor"_L1] = QJsonObject();
        QCOMPARE(brokenBelow(event, objects).size(), 3);
    }

    void ocsfTellsSuccessFromFailure()
    {
        QCOMPARE(activityOcsf(exchangeOn(Leg::Resource, u"GET"_s), Source)["status_id"_L1].toInt(), 1);
        ActivityRecord refused = exchangeOn(Leg::Exchange, u"POST"_s);
        refused.kind = ActivityKind::AccessRefused;
        refused.result = u"access_denied"_s;
        const QJsonObject event = activityOcsf(refused, Source);
        QCOMPARE(event["status_id"_L1].toInt(), 2);
        QCOMPARE(event["status_detail"_L1].toString(), u"access_denied"_s);
        QCOMPARE(event["severity_id"_L1].toInt(), 3);
    }

    void ocsfSaysWhoWhereAndWhat()
    {
        const QJsonObject event = activityOcsf(exchangeOn(Leg::Resource, u"GET"_s), Source);
        QCOMPARE(event["actor"_L1]["user"_L1]["uid"_L1].toString(), u"00u1"_s);
        QCOMPARE(event["src_endpoint"_L1]["hostname"_L1].toString(), u"desk.test"_s);
        QCOMPARE(event["dst_endpoint"_L1]["hostname"_L1].toString(), u"api.test"_s);
        QCOMPARE(event["dst_endpoint"_L1]["port"_L1].toInt(), 8443);
        QCOMPARE(event["http_request"_L1]["url"_L1]["path"_L1].toString(), u"/todos"_s);
        QCOMPARE(event["http_request"_L1]["url"_L1]["query_string"_L1].toString(), u"page=2"_s);
        QCOMPARE(event["api"_L1]["response"_L1]["code"_L1].toInt(), 200);
        QCOMPARE(event["time"_L1].toInteger(), 1'790'000'000'000);
        QCOMPARE(event["unmapped"_L1]["connection"_L1].toString(), u"todo0"_s);
        QCOMPARE(event["metadata"_L1]["correlation_uid"_L1].toString(), u"f-todo0"_s);
    }
};

AGENT0_TEST(ActivityExportTest)
#include "tst_activityexport.moc"
