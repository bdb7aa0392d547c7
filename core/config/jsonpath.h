#pragma once

#include "config/jsonshape.h"

namespace agent0 {

/// A place in a profile, written "identityProvider.redirect.port" or "connections[todo0].scopes" (an entry of a list
/// is named by its id; "connections.todo0.scopes" does too where the id has no dot).
using JsonPath = QStringList;

/// Fails with Fault::Usage, code "unknown_path", naming the nearest known member, where the shape has no such place.
Result<JsonPath> parsePath(const QString &text, Shape shape);
QString pathText(const JsonPath &path, Shape shape);

/// The member that a path of the shape names.
const Field *fieldAt(const JsonPath &path, Shape shape);

/// Undefined where there is nothing.
QJsonValue valueAt(const QJsonObject &object, const JsonPath &path);
/// The object with that value there; objects on the way are made, entries of lists are not: without one of that id
/// nothing changes. An undefined value removes.
QJsonObject withValueAt(QJsonObject object, const JsonPath &path, const QJsonValue &value);

/// A value typed on a command line, as the member wants it: a number, true or false, a list split at commas or blanks.
/// Fails with Fault::Usage where it cannot be one; what the text may be is not checked here.
Result<QJsonValue> valueFromText(const Field &field, const QString &text);

/// The path of every value that is no object (a list of texts is one value), in the order of the shape.
QList<JsonPath> leaves(const QJsonObject &object, Shape shape);

} // namespace agent0
