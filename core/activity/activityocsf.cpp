#include "activity/activityexport.h"

#include <QJsonArray>

namespace agent0 {

namespace {

/// Class and activity of the schema.
struct Classification {
    int classUid = 0;
    int activityId = 99;
    QString activity;
    int categoryUid() const { return classUid / 1000; }
};

constexpr int Authentication = 3002;
constexpr int EntityManagement = 3004;
constexpr int ApiActivity = 6003;
constexpr int BaseEvent = 0;
constexpr int Other = 99;

Classification apiCall(const QString &method)
{
    if (method == "GET"_L1 || method == "HEAD"_L1 || method == "OPTIONS"_L1)
        return {ApiActivity, 2, u"Read"_s};
    if (method == "POST"_L1)
        return {ApiActivity, 1, u"Create"_s};
    if (method == "PUT"_L1 || method == "PATCH"_L1)
        return {ApiActivity, 3, u"Update"_s};
    if (method == "DELETE"_L1)
        return {ApiActivity, 4, u"Delete"_s};
    return {ApiActivity, Other, u"Call"_s};
}

Classification ofLeg(const ActivityRecord &record)
{
    switch (record.leg) {
    case Leg::SignIn: return {Authentication, 1, u"Logon"_s};
    case Leg::SignOut: return {Authentication, 2, u"Logoff"_s};
    case Leg::Refresh: return {Authentication, Other, u"Token Refresh"_s};
    case Leg::Exchange: return {Authentication, Other, u"Token Exchange"_s};
    case Leg::Redemption: return {Authentication, Other, u"Assertion Redemption"_s};
    case Leg::Consent: return {Authentication, Other, u"Consent"_s};
    case Leg::Revocation: return {Authentication, Other, u"Token Revocation"_s};
    case Leg::Resource:
    case Leg::Model:
    case Leg::Discovery: return apiCall(record.method);
    case Leg::None:
    case Leg::Configuration:
    case Leg::Keychain: break;
    }
    return record.method.isEmpty() ? Classification{BaseEvent, Other, QString(name(record.kind))}
                                   : apiCall(record.method);
}

Classification classify(const ActivityRecord &record)
{
    switch (record.kind) {
    case ActivityKind::SignIn: return {Authentication, 1, u"Logon"_s};
    case ActivityKind::SignOut: return {Authentication, 2, u"Logoff"_s};
    case ActivityKind::TokenRefreshed: return {Authentication, Other, u"Token Refresh"_s};
    case ActivityKind::IdJagIssued: return {Authentication, Other, u"Token Exchange"_s};
    case ActivityKind::AccessGranted: return {Authentication, Other, u"Assertion Redemption"_s};
    case ActivityKind::AccessRevoked: return {Authentication, Other, u"Token Revocation"_s};
    case ActivityKind::Call: return apiCall(record.method);
    case ActivityKind::AccessRefused:
    case ActivityKind::Exchange: return ofLeg(record);
    case ActivityKind::ConfigurationChanged:
    case ActivityKind::KeyRotated: return {EntityManagement, 3, u"Update"_s};
    case ActivityKind::BudgetWarning:
    case ActivityKind::LogDamaged:
    case ActivityKind::RecordsLost:
    case ActivityKind::Unknown: break;
    }
    return {BaseEvent, Other, QString(name(record.kind))};
}

int severity(const ActivityRecord &record)
{
    constexpr int Informational = 1;
    constexpr int Low = 2;
    constexpr int Medium = 3;
    if (record.kind == ActivityKind::LogDamaged || record.kind == ActivityKind::RecordsLost
        || record.kind == ActivityKind::AccessRefused)
        return Medium;
    return record.ok() && record.kind != ActivityKind::BudgetWarning ? Informational : Low;
}

QString severityName(int id) { return id == 1 ? u"Informational"_s : id == 2 ? u"Low"_s : u"Medium"_s; }

/// Left out where it is empty.
void put(QJsonObject &object, QLatin1StringView key, const QJsonValue &value)
{
    const bool empty = value.isString() ? value.toString().isEmpty()
        : value.isObject()              ? value.toObject().isEmpty()
                                        : false;
    if (!empty)
        object[key] = value;
}

QJsonObject user(const ActivityRecord &record)
{
    QJsonObject user{{u"type_id"_s, 1}, {u"type"_s, u"User"_s}};
    if (record.subject.isEmpty())
        user["name"_L1] = u"unknown"_s;
    else
        user["uid"_L1] = record.subject;
    return user;
}

QJsonObject actor(const ActivityRecord &record) { return {{u"app_name"_s, u"agent0"_s}, {u"user"_s, user(record)}}; }

/// "auth.example:8443" and "[::1]:8443".
QJsonObject endpoint(const QString &authority)
{
    const qsizetype colon = authority.lastIndexOf(u':');
    bool hasPort = false;
    const int port = colon < 0 ? 0 : QStringView(authority).sliced(colon + 1).toInt(&hasPort);
    QJsonObject endpoint{{u"hostname"_s, hasPort ? authority.first(colon) : authority}};
    if (hasPort)
        endpoint["port"_L1] = port;
    return endpoint;
}

QJsonObject metadata(const ActivityRecord &record, const OcsfSource &source)
{
    const QJsonObject product{
        {u"name"_s, u"Agent0"_s}, {u"vendor_name"_s, u"Agent0"_s}, {u"version"_s, source.version}};
    QJsonObject metadata{{u"version"_s, QString(OcsfVersion)}, {u"product"_s, product}, {u"log_name"_s, u"activity"_s},
        {u"event_code"_s, QString(name(record.kind))}, {u"sequence"_s, record.sequence}};
    put(metadata, "correlation_uid"_L1, record.flow);
    return metadata;
}

QJsonObject unmapped(const ActivityRecord &record)
{
    QJsonObject own{
        {u"kind"_s, QString(name(record.kind))}, {u"leg"_s, QString(name(record.leg))}, {u"result"_s, record.result}};
    put(own, "profile"_L1, record.profile);
    put(own, "connection"_L1, record.connection);
    put(own, "action"_L1, record.action);
    put(own, "asked"_L1, record.asked.toJson());
    put(own, "granted"_L1, record.granted.toJson());
    return own;
}

void addHttp(QJsonObject &event, const ActivityRecord &record)
{
    if (!record.host.isEmpty())
        event["dst_endpoint"_L1] = endpoint(record.host);
    if (record.method.isEmpty())
        return;
    QJsonObject url = endpoint(record.host);
    const qsizetype query = record.path.indexOf(u'?');
    url["path"_L1] = query < 0 ? record.path : record.path.first(query);
    if (query >= 0)
        url["query_string"_L1] = record.path.sliced(query + 1);
    event["http_request"_L1] = QJsonObject{{u"http_method"_s, record.method}, {u"url"_s, url}};
    if (record.status)
        event["status_code"_L1] = QString::number(record.status);
}

QString serviceName(const ActivityRecord &record)
{
    if (!record.connection.isEmpty())
        return record.connection;
    return record.host.isEmpty() ? u"identity provider"_s : record.host;
}

void addClass(QJsonObject &event, const ActivityRecord &record, int classUid)
{
    if (classUid == Authentication) {
        const bool openId = record.leg == Leg::SignIn || record.leg == Leg::SignOut;
        event["user"_L1] = user(record);
        event["service"_L1] = QJsonObject{{u"name"_s, serviceName(record)}};
        event["auth_protocol_id"_L1] = openId ? 4 : 6;
        event["auth_protocol"_L1] = openId ? u"OpenID"_s : u"OAUTH 2.0"_s;
        event["is_remote"_L1] = true;
    } else if (classUid == ApiActivity) {
        QJsonObject api{{u"operation"_s, (record.method.isEmpty() ? u"call"_s : record.method + u' ' + record.path)},
            {u"service"_s, QJsonObject{{u"name"_s, serviceName(record)}}}};
        if (record.status)
            api["response"_L1] = QJsonObject{{u"code"_s, record.status}};
        event["api"_L1] = api;
    } else if (classUid == EntityManagement) {
        const QString entity = record.connection.isEmpty() ? record.profile : record.connection;
        event["entity"_L1] = QJsonObject{{u"name"_s, entity.isEmpty() ? u"agent0"_s : entity},
            {u"type"_s, record.connection.isEmpty() ? u"profile"_s : u"connection"_s}};
    }
}

} // namespace

QString activityMessage(const ActivityRecord &record)
{
    QStringList words{QString(name(record.kind))};
    for (const QString &word : {record.connection, record.method, record.host + record.path})
        if (!word.isEmpty())
            words << word;
    return words.join(u' ') + u": "_s + record.result;
}

QJsonObject activityOcsf(const ActivityRecord &record, const OcsfSource &source)
{
    const Classification kind = classify(record);
    const int severityId = severity(record);
    QJsonObject event{{u"class_uid"_s, kind.classUid}, {u"category_uid"_s, kind.categoryUid()},
        {u"activity_id"_s, kind.activityId}, {u"activity_name"_s, kind.activity},
        {u"type_uid"_s, kind.classUid * 100 + kind.activityId},
        {u"time"_s, qint64(record.time.time_since_epoch().count())}, {u"severity_id"_s, severityId},
        {u"severity"_s, severityName(severityId)}, {u"status_id"_s, record.ok() ? 1 : 2},
        {u"status"_s, record.ok() ? u"Success"_s : u"Failure"_s}, {u"message"_s, activityMessage(record)},
        {u"metadata"_s, metadata(record, source)}, {u"unmapped"_s, unmapped(record)}};
    if (!record.ok())
        event["status_detail"_L1] = record.result;
    if (record.took.count())
        event["duration"_L1] = qint64(record.took.count());
    if (kind.classUid != BaseEvent) {
        event["actor"_L1] = actor(record);
        event["src_endpoint"_L1] = QJsonObject{{u"hostname"_s, source.hostname}, {u"svc_name"_s, u"agent0"_s}};
        addHttp(event, record);
    }
    addClass(event, record, kind.classUid);
    return event;
}

} // namespace agent0
