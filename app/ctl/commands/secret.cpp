#include "commands.h"
#include "context.h"
#include "secretinput.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runSecretSet(Context &context)
{
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
            u"Give the secret with --secret-stdin, --secret-file or in the variable %1."_s.arg(QString::fromLatin1(secretVariable(id))),
            context.line.command));
    }
    const auto kept = co_await (*agent)->keepClientSecret(id, std::move(**secret));
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(u"client secret kept"_s, id.value_or(QString()), kept);
    if (!kept)
        co_return failed(kept);
    context.out.document({{"kept"_L1, true}, {"connection"_L1, id ? QJsonValue(*id) : QJsonValue()}});
    context.out.remark(u"The client secret for %1 is in the keychain."_s.arg(id ? shown(*id) : u"the identity provider"_s));
    co_return Result<>();
}

} // namespace

const Command secretSetCommand{
    .name = "secret set",
    .synopsis = "secret set [--connection ID] --secret-stdin | --secret-file FILE",
    .summary = "put a client secret into the keychain",
    .description = "For clientAuthentication client_secret_basic and client_secret_post. The secret is read from the first line of standard "
                   "input (not shown when typed), from a file, or from the variable AGENT0_CLIENT_SECRET (for the connection todo0: "
                   "AGENT0_CLIENT_SECRET_TODO0); never from an argument.",
    .options = {{"connection", "ID", "the secret at that connection's server; default: at the identity provider", Words::Connection},
        {"secret-stdin", "", "read it from standard input"}, {"secret-file", "FILE", "read it from a file", Words::File}},
    .arguments = {},
    .examples = {{"secret set --secret-stdin", "type or paste the secret of the client at the identity provider"},
        {"secret set --connection todo0 --secret-file secret.txt", "from a file"}},
    .exits = {1, 7, 8},
    .run = runSecretSet,
};

} // namespace agent0::ctl
