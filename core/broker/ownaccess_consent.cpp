#include "base/race.h"
#include "broker/ownaccess.h"
#include "broker/retry.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr Milliseconds ConsentPatience{300'000};
constexpr Milliseconds ConsentRefreshPatience{30'000};

std::unexpected<Error> consentNeeded(const Connection &connection)
{
    return fail(Fault::SignInNeeded, Leg::Consent, "consent_needed"_L1,
        u"%1 has not been allowed to this program yet, or not any more."_s.arg(connection.displayName),
        u"Allow it in the browser: agent0ctl connect %1"_s.arg(connection.id));
}

std::unexpected<Error> nobodyCame()
{
    return fail(Fault::SignInNeeded, Leg::Consent, "consent_timeout"_L1,
        u"Nobody came back from the browser within %1 seconds."_s.arg(ConsentPatience.count() / 1000),
        u"Start again, and allow the access on the page that opens."_s);
}

std::unexpected<Error> consentEnded(const Connection &connection)
{
    return fail(Fault::SignInNeeded, Leg::Consent, "consent_ended"_L1,
        u"Access to %1 was ended while it was being obtained. What came of it was given back."_s.arg(
            connection.displayName),
        u"Allow it anew if you want it: agent0ctl connect %1"_s.arg(connection.id));
}

Task<bool> received(OneShot<bool>::Receiver receiver)
{
    const bool value = co_await receiver;
    co_return value;
}

/// Over when the person has been waited for long enough, or need not be any more.
Task<> patience(Clock &clock, OneShot<bool>::Receiver stopped)
{
    const auto stop = co_await before(clock.sleep(ConsentPatience), received(std::move(stopped)));
    Q_UNUSED(stop); // either is the end
}

/// MCP, "Authorization Code Protection": a server that does not announce PKCE has to be taken for one that has none.
Result<> checkProtection(const Connection &connection, const ServerMetadata &server)
{
    if (connection.apiType != ApiType::Mcp || !server.codeChallengeMethods.isEmpty())
        return {};
    return fail(Fault::Malformed, Leg::Consent, "pkce_s256_unsupported"_L1,
        u"The authorization server of %1 does not announce that it protects codes (PKCE), which MCP demands of it."_s
            .arg(connection.displayName),
        u"Ask its administrator to publish code_challenge_methods_supported with S256."_s);
}

bool hasOAuthCode(const Error &error, QLatin1StringView code) { return error.oauth && error.oauth->code == code; }

} // namespace

/// What consent there is, by a refresh; else the person is asked. A resource that has moved to another authorization server starts
/// anew there: what the old one gave is shown to nobody else.
Task<Result<GrantedAccess>> OwnAccess::byConsent(Connection connection, AccessWish wish, std::optional<DpopKey> key)
{
    auto consent = co_await m_consents.read(connection.id);
    if (!consent)
        co_return fail(consent.error());
    // A connection that was edited is another one: what was consented to for the old address is for no other.
    const bool fits = *consent && (*consent)->api == connection.apiBaseUrl
        && (connection.authorizationServer.isEmpty() || connection.authorizationServer == (*consent)->issuer)
        && (connection.resource.isEmpty() || connection.resource == (*consent)->resource);
    const bool mayRefresh = fits && !(*consent)->refreshToken.isEmpty() && wish.scopes.isEmpty();
    if (!mayRefresh && !wish.open)
        co_return consentNeeded(connection);
    auto found = mayRefresh && !wish.refusal ? co_await knownAuthority(connection, (*consent)->copy())
                                             : co_await authority(connection, wish.refusal);
    if (!found)
        co_return fail(found.error());
    const bool same = *consent && (*consent)->issuer == found->server.issuer;
    Attempt attempt = plan(connection, *found, wish, key);
    if (same && mayRefresh) {
        const QStringList anew = std::exchange(attempt.scopes, (*consent)->scopes);
        auto access = co_await refresh(std::make_shared<const Attempt>(attempt), (*consent)->copy());
        if (access || !hasOAuthCode(access.error(), "invalid_grant"_L1))
            co_return access;
        attempt.scopes = anew;
    }
    if (!wish.open)
        co_return consentNeeded(connection);
    co_return co_await askPerson(std::make_shared<const Attempt>(attempt));
}

