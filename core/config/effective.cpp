#include "config/effective.h"

#include "config/profileshape.h"

#include <algorithm>

namespace agent0 {

namespace {

Finding ignoredConnection(const QString &id, const Policy &policy)
{
    return {u"connections[%1]"_s.arg(id), u"policy_no_user_connections"_s,
        u"has no effect: your organisation does not allow connections of your own"_s,
        u"It comes from %1: ask your administrator."_s.arg(policy.file())};
}

} // namespace

Effective::Effective(ProfilePlace place, QJsonObject file, Policy policy, QList<Override> commandLine)
    : managed(policy.present()),
      m_place(std::move(place)),
      m_file(std::move(file)),
      m_policy(std::move(policy)),
      m_commandLine(std::move(commandLine))
{
}

QList<Setting> Effective::settings() const
{
    const QJsonObject whole = wholeProfileToJson(profile);
    QList<Setting> all;
    for (const JsonPath &path : leaves(whole, profileShape()))
        all << Setting{pathText(path, profileShape()), valueAt(whole, path), source(path), m_policy.fixes(path)};
    return all;
}

std::optional<Setting> Effective::setting(QStringView path) const
{
    for (const Setting &one : settings()) {
        if (one.path == path)
            return one;
    }
    return {};
}

QString Effective::source(const JsonPath &path) const
{
    if (m_policy.fixes(path))
        return m_policy.source();
    if (std::ranges::any_of(m_commandLine, [&](const Override &one) { return one.path == path; }))
        return u"command line"_s;
    if (!valueAt(m_file, path).isUndefined())
        return u"profile "_s + m_place.file;
    return u"default"_s;
}

Effective mergeSettings(
    const ProfilePlace &place, const QJsonObject &file, const Policy &policy, const QList<Override> &commandLine)
{
    Effective result(place, file, policy, commandLine);
    QJsonObject merged = file;
    for (const Override &one : commandLine) {
        if (policy.fixes(one.path)) {
            const Error refused = policy.refusal(one.path);
            result.problems << Finding{{}, refused.code, refused.message.chopped(1), refused.hint, refused.fault};
        }
        merged = withValueAt(merged, one.path, one.value);
    }
    QStringList ignored;
    Validation read = readProfile(policy.applied(merged, &ignored), place.name);
    for (const QString &id : ignored)
        result.warnings << ignoredConnection(id, policy);
    for (Connection &one : read.profile.connections)
        one.managed = policy.manages(one.id);
    // A ceiling: who wants to be asked more often than that may.
    const QString &wanted = read.profile.agent.approval;
    if (!policy.approval().isEmpty() && wanted != "always"_L1 && wanted != "reads"_L1)
        read.profile.agent.approval = policy.approval();
    result.problems += read.problems;
    if (read.good())
        result.problems += policy.problems(read.profile);
    result.warnings += read.warnings;
    result.profile = std::move(read.profile);
    return result;
}

Result<Effective> openProfile(const ProfilePlace &place, const Policy &policy, const QList<Override> &commandLine)
{
    const auto file = ProfileStore::read(place);
    if (!file)
        return fail(file.error());
    Effective result = mergeSettings(place, file->value_or(QJsonObject()), policy, commandLine);
    // Another name than the default one is more likely a slip than a wish for a second session.
    const bool policyAlone = policy.present() && place.name == "default"_L1 && result.problems.isEmpty();
    if (!*file && !policyAlone)
        return fail(profileMissing(place));
    if (!result.problems.isEmpty())
        return fail(failureOf(u"The profile %1"_s.arg(place.file), result.problems));
    return result;
}

} // namespace agent0
