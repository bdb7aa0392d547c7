#include "forward/otlp.h"

#include "activity/activityexport.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

constexpr int Info = 9;
constexpr int Warning = 13;

/// The list of {"key", "value"} that OTLP has in place of objects; what is empty is left out.
class Attributes {
public:
    Attributes &text(QLatin1StringView key, const QString &value)
    {
        if (!value.isEmpty())
            add(key, {{u"stringValue"_s, value}});
        return *this;
    }
    /// 64-bit numbers are texts there.
    Attributes &number(QLatin1StringView key, qint64 value)
    {
        if (value)
            add(key, {{u"intValue"_s, QString::number(value)}});
        return *this;
    }
    Attributes &object(QLatin1StringView key, const QJsonObject &value)
    {
        return text(
            key, value.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
    }
    QJsonArray list() const { return m_list; }

private:
    void add(QLatin1StringView key, const QJsonObject &value)
    {
        m_list << QJsonObject{{u"key"_s, QString(key)}, {u"value"_s, value}};
    }
    QJsonArray m_list;
};

QJsonArray attributesOf(const ActivityRecord &record)
{
    return Attributes()
        .text("event.name"_L1, u"agent0."_s + name(record.kind))
        .text("http.request.method"_L1, record.method)
        .text("server.address"_L1, record.host)
        .text("url.path"_L1, record.path.section(u'?', 0, 0))
        .number("http.response.status_code"_L1, record.status)
        .text("enduser.id"_L1, record.subject)
        .text("error.type"_L1, record.ok() ? QString() : record.result)
        .text("agent0.leg"_L1, QString(name(record.leg)))
        .text("agent0.connection"_L1, record.connection)
        .text("agent0.action"_L1, record.action)
        .text("agent0.flow"_L1, record.flow)
        .number("agent0.duration_ms"_L1, record.took.count())
        .object("agent0.asked"_L1, record.asked)
        .object("agent0.granted"_L1, record.granted)
        .list();
}

} // namespace

int otlpSeverity(const ActivityRecord &record)
{
    const bool good = record.ok() && record.kind != ActivityKind::BudgetWarning;
    return good ? Info : Warning;
}

QJsonObject otlpRecord(const ActivityRecord &record)
{
    const int severity = otlpSeverity(record);
    const QString time = QString::number(qint64(record.time.time_since_epoch().count()) * 1'000'000);
    return {{u"timeUnixNano"_s, time}, {u"observedTimeUnixNano"_s, time}, {u"severityNumber"_s, severity},
        {u"severityText"_s, severity == Info ? u"INFO"_s : u"WARN"_s},
        {u"body"_s, QJsonObject{{u"stringValue"_s, activityMessage(record)}}}, {u"attributes"_s, attributesOf(record)}};
}

QByteArray otlpRequest(const QJsonArray &records, const ForwardSource &source)
{
    const QJsonArray resource = Attributes()
                                    .text("service.name"_L1, u"agent0"_s)
                                    .text("service.version"_L1, source.version)
                                    .text("host.name"_L1, source.hostname)
                                    .text("agent0.profile"_L1, source.profile)
                                    .list();
    const QJsonObject scope{
        {u"scope"_s, QJsonObject{{u"name"_s, u"agent0.activity"_s}, {u"version"_s, source.version}}},
        {u"logRecords"_s, records}};
    const QJsonObject whole{
        {u"resource"_s, QJsonObject{{u"attributes"_s, resource}}}, {u"scopeLogs"_s, QJsonArray{scope}}};
    return QJsonDocument(QJsonObject{{u"resourceLogs"_s, QJsonArray{whole}}}).toJson(QJsonDocument::Compact);
}

} // namespace agent0
