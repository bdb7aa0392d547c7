#include "broker/redemption.h"

#include "broker/retry.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr Milliseconds RedemptionPatience{30'000};
/// A server that does not say how long its token lives is believed for this long (RFC 6749 5.1 only recommends expires_in).
constexpr Seconds UnsaidLife{300};

/// A Bearer token; a DPoP token would need a proof that was never given.
bool isUsable(const QString &tokenType) { return tokenType.compare("Bearer"_L1, Qt::CaseInsensitive) == 0; }

} // namespace

Redemption::Redemption(Ports ports, Discovery &discovery, Credentials &credentials, StepSink steps) :
    m_ports(std::move(ports)), m_discovery(discovery), m_credentials(credentials), m_steps(std::move(steps))
{
}

Task<Result<TokenResponse>> Redemption::ask(Connection connection, ServerMetadata server, Secret idJag, QStringList scopes)
{
    auto client = co_await m_credentials.atResource(connection);
    if (!client)
        co_return fail(client.error());
    TokenRequest request(Leg::Redemption, server.tokenEndpoint, redemptionGrant(idJag, scopes));
    request.connection = connection.id;
    request.client = std::move(*client);
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

Task<Result<GrantedAccess>> Redemption::redeem(Connection connection, Secret idJag, QStringList scopes, QStringList carried)
{
    const auto server = co_await m_discovery.authorizationServer(connection.authorizationServer);
    if (!server)
        co_return fail(server.error());
    const Milliseconds began = m_ports.clock.ticks();
    Step step{Leg::Redemption, connection.id, u"access token of "_s + connection.displayName,
        {{u"server"_s, connection.authorizationServer}, {u"client"_s, connection.clientId}, {u"scope"_s, scopes.join(u' ')}}, {}, {}, {}};
    const auto attempt = [&] { return ask(connection, *server, idJag.copy(), scopes); };
    auto answer = co_await retrying<TokenResponse>(attempt, m_ports.clock, m_ports.random, RedemptionPatience);
    if (answer && !isUsable(answer->tokenType))
        answer = fail(Fault::Malformed, Leg::Redemption, "token_type_unusable"_L1,
            u"The authorization server gave a token of the type \"%1\", which was not asked for."_s.arg(answer->tokenType.left(40)),
            u"Turn the demand for sender-constrained tokens (DPoP) off for this client at the resource's authorization server."_s);
    step.took = m_ports.clock.ticks() - began;
    if (!answer) {
        step.failure = answer.error();
        if (m_steps)
            m_steps(step);
        co_return fail(answer.error());
    }
    const QStringList asked = scopes.isEmpty() ? carried : scopes;
    GrantedAccess access{std::move(answer->accessToken), u"Bearer"_s, answer->scope ? scopeList(*answer->scope) : asked,
        m_ports.clock.now() + answer->expiresIn.value_or(UnsaidLife)};
    step.granted = {{u"scope"_s, access.scopes.join(u' ')}, {u"expiresIn"_s, qint64(answer->expiresIn.value_or(UnsaidLife).count())}};
    if (m_steps)
        m_steps(step);
    co_return access;
}

} // namespace agent0
