#include "oauth/discovery.h"

#include "base/displaytext.h"
#include "base/strictjson.h"
#include "oauth/advice.h"
#include "oauth/endpointaddress.h"
#include "oauth/grants.h"
#include "oauth/metadatamerge.h"
#include "oauth/wellknown.h"

namespace agent0 {

namespace {

constexpr Seconds Fresh{3600};
constexpr Milliseconds KeyFetchPause{60'000};
constexpr HttpLimits DocumentLimits{.deadline = Milliseconds(15'000), .headBytes = 64 * 1024, .bodyBytes = 1024 * 1024};

std::unexpected<Error> notFound(const QString &what, const QStringList &tried)
{
    return fail(Fault::Configuration, Leg::Discovery, "metadata_not_found"_L1,
        u"%1 publishes no metadata (asked %2)."_s.arg(displayText(what, 200), displayText(tried.join(", "_L1), 600)),
        u"Check the address: it must be the issuer exactly as its administrator gave it."_s);
}

Result<> checkIdentifier(const QString &identifier)
{
    const QString problem = addressProblem(identifier);
    if (problem.isEmpty())
        return {};
    return fail(Fault::Configuration, Leg::Discovery, "issuer_invalid"_L1,
        u"The address \"%1\" %2."_s.arg(displayText(identifier, 200), problem),
        u"Correct it in the configuration: an https address, or http on 127.0.0.1."_s);
}

/// Is another place worth a look: the server has nothing here, or shows a page of its own for everything.
bool isElsewhere(const Error &error)
{
    return error.code == "document_missing"_L1 || error.code == "document_not_json"_L1;
}

std::unexpected<Error> asError(const HttpResponse &response, const QString &address)
{
    if (response.status >= 500 || response.status == 429 || response.status == 407) {
        OAuthError refusal;
        refusal.httpStatus = response.status;
        return fail(refusalError(Leg::Discovery, refusal));
    }
    const QLatin1StringView code = response.status == 200 ? "document_not_json"_L1 : "document_missing"_L1;
    return fail(Fault::Malformed, Leg::Discovery, code,
        u"%1 answers with %2 instead of a document."_s.arg(displayText(address, 200),
            response.status == 200 ? u"something that is not JSON"_s : u"HTTP %1"_s.arg(response.status)),
        u"You may be behind a captive portal or a sign-on proxy; otherwise check the configured address."_s);
}

bool hasIdJagProfile(const QJsonObject &document)
{
    return document.value("authorization_grant_profiles_supported"_L1)
        .toArray()
        .contains(QLatin1StringView(IdJagProfile));
}

} // namespace

Discovery::Discovery(HttpClient &http, Clock &clock, DocumentCache &cache)
    : m_http(http), m_clock(clock), m_cache(cache)
{
}

Task<Result<QJsonObject>> Discovery::document(QString address)
{
    const auto response = co_await m_http.send(HttpRequest::get(address.toLatin1())
            .header("Accept", "application/json")
            .on(Leg::Discovery)
            .within(DocumentLimits));
    if (!response)
        co_return fail(Error(response.error()).at(Leg::Discovery));
    // Key sets come as application/jwk-set+json, metadata now and then as text: the bytes decide.
    if (response->status != 200 || !response->body.trimmed().startsWith('{'))
        co_return asError(*response, address);
    auto read = parseJsonObject(response->body);
    if (!read)
        co_return fail(Fault::Malformed, Leg::Discovery, "document_invalid"_L1,
            u"The document at %1 cannot be read: %2"_s.arg(displayText(address, 200), read.error().message),
            u"The administrator of that server has to correct what it publishes."_s);
    co_return std::move(*read);
}

Task<Result<ServerMetadata>> Discovery::identityProvider(QString issuer)
{
    return server(issuer, Role::IdentityProvider);
}

Task<Result<ServerMetadata>> Discovery::authorizationServer(QString issuer)
{
    return server(issuer, Role::AuthorizationServer);
}

std::optional<ServerMetadata> Discovery::known(const QString &issuer, Role role) const
{
    const auto found = m_servers.find({role, issuer});
    if (found == m_servers.end() || m_clock.ticks() - found->second.readAt >= Fresh)
        return {};
    return found->second.server;
}

Task<Result<ServerMetadata>> Discovery::server(QString issuer, Role role)
{
    if (auto server = known(issuer, role))
        co_return std::move(*server);
    if (const auto good = checkIdentifier(issuer); !good)
        co_return fail(good.error());
    const bool isProvider = role == Role::IdentityProvider;
    QStringList addresses = isProvider ? providerMetadataAddresses(issuer) : serverMetadataAddresses(issuer);
    const QString key = addresses.constFirst();
    const auto turn = co_await m_metadataTurns.enter();
    if (auto server = known(issuer, role)) // whoever had the turn before has read it
        co_return std::move(*server);
    if (const auto kept = m_cache.find(key, Fresh)) {
        const auto server = ServerMetadata::fromJson(*kept, issuer);
        if (server)
            co_return server;
    }
    auto found = co_await firstDocument(issuer, addresses);
    if (!found)
        co_return fail(found.error());
    if (!isProvider && !hasIdJagProfile(*found))
        *found = co_await withIdJagProfile(*found, issuer, addresses);
    auto server = ServerMetadata::fromJson(*found, issuer);
    if (!server)
        co_return fail(server.error());
    m_cache.keep(key, *found);
    m_servers.insert_or_assign({role, issuer}, KnownServer{*server, m_clock.ticks()});
    co_return server;
}

/// Takes what was tried out of addresses.
Task<Result<QJsonObject>> Discovery::firstDocument(QString issuer, QStringList &addresses)
{
    const QStringList all = addresses;
    std::optional<Error> strange;
    while (!addresses.isEmpty()) {
        auto found = co_await document(addresses.takeFirst());
        if (found) {
            const auto good = ServerMetadata::fromJson(*found, issuer);
            if (!good)
                co_return fail(good.error());
            co_return found;
        }
        if (!isElsewhere(found.error()))
            co_return fail(found.error());
        if (found.error().code == "document_not_json"_L1)
            strange = found.error();
    }
    if (strange)
        co_return fail(*strange);
    co_return notFound(issuer, all);
}

/// What the server's other documents say beside the first. One that is missing, broken or of another issuer adds nothing.
Task<QJsonObject> Discovery::withIdJagProfile(QJsonObject found, QString issuer, QStringList others)
{
    for (const QString &address : others) {
        const auto other = co_await document(address);
        if (!other || !ServerMetadata::fromJson(*other, issuer))
            continue;
        found = mergedMetadata(found, *other);
        if (hasIdJagProfile(found))
            break;
    }
    co_return found;
}

bool Discovery::mayFetchKeys(const QString &jwksUri) const
{
    const auto fetched = m_keysFetched.constFind(jwksUri);
    return fetched == m_keysFetched.constEnd() || m_clock.ticks() - *fetched >= KeyFetchPause;
}

Task<Result<JwkSet>> Discovery::keys(QString jwksUri, std::optional<QString> wantedKeyId)
{
    if (jwksUri.isEmpty())
        co_return fail(Fault::Malformed, Leg::Discovery, "jwks_missing"_L1,
            u"The server publishes no keys (jwks_uri), so that nothing it signs can be checked."_s,
            u"Its administrator has to correct its metadata."_s);
    const auto turn = co_await m_keyTurns.enter();
    const auto serves = [&](const JwkSet &keys) {
        return !wantedKeyId || keys.hasKeyId(*wantedKeyId) || !mayFetchKeys(jwksUri);
    };
    const auto fetched = m_keysFetched.constFind(jwksUri);
    const bool fresh = fetched != m_keysFetched.constEnd() && m_clock.ticks() - *fetched < Fresh;
    if (const auto known = m_keys.constFind(jwksUri); known != m_keys.constEnd() && fresh && serves(*known))
        co_return *known;
    if (const auto kept = m_cache.find(jwksUri, Fresh)) {
        const auto keys = JwkSet::fromJson(*kept);
        if (keys && serves(*keys))
            co_return keys;
    }
    co_return co_await fetchKeys(jwksUri);
}

Task<Result<JwkSet>> Discovery::fetchKeys(QString jwksUri)
{
    m_keysFetched.insert(jwksUri, m_clock.ticks());
    const auto found = co_await document(jwksUri);
    if (!found)
        co_return fail(found.error());
    auto keys = JwkSet::fromJson(*found);
    if (!keys)
        co_return fail(Error(keys.error())
                .at(Leg::Discovery)
                .advise(u"The administrator of that server has to correct its key set."_s));
    m_cache.keep(jwksUri, *found);
    m_keys.insert(jwksUri, *keys);
    co_return keys;
}

Task<Result<ResourceMetadata>> Discovery::resource(QString resource)
{
    if (const auto good = checkIdentifier(resource); !good)
        co_return fail(good.error());
    const QString address = resourceMetadataAddress(resource);
    if (const auto kept = m_cache.find(address, Fresh)) {
        auto metadata = ResourceMetadata::fromJson(*kept, resource);
        if (metadata)
            co_return metadata;
    }
    const auto found = co_await document(address);
    if (!found && found.error().code == "document_missing"_L1)
        co_return notFound(resource, {address});
    if (!found)
        co_return fail(found.error());
    auto metadata = ResourceMetadata::fromJson(*found, resource);
    if (metadata)
        m_cache.keep(address, *found);
    co_return metadata;
}

} // namespace agent0
