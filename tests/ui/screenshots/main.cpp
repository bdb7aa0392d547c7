#include "desktop/language.h"
#include "gallery.h"
#include "ui/support/interpreter.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace agent0;
using namespace agent0::screenshots;

namespace {

Scenes everything()
{
    Scenes all;
    for (auto &part : {sessionScenes(), chatScenes(), todoScenes(), adminScenes(), checkScenes(), settingsScenes(),
             setupScenes(), toolScenes()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

using Names = QStringList; ///< how the wanted ones begin; all when empty

bool isWanted(const Scene &scene, const Names &names)
{
    return names.isEmpty()
        || std::ranges::any_of(names, [&](const QString &name) { return scene.name.startsWith(name); });
}

/// How many pictures are not good.
int takeAll(const Names &names, const QList<Appearance> &looks, const QString &folder)
{
    int failures = 0;
    for (const Scene &scene : everything()) {
        if (!isWanted(scene, names))
            continue;
        const bool drawn = take(scene, looks, folder);
        std::printf("%s %s\n", qPrintable(scene.name), drawn ? "" : "NOT GOOD");
        failures += drawn ? 0 : 1;
    }
    return failures;
}

} // namespace

/// agent0-screenshots [--check] [--arabic] FOLDER [NAME …]: pictures of the scenes whose names begin so; --check: in one look;
/// --arabic: in that language, from right to left.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    dress(application, Appearance::Light);
    QStringList words = QApplication::arguments().mid(1);
    const bool check = words.removeAll(u"--check"_s) > 0;
    const QLocale locale(words.removeAll(u"--arabic"_s) > 0 ? u"ar_EG"_s : u"en_US"_s);
    desktop::speak(application, locale);
    QApplication::installTranslator(new test::Interpreter(locale, &application));
    if (words.isEmpty() || !QDir().mkpath(words.constFirst())) {
        std::fputs("usage: agent0-screenshots [--check] [--arabic] FOLDER [NAME ...]\n", stderr);
        return 2;
    }
    QList<Appearance> looks{Appearance::Light};
    if (!check)
        looks << Appearance::Dark;
    const QString folder = words.takeFirst();
    return takeAll(words, looks, folder) == 0 ? 0 : 1;
}
