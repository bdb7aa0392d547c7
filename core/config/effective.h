#pragma once

#include "config/policy.h"
#include "config/profilejson.h"
#include "config/profilestore.h"

namespace agent0 {

/// One value in force, and where it came from: "default", "profile /path", "policy /path" or "command line".
struct Setting {
    QString path;       ///< "identityProvider.issuer", "connections[todo0].scopes"
    QJsonValue value;
    QString source;
    bool managed = false; ///< the administrator's: cannot be changed here
};

/// A value given for this run only.
struct Override {
    JsonPath path;
    QJsonValue value;
};

/// What is in force: defaults, under the profile's file, under the command line, under the managed policy.
class Effective {
public:
    Effective() = default;
    Effective(ProfilePlace place, QJsonObject file, Policy policy, QList<Override> commandLine);

    Profile profile;
    QList<Finding> problems; ///< where there are any, the profile must not be used
    QList<Finding> warnings;
    bool managed = false;    ///< there is a policy

    /// Every value of the profile above, in the order of the published schema. Worked out each time: few ask.
    QList<Setting> settings() const;
    std::optional<Setting> setting(QStringView path) const;

private:
    QString source(const JsonPath &path) const;

    ProfilePlace m_place;
    QJsonObject m_file;
    Policy m_policy;
    QList<Override> m_commandLine;
};

/// Everything at once; nothing fails here but shows in problems. profile: the file's JSON, empty where there is none.
Effective mergeSettings(const ProfilePlace &place, const QJsonObject &profile, const Policy &policy,
    const QList<Override> &commandLine = {});

/// What programs work with: the profile in force, or the reason why there is none. A machine's policy may be the whole profile: then
/// the profile named "default" needs no file. Fails with Fault::Configuration, or Fault::Refused where
/// the policy does not allow it.
Result<Effective> openProfile(const ProfilePlace &place, const Policy &policy, const QList<Override> &commandLine = {});

} // namespace agent0
