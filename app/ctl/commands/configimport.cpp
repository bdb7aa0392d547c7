#include "commands.h"
#include "config/connectionedits.h"
#include "config/foreignsettings.h"
#include "context.h"
#include "inputfile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace agent0::ctl {

namespace {

constexpr qint64 Largest = 4 * 1024 * 1024;

/// What an administrator puts into the policy instead.
QJsonObject policyOf(const ForeignSettings &settings)
{
    QJsonArray connections;
    for (const QJsonObject &one : settings.connections)
        connections << one;
    QJsonObject policy{{"connections"_L1, connections}};
    if (settings.identityProvider.contains("issuer"_L1))
        policy["pinnedIssuer"_L1] = settings.identityProvider["issuer"_L1];
    if (!settings.identityProvider.isEmpty())
        policy["fixed"_L1] = QJsonObject{{"identityProvider"_L1, settings.identityProvider}};
    return policy;
}

/// Adds them one by one; one whose id is there already stays as it is.
Result<QJsonObject> withAll(QJsonObject profile, const ForeignSettings &settings, const Policy &policy, QStringList &added, QStringList &kept)
{
    for (const QJsonObject &one : settings.connections) {
        const QString id = one["id"_L1].toString();
        auto changed = withConnectionAdded(profile, one, policy);
        if (!changed && changed.error().code == "connection_exists"_L1) {
            kept << id;
            continue;
        }
        if (!changed)
            return changed;
        profile = *changed;
        added << id;
    }
    return profile;
}

/// Without a profile the file's identity provider begins one.
Result<> makeProfile(const ProfilePlace &place, const ForeignSettings &settings)
{
    const auto there = ProfileStore::read(place);
    if (!there)
        return failed(there);
    if (*there || !settings.identityProvider.contains("issuer"_L1) || !settings.identityProvider.contains("clientId"_L1))
        return {};
    return ProfileStore::write(place, {{"identityProvider"_L1, settings.identityProvider}});
}

/// Another identity provider than the profile's is said, not taken over.
QString otherProvider(const ProfilePlace &place, const ForeignSettings &settings)
{
    const auto profile = ProfileStore::read(place);
    const QJsonValue issuer = settings.identityProvider["issuer"_L1];
    if (!profile || !*profile || issuer.isUndefined() || (**profile)["identityProvider"_L1]["issuer"_L1] == issuer)
        return {};
    return u"The file names another identity provider than the profile, which stays as it is."_s;
}

Task<Result<>> importInto(Context &context, ForeignSettings settings)
{
    const auto place = context.composition.place();
    if (!place)
        co_return failed(place);
    const auto policy = context.composition.policy();
    if (!policy)
        co_return failed(policy);
    const auto made = makeProfile(*place, settings);
    if (!made)
        co_return failed(made);
    QStringList added;
    QStringList kept;
    const auto changed = ProfileStore::change(
        *place, [&](QJsonObject profile) { return withAll(std::move(profile), settings, *policy, added, kept); });
    if (const auto record = context.composition.recording())
        (*record)->configurationChanged(u"settings of another client imported"_s, {}, changed);
    if (!changed)
        co_return failed(changed);
    if (const QString other = otherProvider(*place, settings); !other.isEmpty())
        settings.notes << other;
    context.out.document({{"from"_L1, settings.client}, {"added"_L1, QJsonArray::fromStringList(added)},
        {"kept"_L1, QJsonArray::fromStringList(kept)}, {"notes"_L1, QJsonArray::fromStringList(settings.notes)}});
    for (const QString &id : added)
        context.out.line(u"Added %1."_s.arg(id));
    for (const QString &id : kept)
        context.out.remark(u"%1 is there already, and stays as it is."_s.arg(id));
    for (const QString &note : settings.notes)
        context.out.remark(note);
    co_return Result<>();
}

Task<Result<>> runConfigImport(Context &context)
{
    const QString file = context.line.argument();
    const auto text = readInputFile(file, Largest);
    if (!text)
        co_return failed(text);
    auto settings = readForeignSettings(*text, shown(file));
    if (!settings)
        co_return failed(settings);
    if (!context.line.has("as-policy"_L1))
        co_return co_await importInto(context, std::move(*settings));
    for (const QString &note : settings->notes)
        context.out.warn(note);
    context.out.raw(QJsonDocument(policyOf(*settings)).toJson());
    co_return Result<>();
}

} // namespace

const Command configImportCommand{
    .name = "config import",
    .synopsis = "config import FILE [--as-policy]",
    .summary = "take over the MCP servers that another client's settings name",
    .description =
        "Reads VS Code's mcp.json, settings.json or policy.json (with mcp.enterpriseManagedAuth.idp), and Claude Code's managed-mcp.json or "
        ".mcp.json. Each server becomes a connection of the profile; one whose id is there already stays as it is. Without a profile, the "
        "identity provider that the file names begins one.\n\nSecrets, headers and variables are never taken over; what was left out is "
        "said. The connections have access by your own consent, since such files do not name the two registrations that Cross App Access "
        "needs: agent0ctl connections edit ID --access xaa adds them.",
    .options = {{"as-policy", "", "print a managed policy with all of it instead; nothing is written"}},
    .arguments = {{"FILE", "the other client's file", Words::File}},
    .examples = {{"config import ~/.config/Code/User/mcp.json", "what VS Code knows"},
        {"config import /etc/claude-code/managed-mcp.json --as-policy", "for /etc/agent0/policy.json"}},
    .exits = {1, 4, 8},
    .run = runConfigImport,
};

} // namespace agent0::ctl
