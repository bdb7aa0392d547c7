#include "config/policy.h"

#include "base/displaytext.h"
#include "config/profilejson.h"
#include "config/profileshape.h"

#include <QJsonArray>

#include <algorithm>

namespace agent0 {

namespace {

const auto Connections = "connections"_L1;

/// Takes a value apart into those of its members that are no objects.
void collectFixed(const JsonPath &path, const QJsonValue &value, QList<std::pair<JsonPath, QJsonValue>> &all)
{
    if (!value.isObject()) {
        all << std::pair(path, value);
        return;
    }
    const QJsonObject object = value.toObject();
    for (const QString &key : object.keys())
        collectFixed(path + JsonPath{key}, object.value(key), all);
}

Finding problemOfFixed(const QString &key, const QString &code, const QString &message, const QString &hint = {})
{
    return {u"fixed[%1]"_s.arg(displayText(key, 100)), code, message, hint};
}

bool beginsWith(const JsonPath &path, const JsonPath &start)
{
    return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

qsizetype connectionAt(const QJsonArray &list, const QString &id)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i].toObject().value("id"_L1).toString() == id)
            return i;
    }
    return -1;
}

} // namespace

Result<Policy> Policy::load(const PolicySource &source)
{
    const auto text = readPolicyText(source);
    if (!text)
        return fail(text.error());
    if (!*text)
        return Policy();
    const auto object = parseConfiguration(**text, u"The managed policy %1"_s.arg(source.file));
    if (!object)
        return fail(object.error());
    return fromJson(*object, source.file);
}

Result<Policy> Policy::fromJson(const QJsonObject &object, const QString &file)
{
    Policy policy;
    policy.m_file = file;
    policy.m_allowUserConnections = object.value("allowUserConnections"_L1).toBool(true);
    policy.m_pinnedIssuer = object.value("pinnedIssuer"_L1).toString();
    policy.m_approval = object.value("approval"_L1).toString();
    QList<Finding> problems = checkShape(object, policyShape());
    problems += policy.readFixed(object.value("fixed"_L1).toObject());
    for (const QJsonValue &one : object.value(Connections).toArray()) {
        policy.m_managed << one.toObject();
        policy.m_managedIds << one.toObject().value("id"_L1).toString();
    }
    if (!problems.isEmpty())
        return fail(failureOf(u"The managed policy %1"_s.arg(file), problems)
                .advise(
                    u"Ask your administrator to correct it. Until then nothing is done, because it cannot be obeyed."_s));
    return policy;
}

QList<Finding> Policy::readFixed(const QJsonObject &fixed)
{
    QList<Finding> found;
    QList<std::pair<JsonPath, QJsonValue>> values;
    for (const QString &key : fixed.keys()) {
        const auto path = parsePath(key, profileShape());
        if (!path)
            found << problemOfFixed(key, path.error().code, path.error().message.chopped(1), path.error().hint);
        else
            collectFixed(*path, fixed.value(key), values);
    }
    for (const auto &[path, value] : values) {
        const QString where = pathText(path, profileShape());
        const Field *field = fieldAt(path, profileShape());
        if (!field)
            found << problemOfFixed(where, u"unknown_path"_s, u"there is no such setting"_s);
        else if (field->kind == Kind::Objects || path.last() == "id"_L1
            || (path.size() == 2 && path.first() == Connections))
            found << problemOfFixed(
                where, u"not_fixable"_s, u"cannot be fixed"_s, u"Use the policy's own \"connections\"."_s);
        else
            found += checkValue(value, *field, u"fixed[%1]"_s.arg(where));
        if (fixes(path))
            found << problemOfFixed(where, u"given_twice"_s, u"is fixed twice"_s);
        m_fixed << Fixed{path, value};
    }
    return found;
}

QJsonObject Policy::applied(QJsonObject profile, QStringList *ignored) const
{
    // What is no list stays for the check of the profile to find.
    if (!profile.value(Connections).isUndefined() && !profile.value(Connections).isArray())
        return profile;
    QJsonArray connections = profile.value(Connections).toArray();
    if (!m_allowUserConnections) {
        for (const QJsonValue &one : std::exchange(connections, {})) {
            if (const QString id = one.toObject().value("id"_L1).toString(); ignored && !manages(id))
                *ignored << id;
        }
    }
    for (const QJsonObject &managed : m_managed) {
        // In the place of one with its id, so that the places of the others stay what the file says.
        const qsizetype at = connectionAt(connections, managed.value("id"_L1).toString());
        if (at < 0)
            connections.append(managed);
        else
            connections[at] = managed;
    }
    if (profile.contains(Connections) || !connections.isEmpty())
        profile.insert(Connections, connections);
    for (const Fixed &one : m_fixed)
        profile = withValueAt(profile, one.path, one.value);
    return profile;
}

QList<Finding> Policy::problems(const Profile &profile) const
{
    if (m_pinnedIssuer.isEmpty() || profile.identityProvider.issuer == m_pinnedIssuer)
        return {};
    return {{u"identityProvider.issuer"_s, u"policy_pinned_issuer"_s,
        u"is not the identity provider that the managed policy %1 allows"_s.arg(m_file),
        u"Use %1."_s.arg(m_pinnedIssuer), Fault::Refused}};
}

bool Policy::fixes(const JsonPath &path) const
{
    if (!m_approval.isEmpty() && path == JsonPath{u"agent"_s, u"approval"_s})
        return true;
    if (path.size() >= 2 && path.first() == Connections && manages(path[1]))
        return true;
    return std::ranges::any_of(m_fixed, [&](const Fixed &one) { return beginsWith(path, one.path); });
}

Error Policy::refusal(const JsonPath &path) const
{
    return Error{Fault::Refused, Leg::Configuration, u"policy_fixed"_s,
        u"%1 is set by your organisation and cannot be changed here."_s.arg(pathText(path, profileShape())),
        u"It comes from %1: ask your administrator."_s.arg(m_file), {}, {}};
}

} // namespace agent0
