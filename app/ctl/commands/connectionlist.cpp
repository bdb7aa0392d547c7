#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "statustext.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runConnectionsList(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto status = co_await (*agent)->status();
    if (!status)
        co_return failed(status);
    QJsonArray json;
    for (const ConnectionStatus &one : status->connections)
        json << toJson(one, (*agent)->profile());
    context.out.document({{"connections"_L1, json}});
    context.out.lines(connectionLines(status->connections, context.composition.clock().now()));
    co_return Result<>();
}

Task<Result<>> runConnectionsShow(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto known = Context::connection((*agent)->profile(), context.line.argument());
    if (!known)
        co_return failed(known);
    const auto status = co_await (*agent)->status();
    if (!status)
        co_return failed(status);
    for (const ConnectionStatus &one : status->connections) {
        if (one.settings.id != known->id)
            continue;
        context.out.document({{"connection"_L1, toJson(one, (*agent)->profile())}});
        context.out.lines(connectionDetails(one, (*agent)->profile(), context.composition.clock().now()));
    }
    co_return Result<>();
}

} // namespace

const Command connectionsListCommand{
    .name = "connections list",
    .synopsis = "connections list",
    .summary = "list the connected apps",
    .description = "A line for each: its id, its name, whether there is access now, what was granted, until when, and how many ID-JAGs "
                   "it has cost this month. Asks nobody.",
    .options = {},
    .arguments = {},
    .examples = {{"connections list", "all of them"}},
    .exits = {1, 8},
    .run = runConnectionsList,
};

const Command connectionsShowCommand{
    .name = "connections show",
    .synopsis = "connections show ID",
    .summary = "show all about one connected app",
    .description = "Every setting, the server profile in force, and what was granted.",
    .options = {},
    .arguments = {{"ID", "the connection", Words::Connection}},
    .examples = {{"connections show todo0", "what Todo0 is set to"}},
    .exits = {1, 8},
    .run = runConnectionsShow,
};

} // namespace agent0::ctl
