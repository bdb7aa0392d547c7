#include "agent/proposalsearch.h"

#include "base/displaytext.h"
#include "oauth/grants.h"

#include <QUrl>

#include <algorithm>

namespace agent0 {

namespace {

/// The forms in which a resource may call itself whose address was typed by a person. Each is compared byte for byte.
QStringList namesOf(const QString &address)
{
    const qsizetype host = address.indexOf("://"_L1) + 3;
    const qsizetype path = address.indexOf(u'/', host);
    const QString origin = path < 0 ? address : address.first(path);
    QStringList all{address, address.endsWith(u'/') ? address.chopped(1) : address + u'/', origin + u'/', origin};
    all.removeDuplicates();
    return all;
}

/// As findings are worded: no sentence of its own.
Finding unreadable(const Error &error)
{
    const QString why = error.message.endsWith(u'.') ? error.message.chopped(1) : error.message;
    return {u"authorizationServer"_s, error.code, u"cannot be read: "_s + why, error.hint};
}

bool saysMore(const Error &error)
{
    return error.code != "metadata_not_found"_L1 && error.code != "resource_mismatch"_L1;
}

ClientAuthenticationMethod methodFor(const QStringList &offered)
{
    // The strongest that needs no secret in anybody's hands, then the one every server knows.
    if (offered.contains("private_key_jwt"_L1))
        return ClientAuthenticationMethod::PrivateKeyJwt;
    if (offered.contains("client_secret_basic"_L1) || offered.isEmpty())
        return ClientAuthenticationMethod::ClientSecretBasic;
    if (offered.contains("client_secret_post"_L1))
        return ClientAuthenticationMethod::ClientSecretPost;
    return ClientAuthenticationMethod::None;
}

ApiType apiTypeFor(const ConnectionProposal &proposal)
{
    const QStringList steps = QUrl(proposal.resource).path().split(u'/', Qt::SkipEmptyParts);
    if (steps.contains("mcp"_L1))
        return ApiType::Mcp;
    const bool todos =
        std::ranges::any_of(proposal.scopes, [](const QString &scope) { return scope.startsWith("todo"_L1); });
    return todos ? ApiType::Todo : ApiType::Rest;
}

/// "todo0" of "https://api.todo0.example/".
QString nameInHost(const QString &address)
{
    QStringList labels = QUrl(address).host().split(u'.', Qt::SkipEmptyParts);
    for (const QLatin1StringView common : {"www"_L1, "api"_L1, "mcp"_L1, "auth"_L1}) {
        if (labels.size() > 1 && labels.constFirst() == common)
            labels.removeFirst();
    }
    const bool number = std::ranges::all_of(labels, [](const QString &label) { return label.front().isDigit(); });
    return labels.isEmpty() || number ? u"resource"_s : labels.constFirst();
}

} // namespace

Task<Result<ResourceMetadata>> ProposalSearch::resourceAt(QString address)
{
    std::optional<Error> first;
    for (const QString &name : namesOf(address)) {
        auto metadata = co_await m_parts.discovery.resource(name);
        if (metadata || saysMore(metadata.error()))
            co_return metadata;
        if (!first || metadata.error().code == "resource_mismatch"_L1)
            first = metadata.error();
    }
    co_return fail(*first);
}

Task<Result<ConnectionProposal>> ProposalSearch::find(QString address)
{
    address = address.trimmed();
    if (!address.contains("://"_L1))
        address.prepend("https://"_L1);
    const auto resource = co_await resourceAt(address);
    if (!resource && resource.error().code == "metadata_not_found"_L1)
        co_return co_await ofServerAt(address, resource.error());
    if (!resource)
        co_return fail(resource.error());
    ConnectionProposal proposal;
    proposal.resource = resource->resource;
    proposal.scopes = resource->scopes;
    proposal.authorizationServer = resource->authorizationServers.value(0);
    proposal.otherServers = resource->authorizationServers.mid(1);
    nameIt(proposal, resource->name);
    if (proposal.authorizationServer.isEmpty()) {
        proposal.doubts << Finding{u"authorizationServer"_s, u"missing"_s,
            u"is not named in the resource's own metadata"_s, u"Ask the resource's owner for its issuer."_s};
        co_return proposal;
    }
    const auto server = co_await m_parts.discovery.authorizationServer(proposal.authorizationServer);
    if (server)
        describeServer(proposal, *server);
    else
        proposal.doubts << unreadable(server.error());
    proposal.apiType = apiTypeFor(proposal);
    co_return proposal;
}

/// People paste the authorization server's address as often as the resource's.
Task<Result<ConnectionProposal>> ProposalSearch::ofServerAt(QString address, Error noResource)
{
    const auto server = co_await m_parts.discovery.authorizationServer(address);
    if (!server && server.error().code == "metadata_not_found"_L1)
        co_return fail(noResource);
    if (!server)
        co_return fail(server.error());
    ConnectionProposal proposal;
    proposal.authorizationServer = server->issuer;
    nameIt(proposal, {});
    describeServer(proposal, *server);
    proposal.doubts << Finding{u"resource"_s, u"missing"_s,
        u"is not known: this is the address of an authorization server"_s,
        u"Paste the address of the API or MCP server to fill in the rest."_s};
    co_return proposal;
}

void ProposalSearch::describeServer(ConnectionProposal &proposal, const ServerMetadata &server) const
{
    proposal.method = methodFor(server.tokenAuthMethods);
    proposal.serverProfile = guessProfile(server);
    if (proposal.scopes.isEmpty())
        proposal.scopes = server.resourceScopes();
    if (!server.grantTypes.contains(QLatin1StringView(JwtBearerGrant)))
        proposal.doubts << Finding{u"authorizationServer"_s, u"no_jwt_bearer"_s,
            u"does not say that it takes the JWT bearer grant, with which an ID-JAG is redeemed"_s,
            u"Its administrator has to enable Cross App Access for this client."_s};
    else if (!server.grantProfiles.contains(QLatin1StringView(IdJagProfile)))
        proposal.doubts << Finding{u"authorizationServer"_s, u"no_id_jag_profile"_s,
            u"does not say that it takes ID-JAGs; some servers do without saying so"_s,
            u"Connect and see, or ask its administrator."_s};
}

void ProposalSearch::nameIt(ConnectionProposal &proposal, const QString &published) const
{
    const QString name = nameInHost(proposal.resource.isEmpty() ? proposal.authorizationServer : proposal.resource);
    proposal.displayName = displayText(published.trimmed(), 80);
    if (proposal.displayName.isEmpty())
        proposal.displayName = name.left(1).toUpper() + name.sliced(1);
    proposal.id = freeId(published.isEmpty() ? name : published);
}

QString ProposalSearch::freeId(const QString &name) const
{
    QString id;
    for (const QChar c : name.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    id = id.left(60);
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = u"resource"_s;
    QString free = id;
    for (int number = 2; m_parts.profile.connection(free); ++number)
        free = id.left(50) + u'-' + QString::number(number);
    return free;
}

} // namespace agent0
