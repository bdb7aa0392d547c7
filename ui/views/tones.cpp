#include "views/tones.h"

namespace agent0 {

Tone toneOf(SessionFace::Tone tone)
{
    switch (tone) {
    case SessionFace::Tone::Warning: return Tone::Warning;
    case SessionFace::Tone::Trouble: return Tone::Danger;
    case SessionFace::Tone::Calm:
    case SessionFace::Tone::Busy: break;
    }
    return Tone::Accent;
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
