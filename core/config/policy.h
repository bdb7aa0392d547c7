#pragma once

#include "config/jsonpath.h"
#include "config/policysource.h"
#include "config/profile.h"

namespace agent0 {

/// What the administrator has set over every profile of this machine (DESIGN 4; the published policy.schema.json says what
/// each member does). An empty one forbids nothing.
class Policy {
public:
    Policy() = default;
    /// No file is an empty policy. Anything wrong with the file fails, with Fault::Configuration: a policy that cannot be
    /// obeyed whole is not obeyed in part.
    static Result<Policy> load(const PolicySource &source);
    /// file is named in what is said of it.
    static Result<Policy> fromJson(const QJsonObject &object, const QString &file);

    bool present() const { return !m_file.isEmpty(); }
    QString file() const { return m_file; }
    QString source() const { return u"policy "_s + m_file; } ///< as provenance

    /// The profile's JSON as the policy wants it: fixed values set, managed connections in, those of the user out where
    /// there may be none. ignored: ids of the user's connections that have no effect.
    QJsonObject applied(QJsonObject profile, QStringList *ignored = nullptr) const;
    /// What only a whole profile shows: another issuer than the pinned one, with Fault::Refused.
    QList<Finding> problems(const Profile &profile) const;

    /// Whether the value there is the policy's, and cannot be changed.
    bool fixes(const JsonPath &path) const;
    bool manages(const QString &connectionId) const { return m_managedIds.contains(connectionId); }
    QString pinnedIssuer() const { return m_pinnedIssuer; } ///< "" where any will do
    bool allowsUserConnections() const { return m_allowUserConnections; }
    /// "always", "writes", "never"; "" where the profile decides.
    QString approval() const { return m_approval; }

    /// Fault::Refused, code policy_fixed: for who tries to set what is fixed.
    Error refusal(const JsonPath &path) const;

private:
    struct Fixed {
        JsonPath path;
        QJsonValue value;
    };
    QList<Finding> readFixed(const QJsonObject &fixed);

    QString m_file;
    QList<Fixed> m_fixed;
    QList<QJsonObject> m_managed;
    QStringList m_managedIds;
    bool m_allowUserConnections = true;
    QString m_pinnedIssuer;
    QString m_approval;
};

} // namespace agent0
