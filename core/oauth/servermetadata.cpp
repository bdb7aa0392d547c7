#include "oauth/servermetadata.h"

#include "base/displaytext.h"
#include "base/jsonreader.h"
#include "oauth/endpointaddress.h"
#include "oauth/identifierdiff.h"
#include "oauth/resourceauthority.h"

namespace agent0 {

namespace {

std::unexpected<Error> mismatch(
    QLatin1StringView code, QLatin1StringView what, const QString &expected, const QString &actual)
{
    const IdentifierDifference difference = identifierDifference(expected, actual);
    return fail(Fault::Untrusted, Leg::Discovery, code,
        u"The %1 that the server publishes is not the one that is configured. %2 Configured / published: %3"_s.arg(
            what, difference.sentence, difference.marked),
        u"Enter the identifier exactly as its server publishes it; identifiers are compared byte for byte. If the "
        u"published "
        u"one is wrong, its administrator has to correct it."_s);
}

std::unexpected<Error> invalid(const QString &problem, const QString &publisher)
{
    return fail(Fault::Malformed, Leg::Discovery, "metadata_invalid"_L1,
        u"The metadata of %1 cannot be used: %2."_s.arg(displayText(publisher, 200), problem),
        u"The administrator of that server has to correct what it publishes."_s);
}

/// Absent or null members are absent. Some servers write null where they mean nothing.
QJsonObject withoutNulls(QJsonObject document)
{
    for (auto it = document.begin(); it != document.end();)
        it = it->isNull() ? document.erase(it) : std::next(it);
    return document;
}

/// An endpoint of the document; "" when it is absent.
QString endpoint(JsonReader &json, QLatin1StringView key, const QString &publisher)
{
    const QString address = json.textOr(key);
    if (!json.has(key))
        return {};
    if (const QString problem = publishedAddressProblem(address, publisher); !problem.isEmpty())
        json.refuse(key, problem);
    return address;
}

void readAddresses(ServerMetadata &server, JsonReader &json)
{
    const QString &publisher = server.issuer;
    server.authorizationEndpoint = endpoint(json, "authorization_endpoint"_L1, publisher);
    server.tokenEndpoint = endpoint(json, "token_endpoint"_L1, publisher);
    server.jwksUri = endpoint(json, "jwks_uri"_L1, publisher);
    server.userinfoEndpoint = endpoint(json, "userinfo_endpoint"_L1, publisher);
    server.revocationEndpoint = endpoint(json, "revocation_endpoint"_L1, publisher);
    server.endSessionEndpoint = endpoint(json, "end_session_endpoint"_L1, publisher);
    server.registrationEndpoint = endpoint(json, "registration_endpoint"_L1, publisher);
    if (server.tokenEndpoint.isEmpty())
        json.refuse("token_endpoint"_L1, u"is missing"_s);
}

void readLists(ServerMetadata &server, JsonReader &json)
{
    server.grantTypes = json.texts("grant_types_supported"_L1);
    server.scopes = json.texts("scopes_supported"_L1);
    server.tokenAuthMethods = json.texts("token_endpoint_auth_methods_supported"_L1);
    server.idTokenAlgorithms = json.texts("id_token_signing_alg_values_supported"_L1);
    server.codeChallengeMethods = json.texts("code_challenge_methods_supported"_L1);
    server.dpopAlgorithms = json.texts("dpop_signing_alg_values_supported"_L1);
    server.grantProfiles = json.texts("authorization_grant_profiles_supported"_L1);
    server.chainingTokenTypes = json.texts("identity_chaining_requested_token_types_supported"_L1);
    server.clientIdDocuments = json.boolOr("client_id_metadata_document_supported"_L1, false);
    server.issInAuthorizationResponse = json.boolOr("authorization_response_iss_parameter_supported"_L1, false);
}

} // namespace

Result<ServerMetadata> ServerMetadata::fromJson(const QJsonObject &document, const QString &expectedIssuer)
{
    JsonReader json(withoutNulls(document));
    ServerMetadata server;
    server.issuer = json.text("issuer"_L1);
    // RFC 8414 3.3, OpenID Connect Discovery 4.3: before anything else of the document is looked at.
    if (json.good() && server.issuer != expectedIssuer)
        return mismatch("issuer_mismatch"_L1, "issuer"_L1, expectedIssuer, server.issuer);
    readAddresses(server, json);
    readLists(server, json);
    if (!json.good())
        return invalid(json.problem(), expectedIssuer);
    return server;
}

QStringList ServerMetadata::resourceScopes() const
{
    static const QStringList openId{
        u"openid"_s, u"profile"_s, u"email"_s, u"address"_s, u"phone"_s, u"offline_access"_s};
    QStringList others;
    std::ranges::copy_if(
        scopes, std::back_inserter(others), [](const QString &scope) { return !openId.contains(scope); });
    return others;
}

Result<ResourceMetadata> ResourceMetadata::fromJson(const QJsonObject &document, const QString &expectedResource)
{
    JsonReader json(withoutNulls(document));
    ResourceMetadata metadata;
    metadata.resource = json.text("resource"_L1);
    // RFC 9728 3.3
    if (json.good() && metadata.resource != expectedResource)
        return mismatch("resource_mismatch"_L1, "resource identifier"_L1, expectedResource, metadata.resource);
    metadata.authorizationServers = json.texts("authorization_servers"_L1);
    metadata.scopes = json.texts("scopes_supported"_L1);
    metadata.name = document.value("resource_name"_L1).toString(); // of another type: no name
    for (const QString &server : metadata.authorizationServers) {
        if (const QString problem = publishedAddressProblem(server, expectedResource); !problem.isEmpty())
            json.refuse("authorization_servers"_L1, u"has an entry that "_s + problem);
    }
    if (!json.good())
        return invalid(json.problem(), expectedResource);
    return metadata;
}

Result<ResourceMetadata> ResourceMetadata::covering(const QJsonObject &document, const QString &address)
{
    const QString resource = document.value("resource"_L1).toString();
    return fromJson(document, coversAddress(resource, address) ? resource : address);
}

} // namespace agent0
