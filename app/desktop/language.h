#pragma once

#include <QLocale>

class QApplication;

namespace agent0::desktop {

/// The program in the language of that locale, read in its direction; English where there is no translation.
void speak(QApplication &application, const QLocale &locale = QLocale());

/// What the person has chosen ("de"), in their own country's form where that speaks it; "" as the system.
QLocale localeFor(const QString &language);

} // namespace agent0::desktop
