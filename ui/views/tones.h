#pragma once

#include "models/sessionface.h"

#include "views/theme.h"

namespace agent0 {

/// Of a face's icon.
Tone toneOf(SessionFace::Tone tone);
/// What lies behind a banner of that tone.
QColor softColorFor(SessionFace::Tone tone, const QPalette &palette);

} // namespace agent0
