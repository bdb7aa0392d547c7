#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "statustext.h"

namespace agent0::ctl {

namespace {

Task<Result<>> runStatus(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto status = co_await (*agent)->status();
    if (!status)
        co_return failed(status);
    const Profile &profile = (*agent)->profile();
    QJsonObject json = toJson(status->session);
    QJsonArray connections;
    for (const ConnectionStatus &one : status->connections)
        connections << toJson(one, profile);
    json["profile"_L1] = profile.name;
    json["displayName"_L1] = profile.displayName;
    json["connections"_L1] = connections;
    context.out.document(json);
    const Instant now = context.composition.clock().now();
    context.out.lines(sessionLines(*status, profile, now));
    context.out.lines(connectionLines(status->connections, now));
    co_return Result<>();
}

} // namespace

const Command statusCommand{
    .name = "status",
    .synopsis = "status",
    .summary = "who is signed in, until when, and what is connected",
    .description = "Asks nobody: what is shown is what this installation knows. Being signed out is no failure here; programs look "
                   "at \"signedIn\".",
    .options = {},
    .arguments = {},
    .examples = {{"status", "the session and a line for each connection"}, {"status --json", "the same for programs"}},
    .exits = {1, 8},
    .run = runStatus,
};

} // namespace agent0::ctl
