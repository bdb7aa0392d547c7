#include "agentjson.h"
#include "base/displaytext.h"
#include "commands.h"
#include "context.h"
#include "secretinput.h"
#include "showinbrowser.h"

namespace agent0::ctl {

namespace {

/// Client secrets given by environment variables end up in the keychain.
Task<Result<>> keepSecretsFromEnvironment(Context &context, Agent &agent)
{
    QList<std::optional<QString>> places{std::nullopt};
    for (const Connection &one : agent.profile().connections)
        places << one.id;
    for (const auto &place : places) {
        auto secret = givenSecret(context.line, place);
        if (!secret)
            co_return fail(secret.error());
        if (!*secret)
            continue;
        const auto kept = co_await agent.keepClientSecret(place, std::move(**secret));
        if (const auto record = context.composition.recording())
            (*record)->configurationChanged(u"client secret kept"_s, place.value_or(QString()), kept);
        if (!kept)
            co_return fail(kept.error());
    }
    co_return Result<>();
}

Task<Result<>> runLogin(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto kept = co_await keepSecretsFromEnvironment(context, **agent);
    if (!kept)
        co_return failed(kept);
    const auto maxAge = context.line.number("max-age"_L1, 0, 10LL * 365 * 24 * 3600);
    if (!maxAge)
        co_return failed(maxAge);
    SignInOptions options;
    options.acrValues = context.line.value("acr-values"_L1).split(u' ', Qt::SkipEmptyParts);
    options.maxAge = *maxAge;
    // A demand of that kind is met by a new sign-in only.
    options.force = context.line.has("force"_L1) || !options.acrValues.isEmpty() || options.maxAge;
    if (const auto seconds = context.line.number("timeout"_L1, 1, 7 * 24 * 3600); seconds && *seconds)
        options.deadline = Seconds(**seconds);
    const OpenBrowser open = [&context](const QByteArray &url) { showInBrowser(context, url, u"sign-in page"_s); };
    const auto person = co_await (*agent)->signIn(options, open);
    if (!person)
        co_return failed(person);
    context.out.event("signed_in"_L1, {{"person"_L1, toJson(*person)}});
    context.out.remark(u"Signed in as %1 at %2."_s.arg(shown(person->displayName), shown(person->issuer)));
    co_return Result<>();
}

} // namespace

const Command loginCommand{
    .name = "login",
    .synopsis = "login [--no-browser] [--force] [--acr-values TEXT] [--max-age SECONDS]",
    .summary = "sign in to the identity provider",
    .description =
        "Opens the identity provider's sign-in page in the command that $BROWSER names, or in the platform's browser, "
        "and waits "
        "until the browser comes back to this program on the loopback interface (five minutes, or --timeout).\n\n"
        "Who is signed in already stays so: nothing is opened then, but for --force.\n\n"
        "A client secret can be handed over in the environment: AGENT0_CLIENT_SECRET for the identity provider, "
        "AGENT0_CLIENT_SECRET_TODO0 for the connection todo0. It is kept in the keychain.",
    .options = {{"no-browser", "", "print the address to open, and wait"},
        {"force", "", "sign in again, also as somebody else"},
        {"acr-values", "TEXT", "sign in as strongly as one of these asks for, when a server demanded it"},
        {"max-age", "SECONDS", "sign in again unless that happened so recently, when a server demanded it"}},
    .arguments = {},
    .examples = {{"login", "sign in with the browser"},
        {"login --no-browser --json", "for programs: the first line is {\"event\":\"authorize\",\"url\":…}"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .events = true,
    .starts = Starts::Browser,
    .run = runLogin,
};

} // namespace agent0::ctl
