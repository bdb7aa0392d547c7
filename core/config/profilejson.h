#pragma once

#include "config/finding.h"
#include "config/profile.h"

#include <QJsonObject>

namespace agent0 {

/// A profile as read, with everything that is wrong or doubtful about it. Where there are problems, the profile holds what
/// could be read and must not be used.
struct Validation {
    Profile profile;
    QList<Finding> problems;
    QList<Finding> warnings;
    bool good() const { return problems.isEmpty(); }
};

/// A JSON object from a file's text. Fails with Fault::Configuration, code "json_invalid", naming line and column of
/// what is no JSON; what names the file in the sentence.
Result<QJsonObject> parseConfiguration(QByteArrayView text, const QString &what);

/// Maps and checks one profile, with defaults for what is absent: every problem at once, never only the first. Identifiers are
/// kept byte for byte. name becomes Profile::name.
Validation readProfile(const QJsonObject &object, const QString &name);

/// The profile as JSON, without what is at its default. readProfile() of it gives an equal profile.
QJsonObject profileToJson(const Profile &profile);
/// The same with every value spelled out, defaults too.
QJsonObject wholeProfileToJson(const Profile &profile);

} // namespace agent0
