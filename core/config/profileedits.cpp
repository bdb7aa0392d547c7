#include "config/profileedits.h"

namespace agent0 {

namespace {

/// An object that holds nothing any more goes too: some may not be empty.
QJsonObject withoutEmptyParent(QJsonObject profile, JsonPath path)
{
    path.removeLast();
    const QJsonValue parent = path.isEmpty() ? QJsonValue() : valueAt(profile, path);
    if (!parent.isObject() || !parent.toObject().isEmpty())
        return profile;
    return withoutEmptyParent(withValueAt(profile, path, QJsonValue(QJsonValue::Undefined)), path);
}

} // namespace

QJsonObject withValues(QJsonObject profile, const QList<ValueChange> &changes)
{
    for (const auto &[path, value] : changes) {
        profile = withValueAt(profile, path, value);
        if (value.isUndefined())
            profile = withoutEmptyParent(profile, path);
    }
    return profile;
}

Validation validationUnder(const Policy &policy, const QJsonObject &profile, const QString &name)
{
    Validation validation = readProfile(policy.applied(profile), name);
    validation.problems += policy.problems(validation.profile);
    return validation;
}

Result<QJsonObject> goodUnder(const Policy &policy, const QJsonObject &profile)
{
    const auto problems = validationUnder(policy, profile).problems;
    if (!problems.isEmpty())
        return fail(failureOf(u"The profile would not be good"_s, problems));
    return profile;
}

Result<QJsonObject> withValuesChanged(QJsonObject profile, const QList<ValueChange> &changes, const Policy &policy)
{
    for (const auto &[path, value] : changes) {
        if (policy.fixes(path))
            return fail(policy.refusal(path));
    }
    return goodUnder(policy, withValues(std::move(profile), changes));
}

} // namespace agent0
