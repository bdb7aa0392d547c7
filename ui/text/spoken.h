#pragma once

#include "base/result.h"

#include <span>

namespace agent0 {

/// What core says in English, in the person's language where there are words for it; else as it is. Names and addresses in it
/// stay as they are.
QString spoken(const QString &english);

/// A failure's message and hint so.
QString spokenMessage(const Error &error);
QString spokenHint(const Error &error);

/// What there are words for: as it stands in core's sources, a %n for what is a name there.
std::span<const char *const> spokenTexts();

} // namespace agent0
