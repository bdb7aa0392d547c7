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

bool hasOAuthCode(const Error &error, QLatin1StringView code) { return error.oauth && error.oauth->code == code; }

} // namespace

/// What consent there is, by a refresh; else the person is asked. A resource that has moved to another authorization server starts
/// anew there: what the old one gave is shown to nobody else.
Task<Result<GrantedAccess>> OwnAccess::byConsent(Connection connection, AccessWish wish, std::optional<DpopKey> key)
{
    auto consent = co_await readConsent(m_ports.secrets, m_profile.name, connection.id);
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
    if (answer && !answer->refreshToken.isEmpty()) {
        consent.refreshToken = std::move(answer->refreshToken);
        const auto kept = co_await keepRefreshToken(attempt, consent.copy());
        if (!kept)
            co_return fail(kept.error());
    }
    if (!answer && hasOAuthCode(answer.error(), "invalid_grant"_L1)) {
        const auto removed = co_await removeConsent(m_ports.secrets, m_profile.name, attempt->connection.id);
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

Task<Result<GrantedAccess>> OwnAccess::askPerson(AttemptRef attempt)
{
    const Milliseconds began = m_ports.clock.ticks();
    auto answer = co_await before(m_ports.clock.sleep(ConsentPatience), runBrowser(attempt));
    if (!answer)
        answer = nobodyCame();
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
    CodeFlowRequest request{server, std::move(*client), attempt->scopes, *port, attempt->connection.redirectPath, {}};
    request.extra = targetFields(GrantTarget{attempt->authority.resource, {}});
    request.tokenExtra = request.extra;
    request.dpop = attempt->key;
    request.leg = Leg::Consent;
    request.connection = attempt->connection.id;
    auto answer = co_await flow.run(std::move(request), attempt->open);
    Result<> outcome = answer ? Result<>() : Result<>(fail(answer.error()));
    if (answer) {
        consent.refreshToken = std::move(answer->refreshToken);
        if (answer->scope)
            consent.scopes = scopeList(*answer->scope);
        outcome = co_await keepRefreshToken(attempt, std::move(consent));
    }
    flow.finish(outcome);
    if (!outcome)
        co_return fail(outcome.error());
    co_return answer;
}

Task<Result<>> OwnAccess::keepRefreshToken(AttemptRef attempt, ConsentSecret consent)
{
    Result<> written;
    for (int tries = 0; tries < 3; ++tries) {
        written = co_await writeConsent(m_ports.secrets, m_profile.name, attempt->connection.id, consent.copy());
        if (written)
            break;
        co_await m_ports.clock.sleep(Milliseconds(200));
    }
    co_return written;
}

} // namespace agent0
