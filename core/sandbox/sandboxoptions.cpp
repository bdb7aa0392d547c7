#include "sandbox/sandboxoptions.h"

#include "base/privatefile.h"
#include "base/strictjson.h"
#include "sandbox/persona.h"

#include <QCommandLineParser>

#include <array>

namespace agent0::sandbox {

namespace {

/// An option that takes a number of seconds, and where it goes.
struct LifetimeOption {
    const char *name;
    Seconds Lifetimes::*lifetime;
    const char *description;
};

constexpr std::array LifetimeOptions{
    LifetimeOption{"id-token-ttl", &Lifetimes::idToken, "seconds an ID token lives (3600)"},
    LifetimeOption{"access-token-ttl", &Lifetimes::accessToken, "seconds an access token lives (3600)"},
    LifetimeOption{"id-jag-ttl", &Lifetimes::idJag, "seconds an ID-JAG lives (300)"},
    LifetimeOption{"refresh-token-ttl", &Lifetimes::refreshToken, "seconds a refresh token lives (90 days)"},
    LifetimeOption{"refresh-grace", &Lifetimes::refreshGrace,
        "seconds a rotated refresh token still gives the new set (30); 0: none"},
};

const QString PersonaOption = QStringLiteral("persona");

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&](const char *name, const QString &description, const char *value) {
        parser.addOption(
            QCommandLineOption(QString::fromLatin1(name), description, value ? QString::fromLatin1(value) : QString()));
    };
    add("port-base", u"first of seven ports in a row (free ports)"_s, "N");
    add("persona", u"how the resources' servers speak: %1 (generic)"_s.arg(personaNames().join(u", ")), "NAME");
    add("fault", u"go wrong on purpose: NAME, NAME@SERVER, NAME=TIMES; may be given often"_s, "NAME");
    add("list-faults", u"print every fault there is, and end"_s, nullptr);
    add("ready-file", u"when ready, write FILE and FILE.profile.json"_s, "FILE");
    for (const LifetimeOption &option : LifetimeOptions)
        add(option.name, QString::fromLatin1(option.description), "SECONDS");
    add("quota", u"ID-JAGs of each person and resource a month (250); 0: no limit"_s, "N");
    add("latency", u"milliseconds before every answer (0)"_s, "MS");
    add("no-rotation", u"refresh tokens stay the same"_s, nullptr);
    add("dpop-nonce", u"proofs of possession must carry the server's nonce"_s, nullptr);
    add("narrow-scopes", u"grant the allowed scopes instead of refusing the request"_s, nullptr);
    add("client-method",
        u"of the agent at the identity provider: none, client_secret_basic, client_secret_post, private_key_jwt (none)"_s,
        "METHOD");
    add("resource-client-method",
        u"the same at both resources (client_secret_basic at one, client_secret_post at the other)"_s, "METHOD");
    add("client-key", u"public JWK of the agent, for private_key_jwt"_s, "FILE");
    add("until-stdin-closes", u"end when standard input does"_s, nullptr);
    add("version", u"print the version, and the commit it was built from"_s, nullptr);
    add("help", u"print this"_s, nullptr);
}

std::unexpected<Error> usage(const QString &what)
{
    return fail(Fault::Usage, Leg::None, "sandbox_usage"_L1, what, u"--help prints the options."_s);
}

Result<qint64> number(const QCommandLineParser &parser, const QString &option, qint64 otherwise, qint64 most)
{
    if (!parser.isSet(option))
        return otherwise;
    bool numeric = false;
    const qint64 value = parser.value(option).toLongLong(&numeric);
    if (numeric && value >= 0 && value <= most)
        return value;
    return usage(u"--%1 takes a number from 0 to %2, not %3."_s.arg(option).arg(most).arg(parser.value(option)));
}

Result<std::optional<ClientMethod>> method(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::nullopt;
    if (const auto known = clientMethodNamed(parser.value(option)))
        return known;
    return usage(u"--%1 takes none, client_secret_basic, client_secret_post or private_key_jwt."_s.arg(option));
}

Result<> readNumbers(const QCommandLineParser &parser, SandboxOptions &options)
{
    for (const LifetimeOption &option : LifetimeOptions) {
        Seconds &lifetime = options.lifetimes.*option.lifetime;
        const auto seconds = number(parser, QString::fromLatin1(option.name), lifetime.count(), 1'000'000'000);
        if (!seconds)
            return fail(seconds.error());
        lifetime = Seconds(*seconds);
    }
    const auto port = number(parser, u"port-base"_s, 0, 65'529);
    const auto quota = number(parser, u"quota"_s, options.quota, 1'000'000);
    const auto latency = number(parser, u"latency"_s, 0, 60'000);
    for (const auto *one : {&port, &quota, &latency}) {
        if (!*one)
            return fail(one->error());
    }
    options.portBase = quint16(*port);
    options.quota = int(*quota);
    options.latency = Milliseconds(*latency);
    return {};
}

Result<> readClient(const QCommandLineParser &parser, SandboxOptions &options)
{
    const auto atIdp = method(parser, u"client-method"_s);
    const auto atResources = method(parser, u"resource-client-method"_s);
    if (!atIdp || !atResources)
        return fail(atIdp ? atResources.error() : atIdp.error());
    options.clientMethod = atIdp->value_or(ClientMethod::None);
    options.resourceClientMethod = *atResources;
    if (!parser.isSet(u"client-key"_s))
        return {};
    const auto content = readPrivateFile(parser.value(u"client-key"_s), 64 * 1024);
    if (!content || !*content)
        return usage(u"The file of --client-key cannot be read."_s);
    const auto jwk = parseJsonObject(**content);
    const auto key = jwk ? Jwk::fromJson(*jwk) : Result<Jwk>(fail(jwk.error()));
    if (!key)
        return usage(u"The file of --client-key holds no JWK: %1"_s.arg(key.error().message));
    options.clientPublicJwk = key->toPublicJson();
    return {};
}

} // namespace

Result<SandboxCommand> parseSandboxCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QStringList{u"agent0-sandbox"_s} + arguments))
        return usage(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return usage(u"%1 is no option."_s.arg(parser.positionalArguments().first()));
    SandboxCommand command;
    if (const auto read = readNumbers(parser, command.options); !read)
        return fail(read.error());
    if (const auto read = readClient(parser, command.options); !read)
        return fail(read.error());
    if (parser.isSet(PersonaOption))
        command.options.persona = parser.value(PersonaOption);
    command.options.faults = parser.values(u"fault"_s);
    command.options.rotateRefreshTokens = !parser.isSet(u"no-rotation"_s);
    command.options.requireDpopNonce = parser.isSet(u"dpop-nonce"_s);
    command.options.narrowScopes = parser.isSet(u"narrow-scopes"_s);
    command.readyFile = parser.value(u"ready-file"_s);
    command.listFaults = parser.isSet(u"list-faults"_s);
    command.untilStdinCloses = parser.isSet(u"until-stdin-closes"_s);
    command.version = parser.isSet(u"version"_s);
    command.help = parser.isSet(u"help"_s);
    return command;
}

QString sandboxUsage()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"An identity provider, Todo0 and Notes0, each with an issuer of its own, on 127.0.0.1."_s);
    addOptions(parser);
    const QString text = parser.helpText();
    return u"Usage: agent0-sandbox "_s + text.sliced(qMax(0, text.indexOf(u'[')));
}

} // namespace agent0::sandbox
