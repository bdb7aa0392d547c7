#include "agentjson.h"
#include "commands.h"
#include "config/connectionedits.h"
#include "config/profileshape.h"
#include "connectionoptions.h"
#include "context.h"
#include "secretinput.h"
#include "strayconsents.h"

namespace agent0::ctl {

namespace {

/// Changes the profile's file under its lock, the policy obeyed. The activity log tells it, a refusal too.
Result<> changeProfile(
    Context &context, const QString &what, const std::function<Result<QJsonObject>(QJsonObject, const Policy &)> &edit)
{
    const auto place = context.composition.place();
    if (!place)
        return failed(place);
    const auto policy = context.composition.policy();
    if (!policy)
        return failed(policy);
    const auto changed =
        ProfileStore::change(*place, [&](QJsonObject profile) { return edit(std::move(profile), *policy); });
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(what, context.line.argument(), changed);
    return changed;
}

/// Says what the connection is now, from the file that was just written.
Result<> showSettings(Context &context, const QString &id, const QString &done)
{
    const auto effective = context.composition.effective();
    if (!effective)
        return failed(effective);
    context.out.document({{"connection"_L1, settingsJson(effective->profile, id)}});
    context.out.remark(done);
    return {};
}

Task<Result<>> keepGivenSecret(Context &context, QString id)
{
    auto secret = givenSecret(context.line, id);
    if (!secret)
        co_return failed(secret);
    if (!*secret)
        co_return Result<>();
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    auto kept = co_await (*agent)->keepClientSecret(id, std::move(**secret));
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(u"client secret kept"_s, id, kept);
    if (!kept) {
        kept.error().hint +=
            u" The connection itself is saved: agent0ctl secret set --connection %1 --secret-stdin is left to do."_s
                .arg(id);
        kept.error().hint = kept.error().hint.trimmed();
    }
    co_return kept;
}

Task<Result<>> runConnectionsAdd(Context &context)
{
    const QString id = context.line.argument();
    const auto changes = connectionChanges(context.line);
    if (!changes)
        co_return failed(changes);
    QJsonObject connection{{"id"_L1, id}};
    for (const auto &[path, value] : *changes)
        connection = withValueAt(connection, path, value);
    const auto changed =
        changeProfile(context, u"connection added"_s, [&](const QJsonObject &profile, const Policy &policy) {
            return withConnectionAdded(profile, connection, policy);
        });
    if (!changed)
        co_return failed(changed);
    const auto kept = co_await keepGivenSecret(context, id);
    if (!kept)
        co_return failed(kept);
    co_return showSettings(context, id, u"Added %1. Access: agent0ctl connect %1"_s.arg(id));
}

Task<Result<>> runConnectionsEdit(Context &context)
{
    const QString id = context.line.argument();
    const auto changes = connectionChanges(context.line);
    if (!changes)
        co_return failed(changes);
    const bool secretOnly = context.line.has("secret-stdin"_L1) || context.line.has("secret-file"_L1);
    if (changes->isEmpty() && !secretOnly)
        co_return fail(usageError("option_missing"_L1, u"Say what to change."_s, context.line.command));
    const auto changed =
        changeProfile(context, u"connection edited"_s, [&](const QJsonObject &profile, const Policy &policy) {
            return withConnectionEdited(profile, id, *changes, policy);
        });
    if (!changed)
        co_return failed(changed);
    const auto kept = co_await keepGivenSecret(context, id);
    if (!kept)
        co_return failed(kept);
    co_await endStrayConsents(context);
    co_return showSettings(context, id, u"Changed %1."_s.arg(id));
}

/// Its tokens are revoked and its secret forgotten while the profile still knows where.
Task<Result<>> runConnectionsRemove(Context &context)
{
    const QString id = context.line.argument();
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto known = Context::connection((*agent)->profile(), id);
    if (!known)
        co_return failed(known);
    const auto tokens = co_await (*agent)->forgetConnection(id);
    if (!tokens)
        co_return failed(tokens);
    const auto changed = changeProfile(context, u"connection removed"_s,
        [&](const QJsonObject &profile, const Policy &policy) { return withConnectionRemoved(profile, id, policy); });
    if (!changed)
        co_return failed(changed);
    context.out.document({{"removed"_L1, id}, {"tokens"_L1, toJson(*tokens)}});
    context.out.remark(u"Removed %1, and forgot its tokens."_s.arg(id));
    co_return Result<>();
}

Task<Result<>> setEnabled(Context &context, bool enabled)
{
    const QString id = context.line.argument();
    const auto changed = changeProfile(context, enabled ? u"connection enabled"_s : u"connection disabled"_s,
        [&](const QJsonObject &profile, const Policy &policy) {
            return withConnectionEnabled(profile, id, enabled, policy);
        });
    if (!changed)
        co_return failed(changed);
    co_return showSettings(context, id, enabled ? u"%1 is enabled."_s.arg(id) : u"%1 is disabled."_s.arg(id));
}

Task<Result<>> runConnectionsEnable(Context &context) { return setEnabled(context, true); }
Task<Result<>> runConnectionsDisable(Context &context) { return setEnabled(context, false); }

constexpr Argument whichConnection{"ID", "the connection", Words::Connection};

} // namespace

const Command connectionsAddCommand{
    .name = "connections add",
    .synopsis = "connections add ID --authorization-server URL --client-id TEXT [OPTIONS]",
    .summary = "add a connected app to the profile",
    .description = "Two registrations exist for each connection: one at the identity provider (the profile's), and one "
                   "at the app's own authorization "
                   "server (--client-id here). Identifiers are kept and sent byte for byte as typed.\n\nThe audience "
                   "is the authorization server unless "
                   "--audience says otherwise; calls go to the resource unless --api-url does.\n\nWith --access oauth "
                   "the address (--api-url) is "
                   "enough: who gives access is found out, and this program registers itself there.",
    .options = connectionSettingOptions,
    .arguments = {{"ID", "what to call it: a-z, 0-9, '.', '_', '-'"}},
    .examples = {{"connections add todo0 --authorization-server https://auth.todo0.example --client-id agent0-at-todo0 "
                  "--resource https://api.todo0.example/ --scopes todos.read,todos.write --api-type todo",
        "a todo app with a public client"}},
    .exits = {1, 4, 7, 8},
    .run = runConnectionsAdd,
};

const Command connectionsEditCommand{
    .name = "connections edit",
    .synopsis = "connections edit ID [OPTIONS]",
    .summary = "change a connected app's settings",
    .description = "Only what is named changes. An empty text takes the default again: --api-url \"\".",
    .options = connectionSettingOptions,
    .arguments = {whichConnection},
    .examples = {{"connections edit todo0 --scopes todos.read", "ask for less"},
        {"connections edit todo0 --client-auth client_secret_basic --secret-stdin",
            "with a secret, from standard input"}},
    .exits = {1, 4, 7, 8},
    .run = runConnectionsEdit,
};

const Command connectionsRemoveCommand{
    .name = "connections remove",
    .synopsis = "connections remove ID",
    .summary = "revoke and forget its tokens, and take it out of the profile",
    .description = "",
    .options = {},
    .arguments = {whichConnection},
    .examples = {{"connections remove todo0", "no more Todo0"}},
    .exits = {1, 4, 7, 8},
    .run = runConnectionsRemove,
};

const Command connectionsEnableCommand{
    .name = "connections enable",
    .synopsis = "connections enable ID",
    .summary = "let a connected app be used again",
    .description = "",
    .options = {},
    .arguments = {whichConnection},
    .examples = {{"connections enable todo0", "use it again"}},
    .exits = {1, 4, 8},
    .run = runConnectionsEnable,
};

const Command connectionsDisableCommand{
    .name = "connections disable",
    .synopsis = "connections disable ID",
    .summary = "keep a connected app's settings, but do not use it",
    .description = "",
    .options = {},
    .arguments = {whichConnection},
    .examples = {{"connections disable todo0", "not for now"}},
    .exits = {1, 4, 8},
    .run = runConnectionsDisable,
};

} // namespace agent0::ctl
