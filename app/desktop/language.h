#pragma once

#include <QLocale>

class QApplication;

namespace agent0::desktop {

/// The program in the language of that locale, read in its direction; English where there is no translation.
void speak(QApplication &application, const QLocale &locale = QLocale());

} // namespace agent0::desktop
