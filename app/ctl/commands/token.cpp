#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "stepup.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runToken(Context &context)
{
    const auto agent = context.agentForAccess();
    if (!agent)
        co_return failed(agent);
    letThePersonStepUp(context, **agent);
    const QString id = context.line.argument();
    const auto known = Context::connection((*agent)->profile(), id);
    if (!known)
        co_return failed(known);
    const auto token = co_await (*agent)->access(id);
    if (!token)
        co_return failed(token);
    const qint64 left = unixSeconds(token->expires) - unixSeconds(context.composition.clock().now());
    context.out.document({{"access_token"_L1, QString::fromLatin1(token->token->reveal())}, {"token_type"_L1, token->type},
        {"expires_in"_L1, left}, {"scope"_L1, token->scopesGranted.join(u' ')}, {"connection"_L1, id}});
    context.out.line(QString::fromLatin1(token->token->reveal()));
    co_return Result<>();
}

} // namespace

const Command tokenCommand{
    .name = "token",
    .synopsis = "token ID",
    .summary = "print a live access token, for curl and other agents",
    .description = "Prints the token and a line break, nothing else. It lives for at least another minute. Whoever has it can do what it "
                   "allows: keep it out of files and command lines.",
    .options = {},
    .arguments = {{"ID", "the connection", Words::Connection}},
    .examples = {{"token todo0 | sed 's/^/Authorization: Bearer /' | curl -H @- https://api.todo0.example/api/todos",
        "call the API with curl, the token in no command line"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .starts = Starts::BrowserAtTerminal,
    .run = runToken,
};

} // namespace agent0::ctl
