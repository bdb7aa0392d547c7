#include "broker/ownaccess.h"

#include "base/displaytext.h"
#include "broker/retry.h"
#include "oauth/grants.h"

#include <QFile>

namespace agent0 {

namespace {

constexpr Milliseconds GrantPatience{30'000};
constexpr qint64 LongestWorkloadToken = 64 * 1024;

std::unexpected<Error> notPublished(const Connection &connection)
{
    return fail(Fault::Configuration, Leg::Consent, "resource_address_missing"_L1,
        u"The connection %1 has neither an authorization server nor an address to ask for one."_s.arg(connection.id),
        u"Set its authorizationServer, or its api.baseUrl."_s);
}

/// RFC 8707: what is configured and what is published must be one, byte for byte.
Result<ResourceAuthority> agreed(ResourceAuthority found, const Connection &connection)
{
    if (!connection.resource.isEmpty() && !found.resource.isEmpty() && connection.resource != found.resource)
        return fail(Fault::Untrusted, Leg::Discovery, "resource_mismatch"_L1,
            u"The resource calls itself %1, and the connection's resource is %2."_s.arg(
                displayText(found.resource, 200), displayText(connection.resource, 200)),
            u"Set the connection's resource to what the resource publishes, byte for byte, or leave it out."_s);
    return found;
}

} // namespace

OwnAccess::OwnAccess(Ports ports, const Profile &profile, TokenVault &vault, Discovery &discovery,
    Credentials &credentials, StepSink steps)
    : m_ports(ports),
      m_profile(profile),
      m_discovery(discovery),
      m_clients(ports, profile, credentials),
      m_consents(ports, profile, vault),
      m_steps(std::move(steps))
{
}

/// What to ask for: what a step-up names; then what the administrator has configured; then the specification's own order.
OwnAccess::Attempt OwnAccess::plan(const Connection &connection, const ResourceAuthority &authority,
    const AccessWish &wish, const std::optional<DpopKey> &key)
{
    QStringList wanted = wish.scopes.isEmpty() ? connection.scopes : wish.scopes;
    if (wanted.isEmpty() && wish.refusal)
        wanted = challengedScopes(*wish.refusal);
    // RFC 6749 4.4.3: who needs no person needs no refresh token either.
    const bool byPerson = connection.access == Access::OAuth;
    return {connection, authority, byPerson ? chosenScopes(wanted, authority) : neededScopes(wanted, authority), key,
        wish.open};
}

/// The server that is configured counts; else the one that the resource names.
Task<Result<ResourceAuthority>> OwnAccess::authority(Connection connection, std::optional<HttpResponse> refusal)
{
    if (!connection.authorizationServer.isEmpty()) {
        auto server = co_await m_discovery.authorizationServer(connection.authorizationServer);
        if (!server)
            co_return fail(server.error());
        co_return ResourceAuthority{connection.resource, {}, std::move(*server)};
    }
    if (connection.apiBaseUrl.isEmpty())
        co_return notPublished(connection);
    auto found =
        co_await m_discovery.authorityOf(connection.apiBaseUrl, refusal ? challengedMetadata(*refusal) : QString());
    if (!found)
        co_return fail(found.error());
    co_return agreed(std::move(*found), connection);
}

/// Who was asked the last time, without asking the resource again.
Task<Result<ResourceAuthority>> OwnAccess::knownAuthority(Connection connection, ConsentSecret consent)
{
    auto server = co_await m_discovery.authorizationServer(consent.issuer);
    if (!server)
        co_return co_await authority(std::move(connection), std::nullopt); // it may publish nothing under its own name
    co_return ResourceAuthority{consent.resource, {}, std::move(*server)};
}

Task<Result<GrantedAccess>> OwnAccess::obtain(Connection connection, AccessWish wish, std::optional<DpopKey> key)
{
    if (connection.access == Access::OAuth)
        co_return co_await byConsent(std::move(connection), std::move(wish), std::move(key));
    auto found = co_await authority(connection, wish.refusal);
    if (!found)
        co_return fail(found.error());
    co_return co_await byGrant(std::make_shared<const Attempt>(plan(connection, *found, wish, key)));
}

Task<Result<bool>> OwnAccess::isPrepared(Connection connection)
{
    if (connection.access != Access::OAuth)
        co_return !connection.authorizationServer.isEmpty();
    const auto consent = co_await m_consents.read(connection.id);
    if (!consent)
        co_return fail(consent.error());
    co_return *consent && !(*consent)->refreshToken.isEmpty();
}

/// The grants that need no person: this program's own credentials (RFC 6749 4.4), or those of the workload (RFC 7523 2.1). One
/// request: what is refused is not asked for in another way.
Task<Result<GrantedAccess>> OwnAccess::byGrant(AttemptRef attempt)
{
    auto fields = grantFields(*attempt);
    if (!fields)
        co_return fail(fields.error());
    const Milliseconds began = m_ports.clock.ticks();
    const auto once = [&] { return grantOnce(attempt, *fields); };
    auto answer = co_await retrying<TokenResponse>(once, m_ports.clock, m_ports.random, GrantPatience);
    co_return told(*attempt, u"access of %1"_s.arg(attempt->connection.displayName), std::move(answer), began);
}

Result<QList<FormField>> OwnAccess::grantFields(const Attempt &attempt) const
{
    const GrantTarget target{attempt.authority.resource, attempt.scopes};
    if (attempt.connection.access == Access::ClientCredentials)
        return clientCredentialsGrant(target);
    QFile file(attempt.connection.workloadTokenFile);
    const bool readable = !file.fileName().isEmpty() && file.open(QIODevice::ReadOnly);
    const Secret token(readable ? file.read(LongestWorkloadToken).trimmed() : QByteArray());
    if (token.isEmpty())
        return fail(Fault::Configuration, Leg::Consent, "workload_token_missing"_L1,
            u"The workload's token cannot be read from %1."_s.arg(displayText(file.fileName(), 300)),
            u"Set the connection's workloadTokenFile to where the platform puts the workload's identity token."_s);
    return workloadGrant(target, token);
}

Task<Result<TokenResponse>> OwnAccess::grantOnce(AttemptRef attempt, QList<FormField> fields)
{
    auto client = co_await m_clients.at(attempt->connection, attempt->authority.server, {}, attempt->scopes);
    if (!client)
        co_return fail(client.error());
    TokenRequest request(Leg::Consent, attempt->authority.server.tokenEndpoint, std::move(fields));
    request.connection = attempt->connection.id;
    request.client = std::move(*client);
    request.dpop = attempt->key;
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

/// The answer as access, and said as a step.
Result<GrantedAccess> OwnAccess::told(
    const Attempt &attempt, QString title, Result<TokenResponse> answer, Milliseconds began) const
{
    const AccessQuery query{attempt.connection.dpop, Leg::Consent, attempt.scopes, attempt.key};
    auto access = grantedAccess(std::move(answer), query, m_ports.clock.now());
    Step step{Leg::Consent, attempt.connection.id, std::move(title),
        {{u"server"_s, attempt.authority.server.issuer}, {u"resource"_s, attempt.authority.resource},
            {u"scope"_s, attempt.scopes.join(u' ')}},
        {}, m_ports.clock.ticks() - began, {}};
    if (access)
        step.granted = grantedWords(*access, attempt.key.has_value(), m_ports.clock.now());
    else
        step.failure = access.error();
    if (m_steps)
        m_steps(step);
    return access;
}

Task<Result<std::optional<OwnHold>>> OwnAccess::hold(Connection connection)
{
    auto consent = co_await m_consents.read(connection.id);
    if (!consent)
        co_return fail(consent.error());
    if (!*consent && connection.authorizationServer.isEmpty())
        co_return std::nullopt;
    const auto found = *consent ? co_await knownAuthority(connection, (*consent)->copy())
                                : co_await authority(connection, std::nullopt);
    if (!found)
        co_return fail(found.error());
    // What another server gave is shown to this one at no time, not even to be revoked.
    if (*consent && (*consent)->issuer != found->server.issuer)
        co_return std::nullopt;
    auto client = co_await m_clients.known(connection, found->server);
    if (!client)
        co_return fail(client.error());
    if (!*client)
        co_return std::nullopt;
    OwnHold hold{found->server, std::move(**client), *consent ? (*consent)->refreshToken.copy() : Secret()};
    co_return std::optional(std::move(hold));
}

Task<Result<std::optional<OwnHold>>> OwnAccess::consentHold(QString connectionId)
{
    auto consent = co_await m_consents.read(connectionId);
    if (!consent)
        co_return fail(consent.error());
    if (!*consent)
        co_return std::nullopt;
    const Connection *found = m_profile.connection(connectionId);
    const std::optional<Connection> connection = found ? std::optional(*found) : std::nullopt;
    auto server = co_await m_discovery.authorizationServer((*consent)->issuer);
    if (!server && connection && connection->access == Access::OAuth) {
        auto named = co_await authority(*connection, std::nullopt); // it may publish nothing under its own name
        if (named && named->server.issuer == (*consent)->issuer)
            server = std::move(named->server);
    }
    if (!server)
        co_return fail(server.error());
    auto client = co_await m_clients.ofConsent(connection, (*consent)->copy());
    if (!client)
        co_return fail(client.error());
    co_return OwnHold{std::move(*server), std::move(*client), std::move((*consent)->refreshToken)};
}

Task<Result<>> OwnAccess::forget(QString connectionId) { return m_consents.remove(std::move(connectionId)); }

Task<Result<QStringList>> OwnAccess::consents()
{
    auto all = co_await m_consents.known();
    if (!all)
        co_return fail(all.error());
    for (const Connection &connection : m_profile.connections) {
        if (connection.access == Access::OAuth && !all->contains(connection.id))
            *all << connection.id;
    }
    co_return all;
}

Task<Result<QStringList>> OwnAccess::strayConsents()
{
    auto all = co_await m_consents.known();
    if (!all)
        co_return fail(all.error());
    const bool forbidden = m_profile.agent.consent == "forbidden"_L1;
    const auto isUsed = [&](const QString &id) {
        const Connection *connection = m_profile.connection(id);
        return !forbidden && connection && connection->access == Access::OAuth;
    };
    all->removeIf(isUsed);
    co_return all;
}

} // namespace agent0
