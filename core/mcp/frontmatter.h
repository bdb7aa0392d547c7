#pragma once

#include "base/result.h"

#include <QJsonObject>

namespace agent0 {

/// The YAML front matter of a Markdown text ("---" lines at its start) as the JSON it means. Only the part of YAML that
/// front matter needs: block mappings and lists, plain and quoted scalars, "|" and ">" blocks, flow lists and mappings
/// of scalars on one line. Anchors, aliases, tags, documents, tabs as indentation and duplicate keys are refused: a
/// text that two readers could take differently is not to be compared. Fault::Malformed, code "front_matter".
Result<QJsonObject> readFrontMatter(const QString &markdown);

} // namespace agent0
