#include "base/strictjson.h"
#include "forward/otlp.h"
#include "support/testmain.h"
#include "unit/activity/activityfolder.h"

#include <QJsonArray>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

/// The value of an attribute, whatever its type.
QJsonValue attribute(const QJsonObject &owner, const QString &key)
{
    for (const QJsonValue one : owner["attributes"_L1].toArray()) {
        if (one["key"_L1] == key)
            return one["value"_L1].toObject().begin().value();
    }
    return QJsonValue::Undefined;
}

} // namespace

class OtlpTest : public QObject {
    Q_OBJECT

private slots:
    void aRequestHasTheShapeOfAnExportOfLogs()
    {
        const QJsonArray records{otlpRecord(ActivityFolder::record(u"todo0"_s))};

        const auto request = parseJsonObject(otlpRequest(records, {u"1.2.3"_s, u"desk.test"_s, u"work"_s}));

        QVERIFY(request);
        const QJsonObject whole = request->value("resourceLogs"_L1)[0].toObject();
        const QJsonObject resource = whole["resource"_L1].toObject();
        QCOMPARE(attribute(resource, u"service.name"_s), u"agent0"_s);
        QCOMPARE(attribute(resource, u"service.version"_s), u"1.2.3"_s);
        QCOMPARE(attribute(resource, u"host.name"_s), u"desk.test"_s);
        QCOMPARE(whole["scopeLogs"_L1][0]["scope"_L1]["name"_L1], u"agent0.activity"_s);
        QCOMPARE(whole["scopeLogs"_L1][0]["logRecords"_L1].toArray(), records);
    }

    void a64BitNumberIsText()
    {
        ActivityRecord record = ActivityFolder::record(u"todo0"_s);
        record.status = 200;
        const QJsonObject log = otlpRecord(record);
        QCOMPARE(log["timeUnixNano"_L1], u"1790000000000000000"_s);
        QCOMPARE(attribute(log, u"http.response.status_code"_s), u"200"_s);
    }

    void httpGoesByTheSemanticConventions()
    {
        ActivityRecord record = ActivityFolder::record(u"todo0"_s);
        record.path = u"/todos?secret=…"_s;
        const QJsonObject log = otlpRecord(record);
        QCOMPARE(attribute(log, u"http.request.method"_s), u"GET"_s);
        QCOMPARE(attribute(log, u"server.address"_s), u"api.test"_s);
        QCOMPARE(attribute(log, u"url.path"_s), u"/todos"_s);
        QCOMPARE(attribute(log, u"event.name"_s), u"agent0.call"_s);
        QCOMPARE(attribute(log, u"agent0.connection"_s), u"todo0"_s);
    }

    void whatFailedIsAWarningWithItsCode()
    {
        const QJsonObject good = otlpRecord(ActivityFolder::record(u"todo0"_s));
        QCOMPARE(good["severityNumber"_L1], 9);
        QVERIFY(attribute(good, u"error.type"_s).isUndefined());
        const QJsonObject bad = otlpRecord(ActivityFolder::record(u"todo0"_s, u"invalid_target"_s));
        QCOMPARE(bad["severityNumber"_L1], 13);
        QCOMPARE(attribute(bad, u"error.type"_s), u"invalid_target"_s);
    }
};

AGENT0_TEST(OtlpTest)
#include "tst_otlp.moc"
