#include "broker/redemption.h"

#include "broker/retry.h"
#include "jose/jws.h"
#include "oauth/grants.h"
#include "oauth/idjag.h"

namespace agent0 {

namespace {

constexpr Milliseconds RedemptionPatience{30'000};
/// A server that does not say how long its token lives is believed for this long (RFC 6749 5.1 only recommends expires_in).
constexpr Seconds UnsaidLife{300};

bool isType(const TokenResponse &answer, QLatin1StringView type)
{
    return answer.tokenType.compare(type, Qt::CaseInsensitive) == 0;
}

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

/// What an answer may be when a proof was given, and when none was.
Result<TokenResponse> checked(Result<TokenResponse> answer, const Connection &connection, bool proven)
{
    if (!answer)
        return answer;
    if (isType(*answer, "DPoP"_L1) && !proven)
        return fail(Fault::Malformed, Leg::Redemption, "token_type_unusable"_L1,
            u"The authorization server gave a token of the type \"%1\", which was not asked for."_s.arg(
                answer->tokenType.left(40)),
            u"Set the connection's dpop to required, or turn the demand for sender-constrained tokens (DPoP) off for "
            u"this "
            u"client at the resource's authorization server."_s);
    if (!isType(*answer, "DPoP"_L1) && connection.dpop == Dpop::Required)
        return fail(Fault::Untrusted, Leg::Redemption, "dpop_downgraded"_L1,
            u"The authorization server gave a token that is bound to no key although this connection requires it."_s,
            u"The token was not used. Ask the owner of the resource to enable DPoP for this client, or set the "
            u"connection's dpop "
            u"to auto."_s);
    return answer;
}

GrantedAccess granted(TokenResponse &answer, const QStringList &asked, const std::optional<DpopKey> &key, Instant now)
{
    const bool bound = isType(answer, "DPoP"_L1);
    return GrantedAccess{std::move(answer.accessToken), bound ? u"DPoP"_s : u"Bearer"_s,
        answer.scope ? scopeList(*answer.scope) : asked, now + answer.expiresIn.value_or(UnsaidLife),
        bound ? key : std::nullopt};
}

QJsonObject told(const GrantedAccess &access, bool proven, Instant now)
{
    const auto life = std::chrono::floor<Seconds>(access.expires - now);
    QJsonObject granted{{u"scope"_s, access.scopes.join(u' ')}, {u"expiresIn"_s, qint64(life.count())}};
    if (proven)
        granted.insert(u"dpop"_s, access.dpop ? u"bound"_s : u"downgraded"_s);
    return granted;
}

} // namespace

Redemption::Redemption(Ports ports, Discovery &discovery, Credentials &credentials, StepSink steps)
    : m_ports(std::move(ports)), m_discovery(discovery), m_credentials(credentials), m_steps(std::move(steps))
{
}

/// Each attempt has its own proof of who this client is.
Task<Result<TokenResponse>> Redemption::ask(TokenRequest request, Connection connection)
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
    answer = checked(std::move(answer), connection, key.has_value());
    step.took = m_ports.clock.ticks() - began;
    Result<GrantedAccess> access = fail(Error());
    if (answer)
        access = granted(*answer, scopes.isEmpty() ? carried : scopes, key, m_ports.clock.now());
    else
        access = fail(answer.error());
    if (access)
        step.granted = told(*access, key.has_value(), m_ports.clock.now());
    else
        step.failure = access.error();
    if (m_steps)
        m_steps(step);
    co_return access;
}

} // namespace agent0
