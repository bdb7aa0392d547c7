#pragma once

#include "models/sessionface.h"

#include <QColor>
#include <QPalette>

namespace agent0 {

/// The colour of a face's icon.
QColor colorFor(SessionFace::Tone tone, const QPalette &palette);
/// What lies behind a banner of that tone.
QColor softColorFor(SessionFace::Tone tone, const QPalette &palette);

} // namespace agent0
