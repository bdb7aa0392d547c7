#include "options.h"

#include <QCommandLineParser>

namespace agent0::desktop {

namespace {

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Agent0 reaches the apps your company has connected, after one sign-in. The same without a window: agent0ctl."_s);
    parser.addOptions({{u"sandbox"_s, u"Run on servers inside the program, with a profile that is gone afterwards."_s},
        {u"profile"_s, u"The profile to use; default: default."_s, u"NAME"_s},
        {u"config"_s, u"One profile file, instead of the profile folder."_s, u"FILE"_s},
        {u"view"_s, u"The view to show first, such as todos."_s, u"NAME"_s},
        {u"secret-store"_s, u"keychain (the default), or memory: nothing outlives the program."_s, u"WHERE"_s},
        {{u"h"_s, u"help"_s}, u"Print this and end."_s}, {u"version"_s, u"Print the version and end."_s}});
}

std::unexpected<Error> wrong(const QString &why)
{
    return fail(Fault::Usage, Leg::None, "usage"_L1, why, u"agent0 --help lists what there is."_s);
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{u"agent0"_s} + arguments))
        return wrong(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"\"%1\" is no option."_s.arg(parser.positionalArguments().constFirst()));
    const QString store = parser.value(u"secret-store"_s);
    if (parser.isSet(u"secret-store"_s) && store != "memory"_L1 && store != "keychain"_L1)
        return wrong(u"--secret-store is keychain or memory."_s);
    Options options;
    if (parser.isSet(u"profile"_s))
        options.profile = parser.value(u"profile"_s);
    options.configFile = parser.value(u"config"_s);
    options.view = parser.value(u"view"_s);
    options.sandbox = parser.isSet(u"sandbox"_s);
    options.secretsInMemory = store == "memory"_L1;
    options.help = parser.isSet(u"help"_s);
    options.version = parser.isSet(u"version"_s);
    return options;
}

QString usage()
{
    QCommandLineParser parser;
    describe(parser);
    // Without an application, or with a path of it, Qt names another program.
    const QString text = parser.helpText();
    return u"Usage: agent0 "_s + text.sliced(qMax(0, text.indexOf(u'[')));
}

} // namespace agent0::desktop
