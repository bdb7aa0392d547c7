#pragma once

#include "schema/schemacheck.h"

namespace agent0 {

/// What is wrong with a value, to stand below its field: "Must be at least 3". Harmless plain text.
QString problemText(const SchemaProblem &problem);
/// The same with its place before it, for a text that holds many values: "owner.name: Is missing".
QString placedProblemText(const SchemaProblem &problem);

} // namespace agent0
