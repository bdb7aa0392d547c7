#pragma once

#include <QString>

namespace agent0 {

/// The commit this was built from, twelve digits, with a plus behind it where the tree was changed; "" where nobody knows.
QString builtFrom();

/// For people: "0.1.0 (1a2b3c4d5e6f)".
QString versionText();

} // namespace agent0
