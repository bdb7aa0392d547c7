#include "language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace agent0::desktop {

namespace {

/// The buttons of questions, which Qt would leave in English where the system has no translations of its own.
[[maybe_unused]] constexpr const char *Buttons[] = {QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"), QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save")};

} // namespace

QLocale localeFor(const QString &language)
{
    const QLocale system;
    const QLocale chosen(language);
    return language.isEmpty() || chosen.language() == system.language() ? system : chosen;
}

void speak(QApplication &application, const QLocale &locale)
{
    using namespace Qt::StringLiterals;
    QLocale::setDefault(locale); // dates and numbers
    auto *ours = new QTranslator(&application);
    const QString folder = u":/agent0/translations"_s;
    const bool spoken = ours->load(locale, u"agent0"_s, u"_"_s, folder);
    if (!spoken && !ours->load(u"agent0_en"_s, folder))
        return;
    QApplication::installTranslator(ours);
    if (!spoken)
        return;
    // What Qt itself says, where the system has it.
    auto *qts = new QTranslator(&application);
    if (qts->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qts);
    QApplication::setLayoutDirection(locale.textDirection());
}

} // namespace agent0::desktop