/// RFC 6749 6, under the connection's lock. What replaces the refresh token is in the keychain before the rest is looked at.
Task<Result<GrantedAccess>> OwnAccess::refresh(AttemptRef attempt, ConsentSecret consent)
{
    const Milliseconds began = m_ports.clock.ticks();
    const auto once = [&] { return refreshOnce(attempt, consent.copy()); };
    auto answer = co_await retrying<TokenResponse>(once, m_ports.clock, m_ports.random, ConsentRefreshPatience);
    if (answer) {
        Secret renewed = answer->refreshToken.isEmpty() ? consent.refreshToken.copy() : answer->refreshToken.copy();
        const auto kept = co_await keepRenewed(attempt, consent.copy(), std::move(renewed), answer->accessToken.copy());
        if (!kept)
            co_return fail(kept.error());
    }
    if (!answer && hasOAuthCode(answer.error(), "invalid_grant"_L1)) {
        const auto removed = co_await m_consents.remove(attempt->connection.id);
        if (!removed)
            co_return fail(removed.error());
    }
    co_return told(*attempt, u"renewed access of %1"_s.arg(attempt->connection.displayName), std::move(answer), began);
}

Task<Result<TokenResponse>> OwnAccess::refreshOnce(AttemptRef attempt, ConsentSecret consent)
{
    auto client = co_await m_clients.known(attempt->connection, attempt->authority.server);
    if (!client)
        co_return fail(client.error());
    if (!*client || (*client)->clientId != consent.clientId)
        co_return consentNeeded(attempt->connection); // it belongs to a client that this installation is no more
    QList<FormField> fields = refreshGrant(consent.refreshToken, {});
    fields += targetFields(GrantTarget{consent.resource, {}});
    TokenRequest request(Leg::Consent, attempt->authority.server.tokenEndpoint, std::move(fields));
    request.connection = attempt->connection.id;
    request.client = std::move(**client);
    request.dpop = attempt->key;
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

Task<Result<>> OwnAccess::keepRenewed(AttemptRef attempt, ConsentSecret consent, Secret renewed, Secret accessToken)
{
    ConsentSecret now = consent.copy();
    now.refreshToken = renewed.copy();
    const auto kept = co_await m_consents.renew(attempt->connection.id, consent.refreshToken.copy(), std::move(now));
    if (!kept)
        co_return fail(kept.error());
    if (*kept)
        co_return Result<>();
    co_await giveBack(attempt, std::move(renewed), std::move(accessToken));
    co_return consentEnded(attempt->connection);
}

/// RFC 7009, of what came too late: nobody else will revoke it.
Task<> OwnAccess::giveBack(AttemptRef attempt, Secret refreshToken, Secret accessToken)
{
    const ServerMetadata &server = attempt->authority.server;
    const Milliseconds began = m_ports.clock.ticks();
    Step step{Leg::Revocation, attempt->connection.id,
        u"access of %1 given back"_s.arg(attempt->connection.displayName), {}, {}, {}, {}};
    const auto client = co_await m_clients.known(attempt->connection, server);
    const bool possible = client && *client && !server.revocationEndpoint.isEmpty();
    Result<> revoked;
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    if (possible && !refreshToken.isEmpty())
        revoked = co_await endpoint.revoke(server.revocationEndpoint, std::move(refreshToken), "refresh_token",
            (*client)->copy(), attempt->connection.id);
    if (possible && revoked)
        revoked = co_await endpoint.revoke(server.revocationEndpoint, std::move(accessToken), "access_token",
            (*client)->copy(), attempt->connection.id);
    step.took = m_ports.clock.ticks() - began;
    step.granted = {{u"outcome"_s, !possible ? u"no_revocation_endpoint"_s : revoked ? u"revoked"_s : u"failed"_s}};
    if (!revoked)
        step.failure = revoked.error();
    if (m_steps)
        m_steps(step);
}

void OwnAccess::stopAsking(const QString &connectionId)
{
    if (const auto asking = m_asking.extract(connectionId))
        asking.mapped().send(true);
}

Task<Result<GrantedAccess>> OwnAccess::askPerson(AttemptRef attempt)
{
    const QString id = attempt->connection.id;
    const Milliseconds began = m_ports.clock.ticks();
    OneShot<bool> stop;
    m_asking.insert_or_assign(id, stop.sender);
    auto answer = co_await before(patience(m_ports.clock, std::move(stop.receiver)), runBrowser(attempt));
    const bool stopped = m_asking.erase(id) == 0;
    if (!answer)
        answer = stopped ? consentEnded(attempt->connection) : nobodyCame();
    if (!*answer && hasOAuthCode(answer->error(), "invalid_client"_L1)) {
        const auto forgotten = co_await m_clients.forget(attempt->authority.server.issuer);
        Q_UNUSED(forgotten); // then the next attempt fails in the same way
    }
    co_return told(*attempt, u"consent for %1"_s.arg(attempt->connection.displayName), std::move(*answer), began);
}

/// The browser's page waits until all is kept.
Task<Result<TokenResponse>> OwnAccess::runBrowser(AttemptRef attempt)
{
    const ServerMetadata &server = attempt->authority.server;
    if (const auto good = checkProtection(attempt->connection, server); !good)
        co_return fail(good.error());
    const auto port = co_await m_clients.redirectPort(attempt->connection, server);
    if (!port)
        co_return fail(port.error());
    CodeFlow flow(m_ports.http, m_ports.clock, m_ports.random);
    auto redirect = flow.listen(*port, attempt->connection.redirectPath);
    if (!redirect && attempt->connection.redirectPort == 0)
        redirect = flow.listen(0, attempt->connection.redirectPath);
    if (!redirect)
        co_return fail(redirect.error());
    auto client = co_await m_clients.at(attempt->connection, server, *redirect, attempt->scopes);
    if (!client)
        co_return fail(client.error());
    ConsentSecret consent{Secret(), server.issuer, client->clientId, attempt->authority.resource, attempt->scopes,
        attempt->connection.apiBaseUrl};
    const auto there = co_await m_consents.begin(attempt->connection.id, consent.copy());
    if (!there)
        co_return fail(there.error());
    CodeFlowRequest request{server, std::move(*client), attempt->scopes, *port, attempt->connection.redirectPath, {}};
    request.extra = targetFields(GrantTarget{attempt->authority.resource, {}});
    request.tokenExtra = request.extra;
    request.dpop = attempt->key;
    request.leg = Leg::Consent;
    request.connection = attempt->connection.id;
    // From now on nobody is waited for: what is under way comes to its end.
    request.back = [this, id = attempt->connection.id] { m_asking.insert_or_assign(id, OneShot<bool>().sender); };
    auto answer = co_await flow.run(std::move(request), attempt->open);
    Result<> outcome = answer ? Result<>() : Result<>(fail(answer.error()));
    if (answer) {
        consent.refreshToken = std::move(answer->refreshToken);
        if (answer->scope)
            consent.scopes = scopeList(*answer->scope);
        outcome = co_await keepGiven(attempt, there->copy(), std::move(consent), answer->accessToken.copy());
    }
    flow.finish(outcome);
    if (!outcome)
        co_return fail(outcome.error());
    co_return answer;
}

Task<Result<>> OwnAccess::keepGiven(AttemptRef attempt, ConsentSecret before, ConsentSecret given, Secret accessToken)
{
    const auto kept = co_await m_consents.replace(attempt->connection.id, std::move(before.refreshToken), given.copy());
    if (kept && *kept)
        co_return Result<>();
    co_await giveBack(attempt, std::move(given.refreshToken), std::move(accessToken));
    if (!kept)
        co_return fail(kept.error());
    co_return consentEnded(attempt->connection);
}

} // namespace agent0
