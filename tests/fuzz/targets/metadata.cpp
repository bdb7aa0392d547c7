// What servers publish about themselves, and who they say gives access.
#include "base/strictjson.h"
#include "fuzztarget.h"
#include "http/httpaddress.h"
#include "oauth/resourceauthority.h"

using namespace agent0;

namespace {

void promiseAddress(const QString &address)
{
    fuzz::promise(
        address.isEmpty() || httpAddress(address.toUtf8()).has_value(), "an endpoint is an address to send to");
}

} // namespace

AGENT0_FUZZ_TARGET(metadata)
{
    const auto document = parseJsonObject(bytes);
    if (!document)
        return;
    const QString issuer = document->value("issuer"_L1).toString();
    if (const auto server = ServerMetadata::fromJson(*document, issuer)) {
        fuzz::promise(server->issuer == issuer, "an issuer is kept byte for byte");
        for (const QString &address :
            {server->authorizationEndpoint, server->tokenEndpoint, server->jwksUri, server->userinfoEndpoint,
                server->revocationEndpoint, server->endSessionEndpoint, server->registrationEndpoint})
            promiseAddress(address);
        (void)server->resourceScopes();
    }
    fuzz::promise(!ServerMetadata::fromJson(*document, issuer + u"x"_s), "another issuer is refused");
    const QString resource = document->value("resource"_L1).toString();
    if (const auto metadata = ResourceMetadata::fromJson(*document, resource))
        fuzz::promise(metadata->resource == resource, "a resource is kept byte for byte");
    if (const auto covering = ResourceMetadata::covering(*document, resource + u"/x"_s))
        fuzz::promise(coversAddress(covering->resource, resource + u"/x"_s), "a resource covers its address");
}
