#include "language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace agent0::desktop {

void speak(QApplication &application, const QLocale &locale)
{
    using namespace Qt::StringLiterals;
    auto *ours = new QTranslator(&application);
    if (!ours->load(locale, u"agent0"_s, u"_"_s, u":/agent0/translations"_s))
        return;
    QApplication::installTranslator(ours);
    // What Qt itself says, where the system has it.
    auto *qts = new QTranslator(&application);
    if (qts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qts);
    QApplication::setLayoutDirection(locale.textDirection());
}

} // namespace agent0::desktop
