#include "commands.h"
#include "context.h"
#include "keychain/secretnames.h"
#include "secretinput.h"

namespace agent0::ctl {

namespace {

/// A secret that belongs to no client: what it is, in the words of the log and of people.
struct OtherSecret {
    using Keep = std::function<Task<Result<>>(Secret)>;
    OtherSecret(QString option, Keep keep, QString deed, QString words)
        : option(std::move(option)), keep(std::move(keep)), deed(std::move(deed)), words(std::move(words))
    {
    }
    QString option; ///< that asked for it
    Keep keep;
    QString deed;
    QString words;
};

Task<Result<>> keepOther(Context &context, OtherSecret what, QJsonObject document)
{
    auto secret = givenSecret(context.line, what.option);
    if (!secret)
        co_return failed(secret);
    if (!*secret)
        co_return fail(usageError(
            "secret_missing"_L1, u"Give the secret with --secret-stdin or --secret-file."_s, context.line.command));
    const auto kept = co_await what.keep(std::move(**secret));
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(what.deed, {}, kept);
    if (!kept)
        co_return failed(kept);
    document.insert("kept"_L1, true);
    context.out.document(document);
    context.out.remark(u"%1 is in the keychain."_s.arg(what.words));
    co_return Result<>();
}

Task<Result<>> keepModelKey(Context &context, QString provider)
{
    const auto place = context.composition.place();
    if (!place)
        co_return failed(place);
    const auto keep = [&secrets = context.composition.secrets(), name = secretnames::modelKey(place->name, provider)](
                          Secret key) { return secrets.write(name, std::move(key)); };
    OtherSecret key(u"model"_s, keep, u"model key kept"_s, u"The key for %1"_s.arg(shown(provider)));
    QJsonObject document;
    document.insert("model"_L1, provider);
    co_return co_await keepOther(context, std::move(key), std::move(document));
}

Task<Result<>> keepProxyPassword(Context &context)
{
    const auto inForce = context.composition.effective();
    if (!inForce)
        co_return failed(inForce);
    if (!inForce->profile.network.proxy.contains(u'@'))
        co_return fail(Fault::Configuration, Leg::Configuration, "proxy_without_user"_L1,
            u"The profile's proxy has no user, so its password would be asked for by nobody."_s,
            u"Set network.proxy to http://NAME@HOST:PORT first."_s);
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto keep = [agent = *agent](Secret password) { return agent->keepProxyPassword(std::move(password)); };
    OtherSecret password(u"proxy"_s, keep, u"proxy password kept"_s, u"The proxy's password"_s);
    QJsonObject document;
    document.insert("proxy"_L1, true);
    co_return co_await keepOther(context, std::move(password), std::move(document));
}

Task<Result<>> runSecretSet(Context &context)
{
    if (const auto provider = context.line.given("model"_L1))
        co_return co_await keepModelKey(context, *provider);
    if (context.line.has("proxy"_L1))
        co_return co_await keepProxyPassword(context);
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto id = context.line.given("connection"_L1);
    const auto known = id ? Context::connection((*agent)->profile(), *id) : Result<Connection>(Connection{});
    if (!known)
        co_return failed(known);
    auto secret = givenSecret(context.line, id);
    if (!secret)
        co_return failed(secret);
    if (!*secret) {
        co_return fail(usageError("secret_missing"_L1,
            u"Give the secret with --secret-stdin, --secret-file or in the variable %1."_s.arg(
                QString::fromLatin1(secretVariable(id))),
            context.line.command));
    }
    const auto kept = co_await (*agent)->keepClientSecret(id, std::move(**secret));
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(u"client secret kept"_s, id.value_or(QString()), kept);
    if (!kept)
        co_return failed(kept);
    context.out.document({{"kept"_L1, true}, {"connection"_L1, id ? QJsonValue(*id) : QJsonValue()}});
    context.out.remark(
        u"The client secret for %1 is in the keychain."_s.arg(id ? shown(*id) : u"the identity provider"_s));
    co_return Result<>();
}

} // namespace

const Command secretSetCommand{
    .name = "secret set",
    .synopsis = "secret set [--connection ID | --model PROVIDER | --proxy] --secret-stdin | --secret-file FILE",
    .summary = "put a client secret, the key of a model or a proxy's password into the keychain",
    .description = "For clientAuthentication client_secret_basic and client_secret_post. The secret is read from the "
                   "first line of standard "
                   "input (not shown when typed), from a file, or from the variable AGENT0_CLIENT_SECRET (for the "
                   "connection todo0: "
                   "AGENT0_CLIENT_SECRET_TODO0); never from an argument.",
    .options = {{"connection", "ID", "the secret at that connection's server; default: at the identity provider",
                    Words::Connection},
        {"model", "PROVIDER", "the key of that provider of models (for Amazon's keys: ID:SECRET)", Words::Choice,
            "anthropic|openai|azure|ollama|vllm|llama.cpp|openai-compatible|bedrock"},
        {"proxy", "", "the password of the user whose name network.proxy has (http://NAME@HOST:PORT)"},
        {"secret-stdin", "", "read it from standard input"},
        {"secret-file", "FILE", "read it from a file", Words::File}},
    .arguments = {},
    .examples = {{"secret set --secret-stdin", "type or paste the secret of the client at the identity provider"},
        {"secret set --connection todo0 --secret-file secret.txt", "from a file"}},
    .exits = {1, 7, 8},
    .run = runSecretSet,
};

} // namespace agent0::ctl
