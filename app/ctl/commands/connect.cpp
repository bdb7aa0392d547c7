#include "agentjson.h"
#include "commands.h"
#include "context.h"
#include "showinbrowser.h"
#include "steptext.h"
#include "stepup.h"
#include "strayconsents.h"

namespace agent0::ctl {

namespace {

QString accessText(const LiveToken &token, Instant now)
{
    const QString how = token.origin == TokenOrigin::Kept ? u"had a live token"_s : u"connected"_s;
    QStringList missing = token.scopesAsked;
    for (const QString &scope : token.scopesGranted)
        missing.removeAll(scope);
    return u"%1: %2, %3, expires %4"_s.arg(
               how, shown(token.type), shown(token.scopesGranted.join(u' ')), relativeTime(token.expires, now))
        + (missing.isEmpty() ? QString() : u" (not granted: %1)"_s.arg(shown(missing.join(u' '))));
}

Task<Result<LiveToken>> connectOne(Context &context, Agent &agent, QString id)
{
    const OpenBrowser open = [&context](const QByteArray &url) {
        showInBrowser(context, url, u"page that asks for your consent"_s);
    };
    const auto token = co_await agent.connect(id, open);
    if (!token) {
        context.out.event("connection_failed"_L1, {{"connection"_L1, id}, {"error"_L1, errorJson(token.error())}});
        co_return failed(token);
    }
    QJsonObject json = toJson(*token);
    json["connection"_L1] = id;
    context.out.event("connected"_L1, json);
    context.out.line(u"%1 %2"_s.arg(id, accessText(*token, context.composition.clock().now())));
    co_return token;
}

/// One after the other, so that the steps of each are readable.
Task<Result<>> connectAll(Context &context, Agent &agent)
{
    int connected = 0;
    std::optional<Error> first;
    QStringList broken;
    for (const Connection &one : agent.profile().connections) {
        if (!one.enabled || !one.apiCommand.isEmpty()) // a program of this machine gets no token
            continue;
        const auto token = co_await connectOne(context, agent, one.id);
        if (token) {
            ++connected;
            continue;
        }
        broken << one.id;
        if (!context.out.json())
            context.out.failure(token.error());
        first = first ? first : token.error();
    }
    context.out.event("done"_L1, {{"connected"_L1, connected}, {"failed"_L1, broken.size()}});
    if (!first)
        co_return Result<>();
    co_return fail(first->fault, first->leg, "connections_failed"_L1,
        u"%1 of %2 connections failed: %3."_s.arg(broken.size())
            .arg(connected + broken.size())
            .arg(broken.join(u", ")));
}

Task<Result<>> runConnect(Context &context)
{
    const QString id = context.line.argument();
    const bool all = context.line.has("all"_L1);
    if (all != id.isEmpty())
        co_return fail(
            usageError("argument_missing"_L1, u"Name one connection, or say --all."_s, context.line.command));
    const auto agent = context.agentForAccess();
    if (!agent)
        co_return failed(agent);
    letThePersonStepUp(context, **agent);
    co_await endStrayConsents(context);
    QJsonArray steps;
    context.onStep = [&](const Step &step) {
        steps << toJson(step);
        context.out.event("step"_L1, toJson(step));
        context.out.remark(stepLine(step));
    };
    if (all) {
        const auto done = co_await connectAll(context, **agent);
        co_return done;
    }
    const auto known = Context::connection((*agent)->profile(), id);
    if (!known)
        co_return failed(known);
    const auto token = co_await connectOne(context, **agent, id);
    context.out.aside("steps"_L1, steps);
    if (!token)
        co_return failed(token);
    QJsonObject json = toJson(*token);
    json["connection"_L1] = id;
    json["steps"_L1] = steps;
    context.out.document(json);
    co_return Result<>();
}

} // namespace

const Command connectCommand{
    .name = "connect",
    .synopsis = "connect ID [--no-browser] | connect --all [--no-browser]",
    .summary = "obtain access to a connected app now",
    .description =
        "Shows each step with what was asked for, what was granted and how long it took. A token that still lives is "
        "used again: then there are no steps.\n\nA connection with the access \"oauth\" opens the resource's own page "
        "in the browser, "
        "which asks for consent, once.\n\nWith --json, connect ID prints one document and connect --all "
        "one object a line: step, connected, connection_failed, done.",
    .options = {{"all", "", "every connection that is enabled, one after the other"},
        {"no-browser", "", "where a resource wants consent: print the address to open, and wait"}},
    .arguments = {{"ID", "the connection", Words::Connection, "", Need::Optional}},
    .examples = {{"connect todo0", "access to Todo0"}, {"connect --all --json", "all of them, for programs"}},
    .exits = {1, 3, 4, 5, 6, 7, 8},
    .eventsWith = "all",
    .starts = Starts::Browser,
    .run = runConnect,
};

} // namespace agent0::ctl
