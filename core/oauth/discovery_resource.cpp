#include "base/displaytext.h"
#include "oauth/discovery.h"
#include "oauth/endpointaddress.h"
#include "oauth/wellknown.h"

namespace agent0 {

namespace {

bool isMissing(const Error &error)
{
    return error.code == "document_missing"_L1 || error.code == "document_not_json"_L1;
}

std::unexpected<Error> unsafe(const QString &address, const QString &problem)
{
    return fail(Fault::Untrusted, Leg::Discovery, "resource_metadata_unsafe"_L1,
        u"The resource names an address of its metadata, %1, that %2."_s.arg(displayText(address, 200), problem),
        u"Tell the resource's owner: its challenge (WWW-Authenticate) is wrong."_s);
}

std::unexpected<Error> nobodyNamed(const QString &address)
{
    return fail(Fault::Malformed, Leg::Discovery, "authorization_server_missing"_L1,
        u"%1 does not say which authorization server gives access to it."_s.arg(displayText(address, 200)),
        u"Set the connection's authorizationServer, or ask the resource's owner to publish it."_s);
}

/// The 2025-03-26 revision of MCP: a server without any metadata serves everything itself, at these places.
ServerMetadata serverByHabit(const QString &origin)
{
    ServerMetadata server;
    server.issuer = origin;
    server.authorizationEndpoint = origin + "/authorize"_L1;
    server.tokenEndpoint = origin + "/token"_L1;
    server.registrationEndpoint = origin + "/register"_L1;
    server.codeChallengeMethods = QStringList(u"S256"_s);
    return server;
}

} // namespace

Task<Result<ResourceAuthority>> Discovery::authorityOf(QString address, QString metadataAddress)
{
    const auto resource = co_await resourceCovering(address, metadataAddress);
    if (!resource && !isMissing(resource.error()))
        co_return fail(resource.error());
    if (!resource)
        co_return co_await authorityByHabit(originOf(address));
    if (resource->authorizationServers.isEmpty())
        co_return nobodyNamed(address);
    auto server = co_await authorizationServer(resource->authorizationServers.constFirst());
    if (!server)
        co_return fail(server.error());
    co_return ResourceAuthority{resource->resource, resource->scopes, std::move(*server)};
}

/// RFC 9728 5.1, then 3.1: where the challenge says, else with the path inserted, else at the root. Never from the cache: a
/// resource may move to another authorization server.
Task<Result<ResourceMetadata>> Discovery::resourceCovering(QString address, QString metadataAddress)
{
    QStringList places{resourceMetadataAddress(address), resourceMetadataAddress(originOf(address))};
    places.removeDuplicates();
    if (!metadataAddress.isEmpty()) {
        const QString problem = publishedAddressProblem(metadataAddress, address);
        if (!problem.isEmpty())
            co_return unsafe(metadataAddress, problem);
        places = {metadataAddress};
    }
    Result<ResourceMetadata> found = fail(Error());
    for (const QString &place : std::as_const(places)) {
        const auto read = co_await document(place);
        if (read)
            co_return ResourceMetadata::covering(*read, address);
        found = fail(read.error());
        if (!isMissing(read.error()))
            break;
    }
    co_return found;
}

/// For servers of the 2025-03-26 revision, which publish nothing about the resource: what is at the origin is what there is, and it
/// alone says its issuer. That revision had all of them do PKCE, and none say so.
Task<Result<ResourceAuthority>> Discovery::authorityByHabit(QString origin)
{
    const auto found = co_await document(serverMetadataAddresses(origin).constFirst());
    if (!found && !isMissing(found.error()))
        co_return fail(found.error());
    if (!found)
        co_return ResourceAuthority{{}, {}, serverByHabit(origin)};
    auto server = ServerMetadata::fromJson(*found, found->value("issuer"_L1).toString());
    if (!server)
        co_return fail(server.error());
    if (originOf(server->issuer) != origin)
        co_return nobodyNamed(origin);
    if (server->codeChallengeMethods.isEmpty())
        server->codeChallengeMethods = QStringList(u"S256"_s);
    co_return ResourceAuthority{{}, {}, std::move(*server)};
}

} // namespace agent0
