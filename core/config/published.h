#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace agent0 {

/// The JSON Schemas (2020-12) of a profile and of a managed policy, as published.
QByteArray profileSchema();
QByteArray policySchema();

/// The profiles that `init` starts from, by name: okta, okta-custom-as, auth0, keycloak, xaa.dev, custom.
QStringList profileTemplateNames();
/// A profile that is good as it is, but names nobody: every value to replace contains the word "example".
std::optional<QJsonObject> profileTemplate(const QString &name);
/// The paths of a profile's values that still come from a template: "identityProvider.issuer".
QStringList placeholders(const QJsonObject &profile);

} // namespace agent0
