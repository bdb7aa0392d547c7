#pragma once

#include "config/jsonpath.h"
#include "config/profilejson.h"

namespace agent0::test {

/// A file of tests/data/config.
QJsonObject example(const QString &name);
/// DESIGN's own example, with one value put in its place; an undefined value takes it away.
QJsonObject acmeWith(const QString &path, const QJsonValue &value);
/// "PATH CODE" of each.
QStringList codes(const QList<Finding> &findings);

} // namespace agent0::test
