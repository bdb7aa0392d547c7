#include "config/connectionedits.h"

#include "config/profileedits.h"

#include <QJsonArray>
#include <QSet>

namespace agent0 {

namespace {

const auto ConnectionsKey = "connections"_L1;

QJsonValue connectionIn(const QJsonObject &profile, const QString &id)
{
    return valueAt(profile, {ConnectionsKey, id});
}

std::unexpected<Error> editRefused(QLatin1StringView code, const QString &message, const Policy &policy)
{
    return fail(Fault::Refused, Leg::Configuration, code, message,
        u"It comes from %1: ask your administrator."_s.arg(policy.file()));
}

/// A connection of the user's own that may be changed.
Result<> mayChange(const QJsonObject &profile, const QString &id, const Policy &policy)
{
    if (policy.manages(id))
        return editRefused("policy_managed"_L1,
            u"The connection %1 is set by your organisation and cannot be changed here."_s.arg(id), policy);
    if (connectionIn(profile, id).isUndefined())
        return fail(Fault::Configuration, Leg::Configuration, "connection_missing"_L1,
            u"There is no connection %1."_s.arg(id), u"`agent0ctl connections list` shows them."_s);
    return {};
}

} // namespace

Result<QJsonObject> withConnectionAdded(QJsonObject profile, const QJsonObject &connection, const Policy &policy)
{
    const QString id = connection.value("id"_L1).toString();
    if (!policy.allowsUserConnections())
        return editRefused(
            "policy_no_user_connections"_L1, u"Your organisation does not allow connections of your own."_s, policy);
    if (policy.manages(id) || !connectionIn(profile, id).isUndefined())
        return fail(Fault::Configuration, Leg::Configuration, "connection_exists"_L1,
            u"There is a connection of that id already."_s, u"Edit that one, or choose another id."_s);
    QJsonArray all = profile.value(ConnectionsKey).toArray();
    all.append(connection);
    profile.insert(ConnectionsKey, all);
    return goodUnder(policy, profile);
}

Result<QJsonObject> withConnectionEdited(
    QJsonObject profile, const QString &id, const QList<std::pair<JsonPath, QJsonValue>> &changes, const Policy &policy)
{
    if (const auto may = mayChange(profile, id, policy); !may)
        return fail(may.error());
    for (const auto &[path, value] : changes) {
        const JsonPath whole = JsonPath{ConnectionsKey, id} + path;
        if (policy.fixes(whole))
            return fail(policy.refusal(whole));
        profile = withValueAt(profile, whole, value);
    }
    return goodUnder(policy, profile);
}

Result<QJsonObject> withConnectionRemoved(QJsonObject profile, const QString &id, const Policy &policy)
{
    if (const auto may = mayChange(profile, id, policy); !may)
        return fail(may.error());
    // What is wrong elsewhere in the file must not keep a connection in it.
    return withValueAt(profile, {ConnectionsKey, id}, QJsonValue(QJsonValue::Undefined));
}

Result<QJsonObject> withConnectionEnabled(QJsonObject profile, const QString &id, bool enabled, const Policy &policy)
{
    return withConnectionsEnabled(std::move(profile), {id}, enabled, policy);
}

Result<QJsonObject> withConnectionsEnabled(
    QJsonObject profile, const QStringList &ids, bool enabled, const Policy &policy)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    QSet<QString> found;
    QJsonArray all = profile.value(ConnectionsKey).toArray();
    for (QJsonValueRef one : all) {
        QJsonObject connection = one.toObject();
        const QString id = connection.value("id"_L1).toString();
        if (!wanted.contains(id) || policy.manages(id))
            continue;
        found.insert(id);
        if (const JsonPath path{ConnectionsKey, id, u"enabled"_s}; policy.fixes(path))
            return fail(policy.refusal(path));
        connection.insert("enabled"_L1, enabled);
        one = connection;
    }
    for (const QString &id : ids) {
        if (const auto may = found.contains(id) ? Result<>() : mayChange(profile, id, policy); !may)
            return fail(may.error());
    }
    profile.insert(ConnectionsKey, all);
    return goodUnder(policy, profile);
}

} // namespace agent0
