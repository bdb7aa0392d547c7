#include "sandbox/company.h"

#include "base/privatefile.h"
#include "commands.h"
#include "context.h"
#include "terminal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>

namespace agent0::ctl {

namespace {

/// The options as the sandbox itself reads them: they are the same there.
Result<sandbox::SandboxCommand> orderOf(const sandbox::CompanyParts &parts, const CommandLine &line)
{
    QStringList words;
    for (const Option &option : line.command->options) {
        const QString name = QString::fromUtf8(option.name.data(), qsizetype(option.name.size()));
        for (const QString &value : line.values(QLatin1StringView(name.toLatin1())))
            words << (option.value.empty() ? u"--"_s + name : u"--"_s + name + u'=' + value);
    }
    return parts.command(words);
}

void listFaults(Context &context, const QList<sandbox::FaultWords> &faults)
{
    QJsonArray json;
    QList<QStringList> rows;
    for (const sandbox::FaultWords &one : faults) {
        const QString leg = name(one.leg);
        json << QJsonObject{{"name"_L1, one.name}, {"leg"_L1, leg}, {"description"_L1, one.description}};
        rows << QStringList{one.name, leg, one.description};
    }
    context.out.document({{"faults"_L1, json}});
    context.out.lines(columns(rows));
}

Result<> writeReadyFiles(const sandbox::Company &servers, const QString &file)
{
    // The profile first: whoever waits for the ready file finds both.
    const auto profile = writePrivateFile(file + u".profile.json"_s, QJsonDocument(servers.readyProfile()).toJson());
    return profile ? writePrivateFile(file, QJsonDocument(servers.readyFile()).toJson()) : profile;
}

QList<QStringList> introduction(const sandbox::Company &servers, const QList<sandbox::Person> &people)
{
    QList<QStringList> rows{{u"Identity provider"_s, QString::fromUtf8(servers.issuer())}};
    for (const auto &[id, title] : {std::pair("todo0", u"Todo0"_s), std::pair("notes0", u"Notes0"_s)})
        rows << QStringList{title, u"%1   API %2"_s.arg(QString::fromUtf8(servers.issuerOf(id)), QString::fromUtf8(servers.resourceOf(id)))};
    rows << QStringList{u"Todo0 (MCP)"_s, QString::fromUtf8(servers.resourceOf("todo0")) + u"mcp"_s};
    for (const sandbox::Person &person : people) {
        rows << QStringList{person.name, u"signs in as %1 with the password %2"_s.arg(
            QString::fromUtf8(person.username), QString::fromUtf8(person.password))};
    }
    return rows;
}

void introduce(Context &context, const sandbox::Company &servers, const QList<sandbox::Person> &people, const QString &file)
{
    QJsonObject json = servers.readyFile();
    json.remove("secrets"_L1);
    json.remove("control"_L1);
    json["readyFile"_L1] = file.isEmpty() ? QJsonValue() : QJsonValue(file);
    context.out.document(json);
    context.out.lines(columns(introduction(servers, people)));
    if (file.isEmpty()) {
        context.out.remark(u"\nWith --ready-file FILE its profile is written too. Ctrl-C ends it."_s);
        return;
    }
    const QStringList secrets = servers.readyFile()["secrets"_L1].toObject().keys();
    context.out.remark(secrets.isEmpty() ? u"\nIn another terminal:\n"_s
                                         : u"\nIn another terminal (the clients' secrets are in %1):\n"_s.arg(shown(file)));
    for (const QString &id : secrets)
        context.out.remark(u"    agent0ctl --config %1.profile.json secret set%2 --secret-stdin"_s.arg(
            shown(file), id == "identityProvider"_L1 ? QString() : u" --connection "_s + id));
    for (const auto &step : {u"login"_s, u"todo list"_s})
        context.out.remark(u"    agent0ctl --config %1.profile.json %2"_s.arg(shown(file), step));
    context.out.remark(u"\nCtrl-C ends it."_s);
}

Task<> inputClosed()
{
    OneShot<bool> over;
    QSocketNotifier input(0, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&input, sender = over.sender] {
        const auto some = readSomeInput();
        if (some && !some->isEmpty())
            return;
        input.setEnabled(false);
        sender.send(true);
    });
    co_await over.receiver;
}

Task<> forEver()
{
    OneShot<bool> never;
    co_await never.receiver;
}

Task<Result<>> runSandbox(Context &context)
{
    const auto parts = sandbox::companyParts();
    if (!parts)
        co_return failed(parts);
    const auto command = orderOf(*parts, context.line);
    if (!command)
        co_return failed(command);
    if (command->listFaults) {
        listFaults(context, parts->faults());
        co_return Result<>();
    }
    const auto servers = parts->found(command->options);
    const auto started = servers->start();
    if (!started)
        co_return failed(started);
    if (!command->readyFile.isEmpty()) {
        const auto written = writeReadyFiles(*servers, command->readyFile);
        if (!written)
            co_return failed(written);
    }
    introduce(context, *servers, parts->people(), command->readyFile);
    context.out.expectInterruption();
    if (command->untilStdinCloses)
        co_await inputClosed();
    else
        co_await forEver(); // a signal ends it
    co_return Result<>();
}

} // namespace

