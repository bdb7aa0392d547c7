#include "agent/revocation.h"

#include "broker/apicall.h"
#include "oauth/grants.h"

namespace agent0 {

/// Where the tokens of a connection can be ended, and as whom.
Task<Result<OwnHold>> Revocation::holdOf(Connection connection)
{
    if (connection.access != Access::Xaa) {
        auto hold = co_await m_parts.own.hold(connection);
        if (!hold)
            co_return fail(hold.error());
        if (*hold)
            co_return std::move(**hold);
        co_return OwnHold();
    }
    const auto server = co_await m_parts.discovery.authorizationServer(connection.authorizationServer);
    if (!server)
        co_return fail(server.error());
    if (server->revocationEndpoint.isEmpty())
        co_return OwnHold{*server, {}, {}};
    auto client = co_await m_parts.credentials.atResource(connection);
    if (!client)
        co_return fail(client.error());
    co_return OwnHold{*server, std::move(*client), {}};
}

/// RFC 7009.
Task<RevokedToken> Revocation::revokeAt(OwnHold hold, Secret token, QByteArray typeHint, RevokedToken report)
{
    report.outcome = u"no_revocation_endpoint"_s;
    if (hold.server.revocationEndpoint.isEmpty())
        co_return report;
    TokenEndpoint endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random);
    const auto revoked = co_await endpoint.revoke(
        hold.server.revocationEndpoint, std::move(token), typeHint, std::move(hold.client), {});
    report.outcome = revoked ? u"revoked"_s : u"failed"_s;
    if (revoked)
        report.livesUntil.reset();
    else
        report.failure = revoked.error();
    co_return report;
}

/// Revokes one access token where its server can.
Task<RevokedToken> Revocation::revokeAccess(Connection connection, Secret token, Instant expires)
{
    RevokedToken report{u"access token of "_s + connection.id, u"forgotten"_s, {}, {}, {}};
    if (expires <= m_parts.ports.clock.now())
        co_return report;
    report.livesUntil = expires;
    auto hold = co_await holdOf(std::move(connection));
    if (!hold) {
        report.outcome = u"failed"_s;
        report.failure = hold.error();
        co_return report;
    }
    co_return co_await revokeAt(std::move(*hold), std::move(token), "access_token", std::move(report));
}

Task<RevokedToken> Revocation::endConsent(QString connectionId)
{
    RevokedToken report{u"refresh token of "_s + connectionId, u"failed"_s, {}, {}, {}};
    const Milliseconds began = m_parts.ports.clock.ticks();
    auto hold = co_await m_parts.own.consentHold(connectionId);
    const bool held = hold && *hold && !(*hold)->refreshToken.isEmpty();
    if (held) {
        Secret token = (*hold)->refreshToken.copy();
        report = co_await revokeAt(std::move(**hold), std::move(token), "refresh_token", std::move(report));
    } else if (!hold) {
        report.failure = hold.error();
    }
    const auto forgotten = co_await m_parts.own.forget(connectionId);
    if (!forgotten && !report.failure)
        report.failure = forgotten.error();
    if (!held && !report.failure)
        co_return RevokedToken();
    this->report(connectionId, report, began);
    co_return report;
}

/// Revokes the refresh token: at Okta this also ends the access tokens that came with it.
Task<RevokedToken> Revocation::revokeRefreshToken(Secret token)
{
    RevokedToken report{u"refresh token"_s, u"failed"_s, {}, {}, {}};
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    if (!idp) {
        report.failure = idp.error();
        co_return report;
    }
    OwnHold hold{*idp, {}, {}};
    if (!idp->revocationEndpoint.isEmpty()) {
        auto client = co_await m_parts.credentials.atIdentityProvider();
        if (!client) {
            report.failure = client.error();
            co_return report;
        }
        hold.client = std::move(*client);
    }
    co_return co_await revokeAt(std::move(hold), std::move(token), "refresh_token", std::move(report));
}

/// Presents a token once more: 401 is the proof that it is dead.
Task<QString> Revocation::proveAccess(Connection connection, StoredAccess access)
{
    LiveToken live{
        std::make_shared<const Secret>(std::move(access.accessToken)), access.tokenType, {}, {}, {}, TokenOrigin::Kept};
    if (access.tokenType == "DPoP"_L1) {
        const auto key = co_await m_parts.proofs.existing(connection.id, access.keyThumbprint);
        if (!key || !*key)
            co_return u"unknown"_s;
        live.dpop = *key;
    }
    ApiRequest request("GET", connection.apiType == ApiType::Todo ? u"/todos"_s : QString());
    const auto answer = co_await sendApiRequest(m_parts.ports, connection, live, request);
    if (!answer)
        co_return u"unknown"_s;
    co_return answer->status == 401 ? u"dead"_s : u"alive"_s;
}

/// A refresh with the revoked token must be refused. Should it succeed, what came back is dropped.
Task<QString> Revocation::proveRefreshToken(SessionSecret session)
{
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    auto client = co_await m_parts.credentials.atIdentityProvider();
    const auto key = m_parts.proofs.ofSession(session);
    if (!idp || !client || !key)
        co_return u"unknown"_s;
    TokenRequest request(Leg::Revocation, idp->tokenEndpoint,
        refreshGrant(session.refreshToken, m_parts.profile.identityProvider.scopes));
    request.dpop = *key;
    request.client = std::move(*client);
    TokenEndpoint endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random);
    const auto answer = co_await endpoint.request(std::move(request));
    if (answer)
        co_return u"alive"_s;
    co_return answer.error().oauth &&answer.error().oauth->code == "invalid_grant"_L1 ? u"dead"_s : u"unknown"_s;
}

void Revocation::report(const QString &connection, const RevokedToken &token, Milliseconds began) const
{
    if (!m_parts.steps)
        return;
    Step step{Leg::Revocation, connection, token.what, {}, {{u"outcome"_s, token.outcome}}, {}, token.failure};
    if (!token.proof.isEmpty())
        step.granted.insert(u"proof"_s, token.proof);
    step.took = m_parts.ports.clock.ticks() - began;
    m_parts.steps(step);
}

Task<bool> Revocation::isOf(Connection connection, QByteArray fingerprint)
{
    const auto content = co_await m_parts.vault.read();
    const QString person = content && (*content)->session ? (*content)->session->subject : QString();
    co_return m_parts.broker.fingerprint(connection, person) == fingerprint;
}

Task<RevokedToken> Revocation::endAccess(Connection connection, StoredAccess access, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    const Instant expires = access.expires;
    RevokedToken report{u"access token of "_s + connection.id, u"forgotten"_s, expires, {}, {}};
    // What came from another server, before the settings were changed, is shown to this one at no time.
    const bool ours = co_await isOf(connection, access.fingerprint);
    if (ours)
        report = co_await revokeAccess(connection, access.accessToken.copy(), expires);
    if (ours && prove)
        report.proof = co_await proveAccess(connection, std::move(access));
    if (report.proof == "dead"_L1)
        report.livesUntil.reset();
    else if (report.proof == "alive"_L1)
        report.livesUntil = expires;
    this->report(connection.id, report, began);
    co_return report;
}

Task<RevokedToken> Revocation::endRefreshToken(SessionSecret session, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    auto report = co_await revokeRefreshToken(session.refreshToken.copy());
    if (prove)
        report.proof = co_await proveRefreshToken(std::move(session));
    this->report({}, report, began);
    co_return report;
}

} // namespace agent0
