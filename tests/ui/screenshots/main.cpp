#include "desktop/language.h"
#include "gallery.h"

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

QList<Look> everyLook()
{
    return {{Appearance::Light, Qt::LeftToRight}, {Appearance::Dark, Qt::LeftToRight},
        {Appearance::Light, Qt::RightToLeft}, {Appearance::Dark, Qt::RightToLeft}};
}

} // namespace

/// agent0-screenshots [--check] FOLDER [NAME …]: pictures of the scenes whose names begin so; --check: in one look.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    dress(application, Appearance::Light);
    desktop::speak(application, QLocale(u"en_US"_s));
    QStringList words = QApplication::arguments().mid(1);
    const bool check = words.removeAll(u"--check"_s) > 0;
    if (words.isEmpty() || !QDir().mkpath(words.constFirst())) {
        std::fputs("usage: agent0-screenshots [--check] FOLDER [NAME ...]\n", stderr);
        return 2;
    }
    const QString folder = words.takeFirst();
    int failures = 0;
    for (const Scene &scene : everything()) {
        const auto wanted = [&](const QString &word) { return scene.name.startsWith(word); };
        if (!words.isEmpty() && std::ranges::none_of(words, wanted))
            continue;
        const bool drawn = take(scene, check ? everyLook().mid(0, 1) : everyLook(), folder);
        std::printf("%s %s\n", qPrintable(scene.name), drawn ? "" : "NOT GOOD");
        failures += drawn ? 0 : 1;
    }
    return failures == 0 ? 0 : 1;
}
