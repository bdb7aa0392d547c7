#pragma once

#include <QStringList>

namespace agent0 {

/// The known word a person most likely meant: the fewest letters added, left out, changed or swapped, at most a third of the
/// longer word (always one). "" when none is near; the first of several.
QString nearestWord(const QString &typed, const QStringList &known);

} // namespace agent0
