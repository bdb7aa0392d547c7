#include "broker/redemption.h"

#include "broker/retry.h"
#include "jose/jws.h"
#include "oauth/grants.h"
#include "oauth/idjag.h"

namespace agent0 {

namespace {

constexpr Milliseconds RedemptionPatience{30'000};

/// Is that ID-JAG bound to a key: read without trust, to choose the grant.
bool isBound(const Secret &idJag)
{
    const auto jws = UnverifiedJws::parse(idJag.reveal());
    return jws && !IdJagClaims::fromJson(jws->claims).keyThumbprint.isEmpty();
}

QByteArrayView grantType(const ServerMetadata &server, const Secret &idJag, bool proven)
{
    const bool offered = server.grantTypes.contains(QLatin1StringView(JwtDpopGrant));
    return proven && offered && isBound(idJag) ? JwtDpopGrant : JwtBearerGrant;
}

} // namespace

Redemption::Redemption(Ports ports, Discovery &discovery, Credentials &credentials, StepSink steps)
    : m_ports(std::move(ports)), m_discovery(discovery), m_credentials(credentials), m_steps(std::move(steps))
{
}

/// Each attempt has its own proof of who this client is. The connection is that of redeem(), whose frame outlives this one.
Task<Result<TokenResponse>> Redemption::ask(TokenRequest request, const Connection &connection)
{
    auto client = co_await m_credentials.atResource(connection);
    if (!client)
        co_return fail(client.error());
    request.client = std::move(*client);
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

Task<Result<GrantedAccess>> Redemption::redeem(
    Connection connection, Secret idJag, QStringList scopes, QStringList carried, std::optional<DpopKey> key)
{
    const auto server = co_await m_discovery.authorizationServer(connection.authorizationServer);
    if (!server)
        co_return fail(server.error());
    const Milliseconds began = m_ports.clock.ticks();
    Step step{Leg::Redemption, connection.id, u"access token of "_s + connection.displayName,
        {{u"server"_s, connection.authorizationServer}, {u"client"_s, connection.clientId},
            {u"scope"_s, scopes.join(u' ')}},
        {}, {}, {}};
    TokenRequest request(Leg::Redemption, server->tokenEndpoint,
        redemptionGrant(idJag, scopes, grantType(*server, idJag, key.has_value())));
    request.connection = connection.id;
    request.dpop = key;
    const auto attempt = [&] { return ask(request.copy(), connection); };
    auto answer = co_await retrying<TokenResponse>(attempt, m_ports.clock, m_ports.random, RedemptionPatience);
    const AccessQuery query{connection.dpop, Leg::Redemption, scopes.isEmpty() ? carried : scopes, key};
    auto access = grantedAccess(std::move(answer), query, m_ports.clock.now());
    step.took = m_ports.clock.ticks() - began;
    if (access)
        step.granted = grantedWords(*access, key.has_value(), m_ports.clock.now());
    else
        step.failure = access.error();
    if (m_steps)
        m_steps(step);
    co_return access;
}

} // namespace agent0