const Command sandboxCommand{
    .name = "sandbox",
    .synopsis = "sandbox [--ready-file FILE] [--port-base N] [--persona NAME] [--fault NAME ...] [OPTIONS]",
    .summary = "run a company in a box: an identity provider and two connected apps",
    .description =
        "Serves on 127.0.0.1 until it is interrupted: an identity provider with a login page and three people, Todo0 and Notes0, each with "
        "an authorization server and an API of its own. All data is in memory.\n\nThe ready file holds the profile, the client secrets, the "
        "people and a door for tests; the profile alone is written beside it, to FILE.profile.json.",
    .options = {{"port-base", "N", "first of seven ports in a row; default: free ones"},
        {"persona", "NAME", "how the resources' servers speak, such as okta, auth0, keycloak, todo0; default: generic"},
        {"fault", "NAME", "go wrong on purpose: NAME, NAME@SERVER, NAME=TIMES; may be given often", Words::Any, "", true},
        {"list-faults", "", "print every fault there is, and end"},
        {"ready-file", "FILE", "when ready, write FILE and FILE.profile.json", Words::File},
        {"id-token-ttl", "SECONDS", "how long an ID token lives; default: 3600"},
        {"access-token-ttl", "SECONDS", "how long an access token lives; default: 3600"},
        {"id-jag-ttl", "SECONDS", "how long an ID-JAG lives; default: 300"},
        {"refresh-token-ttl", "SECONDS", "how long a refresh token lives; default: 90 days"},
        {"refresh-grace", "SECONDS", "how long a rotated refresh token still gives the new set; default: 30"},
        {"quota", "N", "ID-JAGs of each person and resource a month, 0 for no limit; default: 250"},
        {"latency", "MS", "milliseconds before every answer; default: 0"},
        {"no-rotation", "", "refresh tokens stay the same"},
        {"dpop-nonce", "", "proofs of possession must carry the server's nonce"},
        {"narrow-scopes", "", "grant the allowed scopes instead of refusing the request"},
        {"client-method", "METHOD", "of the agent at the identity provider", Words::Choice,
            "none|client_secret_basic|client_secret_post|private_key_jwt"},
        {"resource-client-method", "METHOD", "the same at both resources", Words::Choice,
            "none|client_secret_basic|client_secret_post|private_key_jwt"},
        {"client-key", "FILE", "public JWK of the agent, for private_key_jwt", Words::File},
        {"until-stdin-closes", "", "end when standard input does"}},
    .arguments = {},
    .examples = {{"sandbox --ready-file sandbox.json", "then: agent0ctl --config sandbox.json.profile.json login"},
        {"sandbox --fault exchange-not-assigned", "one that refuses the token exchange"}},
    .exits = {1},
    .run = runSandbox,
};

} // namespace agent0::ctl
