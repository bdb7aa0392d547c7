#include "sandbox/policytable.h"

#include <algorithm>

namespace agent0::sandbox {

namespace {

bool means(QByteArrayView rule, QByteArrayView one) { return rule == "*" || rule == one; }
bool names(const PolicyRule &rule, const QString &scope)
{
    return rule.scopes.contains(scope) || rule.scopes.contains(QStringLiteral("*"));
}

} // namespace

std::optional<QStringList> PolicyTable::allowed(
    QByteArrayView person, QByteArrayView client, QByteArrayView resource, const QStringList &asked) const
{
    QList<PolicyRule> fitting;
    std::ranges::copy_if(m_rules, std::back_inserter(fitting), [&](const PolicyRule &rule) {
        return means(rule.person, person) && means(rule.client, client) && means(rule.resource, resource);
    });
    const auto isAllow = [](const PolicyRule &rule) { return rule.allow; };
    const auto deniesAll = [](const PolicyRule &rule) { return !rule.allow && names(rule, QStringLiteral("*")); };
    if (std::ranges::none_of(fitting, isAllow) || std::ranges::any_of(fitting, deniesAll))
        return {};
    QStringList granted;
    for (const QString &scope : asked) {
        const auto named = [&](bool allow) {
            return std::ranges::any_of(
                fitting, [&](const PolicyRule &rule) { return rule.allow == allow && names(rule, scope); });
        };
        if (named(true) && !named(false))
            granted.append(scope);
    }
    return granted;
}

} // namespace agent0::sandbox
