#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace agent0 {

enum class Appearance { Light, Dark };

/// Every colour of the window. The roles that QPalette has are there too (paletteOf), these are the rest.
struct Colors {
    QColor window;      ///< behind everything
    QColor sidebar;
    QColor surface;     ///< cards, tables, fields
    QColor text;
    QColor muted;       ///< text of less weight; still readable on window, sidebar and surface
    QColor border;      ///< between surfaces
    QColor outline;     ///< around what can be edited or pressed
    QColor hover;
    QColor accent;
    QColor onAccent;
    QColor accentSoft;  ///< behind what is selected
    QColor danger;
    QColor dangerSoft;
    QColor warning;
    QColor warningSoft;
    QColor success;
    QColor successSoft;
};

/// What a text or a symbol is there to say.
enum class Tone { Normal, Muted, Danger, Warning, Success, Accent };

const Colors &colorsOf(Appearance appearance);
/// Those that go with a palette of ours: a widget asks with its own.
const Colors &colorsOf(const QPalette &palette);
QColor colorOf(Tone tone, const QPalette &palette);
QPalette paletteOf(Appearance appearance);

/// Style, fonts and palette of the whole program; once, before the first widget.
void dress(QApplication &application, Appearance appearance);
/// Another appearance while the program runs.
void redress(Appearance appearance);

/// There are two of them only: each is a font file of its own in memory.
enum class Weight { Normal, Strong };
/// The application's font, so many points larger (or smaller) and of that weight.
QFont textFont(int morePoints = 0, Weight weight = Weight::Normal);

} // namespace agent0
