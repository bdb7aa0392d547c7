#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace agent0::sandbox {

/// One rule of the administrator: person × client × resource × scopes. "*" stands for any.
struct PolicyRule {
    bool allow = true;
    QByteArray person = "*";
    QByteArray client = "*";
    QByteArray resource = "*"; ///< a connection's id: "todo0"
    QStringList scopes{QStringLiteral("*")};
};

/// Who may reach which resource through which client, with what. Denial wins; what no rule allows is not allowed.
class PolicyTable {
public:
    void add(PolicyRule rule) { m_rules.append(std::move(rule)); }
    void clear() { m_rules.clear(); }
    /// Those of the asked scopes that are allowed; nothing where no rule allows the resource at all.
    std::optional<QStringList> allowed(
        QByteArrayView person, QByteArrayView client, QByteArrayView resource, const QStringList &asked) const;

private:
    QList<PolicyRule> m_rules;
};

} // namespace agent0::sandbox
