#include "agent/signout.h"

#include "broker/apicall.h"
#include "keychain/secretnames.h"
#include "oauth/grants.h"
#include "oidc/signout.h"
#include "vault/sessionsecret.h"

namespace agent0 {

namespace {

/// A sign-out is not held up for long by a server that does not answer.
constexpr Milliseconds LockPatience{20'000};

} // namespace

/// Where the tokens of a connection can be ended, and as whom.
Task<Result<OwnHold>> SignOut::holdOf(Connection connection)
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
Task<RevokedToken> SignOut::revokeAt(OwnHold hold, Secret token, QByteArray typeHint, RevokedToken report)
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
Task<RevokedToken> SignOut::revokeAccess(Connection connection, Secret token, Instant expires)
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

/// What the person's consent left behind, revoked and forgotten. With "" as what: there was none.
Task<RevokedToken> SignOut::endConsent(Connection connection)
{
    RevokedToken report{u"refresh token of "_s + connection.id, u"failed"_s, {}, {}, {}};
    const Milliseconds began = m_parts.ports.clock.ticks();
    auto hold = co_await m_parts.own.hold(connection);
    const bool held = hold && *hold && !(*hold)->refreshToken.isEmpty();
    if (held) {
        Secret token = (*hold)->refreshToken.copy();
        report = co_await revokeAt(std::move(**hold), std::move(token), "refresh_token", std::move(report));
    } else if (!hold) {
        report.failure = hold.error();
    }
    const auto forgotten = co_await m_parts.own.forget(connection);
    if (!forgotten && !report.failure)
        report.failure = forgotten.error();
    if (!held && !report.failure)
        co_return RevokedToken();
    this->report(connection.id, report, began);
    co_return report;
}

/// Revokes the refresh token: at Okta this also ends the access tokens that came with it.
Task<RevokedToken> SignOut::revokeRefreshToken(Secret token)
{
    RevokedToken report{u"refresh token"_s, u"failed"_s, {}, {}, {}};
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    if (!idp) {
        report.failure = idp.error();
        co_return report;
    }
    if (idp->revocationEndpoint.isEmpty()) {
        report.outcome = u"no_revocation_endpoint"_s;
        co_return report;
    }
    auto client = co_await m_parts.credentials.atIdentityProvider();
    Result<> revoked = client ? Result<>() : Result<>(fail(client.error()));
    if (client) {
        TokenEndpoint endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random);
        revoked = co_await endpoint.revoke(
            idp->revocationEndpoint, std::move(token), "refresh_token", std::move(*client), {});
    }
    report.outcome = revoked ? u"revoked"_s : u"failed"_s;
    if (!revoked)
        report.failure = revoked.error();
    co_return report;
}

/// Presents a token once more: 401 is the proof that it is dead.
Task<QString> SignOut::proveAccess(Connection connection, StoredAccess access)
{
    LiveToken live{
        std::make_shared<const Secret>(std::move(access.accessToken)), access.tokenType, {}, {}, {}, TokenOrigin::Kept};
    if (access.tokenType == "DPoP"_L1) {
        const auto key = co_await m_parts.proofs.existing(connection.id);
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
Task<QString> SignOut::proveRefreshToken(Secret token)
{
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    auto client = co_await m_parts.credentials.atIdentityProvider();
    if (!idp || !client)
        co_return u"unknown"_s;
    TokenRequest request(
        Leg::Revocation, idp->tokenEndpoint, refreshGrant(token, m_parts.profile.identityProvider.scopes));
    request.client = std::move(*client);
    TokenEndpoint endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random);
    const auto answer = co_await endpoint.request(std::move(request));
    if (answer)
        co_return u"alive"_s;
    co_return answer.error().oauth &&answer.error().oauth->code == "invalid_grant"_L1 ? u"dead"_s : u"unknown"_s;
}

void SignOut::report(const QString &connection, const RevokedToken &token, Milliseconds began) const
{
    if (!m_parts.steps)
        return;
    Step step{Leg::Revocation, connection, token.what, {}, {{u"outcome"_s, token.outcome}}, {}, token.failure};
    if (!token.proof.isEmpty())
        step.granted.insert(u"proof"_s, token.proof);
    step.took = m_parts.ports.clock.ticks() - began;
    m_parts.steps(step);
}

void SignOut::reportEnd(const SignOutReport &report, const Result<> &forgotten, Milliseconds began) const
{
    if (!m_parts.steps)
        return;
    Step step{Leg::SignOut, {}, u"signed out, everything of the session forgotten"_s, {}, {}, {}, {}};
    step.granted = {{u"wasSignedIn"_s, report.wasSignedIn}, {u"tokens"_s, report.tokens.size()}};
    if (!forgotten)
        step.failure = forgotten.error();
    step.took = m_parts.ports.clock.ticks() - began;
    m_parts.steps(step);
}

/// The key of a bound token goes with it.
Task<RevokedToken> SignOut::endAccess(Connection connection, StoredAccess access, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    const Instant expires = access.expires;
    auto report = co_await revokeAccess(connection, access.accessToken.copy(), expires);
    const bool bound = access.tokenType == "DPoP"_L1;
    if (prove)
        report.proof = co_await proveAccess(connection, std::move(access));
    if (bound) {
        const auto forgotten = co_await m_parts.proofs.forget(connection.id);
        if (!forgotten && !report.failure)
            report.failure = forgotten.error();
    }
    if (report.proof == "dead"_L1)
        report.livesUntil.reset();
    else if (report.proof == "alive"_L1)
        report.livesUntil = expires;
    this->report(connection.id, report, began);
    co_return report;
}

Task<RevokedToken> SignOut::endRefreshToken(Secret token, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    auto report = co_await revokeRefreshToken(token.copy());
    if (prove)
        report.proof = co_await proveRefreshToken(std::move(token));
    this->report({}, report, began);
    co_return report;
}

Task<Result<SignOutReport>> SignOut::run(bool everywhere, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    // While it is held no other process refreshes: nobody brings back what is being revoked.
    const auto lock =
        co_await FileLock::acquire(m_parts.folder + "/session.lock"_L1, m_parts.ports.clock, LockPatience);
    if (!lock)
        co_return fail(Error(lock.error()).at(Leg::SignOut));
    SignOutReport report;
    auto secret = co_await readSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    if (!secret && secret.error().fault == Fault::Keychain)
        co_return fail(secret.error()); // a locked keychain must not pass for "signed out"
    const auto content = co_await m_parts.vault.read();
    if (!content && content.error().fault == Fault::Keychain)
        co_return fail(content.error());
    if (content)
        m_parts.documents.lookIn(*content);
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    const bool ours = secret && *secret && (*secret)->issuer == idp.issuer && (*secret)->clientId == idp.clientId;
    report.wasSignedIn = (secret && *secret) || (content && (*content)->session);
    if (everywhere && content && (*content)->session)
        report.endSessionUrl = co_await endSessionUrl((*content)->session->idToken.copy());

    std::vector<Task<RevokedToken>> work;
    if (ours)
        work.push_back(endRefreshToken((*secret)->refreshToken.copy(), prove));
    if (content) {
        for (const auto &[id, access] : (*content)->access) {
            const Connection *connection = m_parts.profile.connection(id);
            if (connection && !access.accessToken.isEmpty())
                work.push_back(endAccess(*connection, access.copy(), prove));
        }
    }
    for (auto &done : co_await whenAll(std::move(work)))
        report.tokens << done;
    // After the access tokens: what is forgotten here says where those are revoked.
    // A copy: the profile's list may change while the servers are asked.
    const QList<Connection> connections = m_parts.profile.connections;
    for (const Connection &connection : connections) {
        if (connection.access != Access::OAuth)
            continue;
        const auto ended = co_await endConsent(connection);
        if (!ended.what.isEmpty())
            report.tokens << ended;
    }

    const auto forgotten = co_await forget();
    reportEnd(report, forgotten, began);
    if (!forgotten)
        co_return fail(forgotten.error());
    co_return report;
}

/// Whatever failed before, nothing of the session stays here.
Task<Result<>> SignOut::forget()
{
    const auto removed = co_await removeSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    const auto emptied = co_await m_parts.vault.remove();
    m_parts.documents.lookIn({});
    if (!removed)
        co_return fail(Error(removed.error()).at(Leg::SignOut));
    co_return emptied;
}

Task<QByteArray> SignOut::endSessionUrl(Secret idToken)
{
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    if (!idp || idp->endSessionEndpoint.isEmpty())
        co_return QByteArray();
    co_return endSessionAddress(*idp, m_parts.profile.identityProvider, idToken, m_parts.ports.random);
}

Task<Result<QList<RevokedToken>>> SignOut::disconnect(QString connectionId)
{
    const Connection *found = m_parts.profile.connection(connectionId);
    // A copy: the profile's list may change while the server is asked.
    const std::optional<Connection> known = found ? std::optional(*found) : std::nullopt;
    const auto content = co_await m_parts.vault.read();
    if (!content)
        co_return fail(content.error());
    QList<RevokedToken> reports;
    const auto access = (*content)->access.find(connectionId);
    if (known && access != (*content)->access.end() && !access->second.accessToken.isEmpty())
        reports << co_await endAccess(*known, access->second.copy(), false);
    // No endpoint revokes an ID-JAG (draft section 6): forgotten here, it ends by itself.
    if (access != (*content)->access.end() && access->second.idJagExpires > m_parts.ports.clock.now())
        reports << RevokedToken{u"ID-JAG of "_s + connectionId, u"forgotten"_s, access->second.idJagExpires, {}, {}};
    if (known && known->access == Access::OAuth) {
        const auto ended = co_await endConsent(*known);
        if (!ended.what.isEmpty())
            reports << ended;
    }
    const auto stored =
        co_await m_parts.vault.update([connectionId](VaultContent &now) { now.access.erase(connectionId); });
    if (!stored)
        co_return fail(stored.error());
    co_return reports;
}

Task<Result<QList<RevokedToken>>> SignOut::forgetConnection(QString connectionId)
{
    auto tokens = co_await disconnect(connectionId);
    if (!tokens)
        co_return fail(tokens.error());
    const Connection *known = m_parts.profile.connection(connectionId);
    const auto method = known ? known->clientAuthentication.method : ClientAuthenticationMethod::None;
    if (method != ClientAuthenticationMethod::ClientSecretBasic
        && method != ClientAuthenticationMethod::ClientSecretPost)
        co_return tokens;
    const QString name = secretnames::connectionClientSecret(m_parts.profile.name, connectionId);
    const auto removed = co_await m_parts.ports.secrets.remove(name);
    if (!removed)
        co_return fail(removed.error());
    co_return tokens;
}

} // namespace agent0
