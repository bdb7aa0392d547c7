#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace agent0 {

/// What a scalar without quotes means by YAML 1.2's core schema.
QJsonValue yamlPlainValue(const QString &text);

/// The text of a scalar in single or double quotes that ends on its line, a comment behind it left out; nothing when it
/// does not end, or holds an escape other than \\, \", \/, \n and \t.
std::optional<QString> yamlQuotedValue(const QString &text);

} // namespace agent0
