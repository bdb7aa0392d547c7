#pragma once

#include <QString>

namespace agent0 {

/// Text from outside, made harmless to show on one line of a terminal or a label: control characters (C0, C1),
/// line breaks, direction overrides and lone surrogates become "�", and what is longer than limit UTF-16
/// units is cut with "…" (security.md 2.16).
QString displayText(const QString &foreign, qsizetype limit = 500);

} // namespace agent0
