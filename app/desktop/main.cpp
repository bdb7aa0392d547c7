#include "base/version.h"
#include "desktop.h"
#include "hardening/hardening.h"
#include "language.h"
#include "sandbox/stopsignals.h"
#include "singleinstance.h"

#include <QApplication>

#include <cstdio>

using namespace agent0;

namespace {

void print(FILE *where, const QString &text) { std::fputs(text.toUtf8().append('\n').constData(), where); }

/// What is answered without a window: an exit code, or nothing.
std::optional<int> answered(const Result<desktop::Options> &options)
{
    if (!options) {
        print(stderr, options.error().message + u' ' + options.error().hint);
        return exitCode(options.error().fault);
    }
    if (options->help || options->version) {
        print(stdout, options->help ? desktop::usage() : u"agent0 "_s + versionText());
        return 0;
    }
    return {};
}

Appearance firstAppearance(const desktop::DesktopSettings &settings)
{
    switch (settings.appearance()) {
    case AppearanceChoice::Light: return Appearance::Light;
    case AppearanceChoice::Dark: return Appearance::Dark;
    case AppearanceChoice::System: break;
    }
    return settings.lastSeen();
}

QStringList words(int argc, char **argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    return words;
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    QCoreApplication::setApplicationName(u"agent0"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENT0_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Agent0"_s);
    QGuiApplication::setDesktopFileName(u"agent0"_s);
    // What is only asked for help needs no display; Qt's own options are taken out by the application alone.
    if (const auto early = desktop::parseOptions(words(argc, argv)); early && (early->help || early->version))
        return *answered(early);
    QApplication application(argc, argv);
    const auto options = desktop::parseOptions(QApplication::arguments().mid(1));
    if (const auto code = answered(options))
        return *code;
    desktop::SingleInstance single(*options);
    if (single.handOver(QApplication::arguments().mid(1)))
        return 0;
    desktop::DesktopSettings settings(desktop::DesktopSettings::placeForThisPerson());
    QApplication::setQuitOnLastWindowClosed(false);
    desktop::speak(application, desktop::localeFor(settings.language()));
    dress(application, firstAppearance(settings));
    desktop::Desktop desktop(*options, settings);
    const sandbox::StopSignals stop([&desktop] { desktop.quit(); }, false);
    QObject::connect(&single, &desktop::SingleInstance::asked, &desktop, &desktop::Desktop::handle);
    desktop.start();
    single.listen();
    return QApplication::exec();
}
