#include "views/tones.h"

#include "views/theme.h"

namespace agent0 {

QColor colorFor(SessionFace::Tone tone, const QPalette &palette)
{
    const Colors &colors = colorsOf(palette);
    switch (tone) {
    case SessionFace::Tone::Warning: return colors.warning;
    case SessionFace::Tone::Trouble: return colors.danger;
    case SessionFace::Tone::Calm:
    case SessionFace::Tone::Busy: break;
    }
    return colors.accent;
}

QColor softColorFor(SessionFace::Tone tone, const QPalette &palette)
{
    const Colors &colors = colorsOf(palette);
    switch (tone) {
    case SessionFace::Tone::Warning: return colors.warningSoft;
    case SessionFace::Tone::Trouble: return colors.dangerSoft;
    case SessionFace::Tone::Calm:
    case SessionFace::Tone::Busy: break;
    }
    return colors.accentSoft;
}

} // namespace agent0
