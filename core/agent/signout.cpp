#include "agent/signout.h"

#include "agent/revocation.h"
#include "keychain/secretnames.h"
#include "oidc/signout.h"
#include "vault/sessionsecret.h"

namespace agent0 {

namespace {

/// A sign-out is not held up for long by a server that does not answer.
constexpr Milliseconds EndPatience{20'000};

} // namespace

Task<Result<SignOutReport>> SignOut::run(bool everywhere, bool prove)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    // Connections before the session, as everywhere: who obtains access holds the connection when it refreshes.
    const auto holds = co_await enterAll();
    // While it is held no other process refreshes: nobody brings back what is being revoked.
    const auto lock = co_await FileLock::acquire(m_parts.folder + "/session.lock"_L1, m_parts.ports.clock, EndPatience);
    if (!lock)
        co_return fail(Error(lock.error()).at(Leg::SignOut));
    auto secret = co_await readSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    if (!secret && secret.error().fault == Fault::Keychain)
        co_return fail(secret.error()); // a locked keychain must not pass for "signed out"
    const auto content = co_await m_parts.vault.read();
    if (!content && content.error().fault == Fault::Keychain)
        co_return fail(content.error());
    SignOutReport report;
    report.wasSignedIn = (secret && *secret) || (content && (*content)->session);
    if (everywhere && content && (*content)->session)
        report.endSessionUrl = co_await endSessionUrl((*content)->session->idToken.copy());
    const IdentityProvider &idp = m_parts.profile.identityProvider;
    const bool ours = secret && *secret && (*secret)->issuer == idp.issuer && (*secret)->clientId == idp.clientId;
    const auto now = content ? *content : std::make_shared<const VaultContent>();
    std::optional<SessionSecret> session = ours ? std::move(*secret) : std::nullopt;
    report.tokens = co_await endTokens(std::move(session), now, prove);
    // After the access tokens: what is forgotten here says where those are revoked.
    report.tokens << co_await endConsents();

    const auto forgotten = co_await forget();
    reportEnd(report, forgotten, began);
    if (!forgotten)
        co_return fail(forgotten.error());
    co_return report;
}

/// Everything that is under way comes to its end before. Who takes too long finds out that it was ended.
Task<std::vector<ConnectionTurns::Hold>> SignOut::enterAll()
{
    const Milliseconds deadline = m_parts.ports.clock.ticks() + EndPatience;
    QStringList ids;
    for (const Connection &connection : m_parts.profile.connections) {
        if (m_parts.broker.wasUsed(connection.id))
            ids << connection.id;
    }
    ids.sort(); // two that sign out at once must not wait for each other
    std::vector<ConnectionTurns::Hold> holds;
    for (const QString &id : ids) {
        auto hold =
            co_await m_parts.broker.exclusively(id, std::max(deadline - m_parts.ports.clock.ticks(), Milliseconds(0)));
        if (hold)
            holds.push_back(std::move(*hold));
    }
    co_return holds;
}

/// The session's refresh token, and the access token of each connection.
Task<QList<RevokedToken>> SignOut::endTokens(
    std::optional<SessionSecret> session, TokenVault::Content content, bool prove)
{
    Revocation revocation(m_parts);
    std::vector<Task<RevokedToken>> work;
    if (session)
        work.push_back(revocation.endRefreshToken(std::move(*session), prove));
    for (const auto &[id, access] : content->access) {
        const Connection *connection = m_parts.profile.connection(id);
        if (connection && !access->accessToken.isEmpty())
            work.push_back(revocation.endAccess(*connection, access->copy(), prove));
    }
    QList<RevokedToken> ended;
    for (auto &done : co_await whenAll(std::move(work)))
        ended << done;
    co_return ended;
}

Task<QList<RevokedToken>> SignOut::endConsents()
{
    QList<RevokedToken> all;
    const auto ids = co_await m_parts.own.consents();
    Revocation revocation(m_parts);
    for (const QString &id : ids.value_or(QStringList())) {
        const auto ended = co_await revocation.endConsent(id);
        if (!ended.what.isEmpty())
            all << ended;
    }
    co_return all;
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

/// Whatever failed before, nothing of the session stays here.
Task<Result<>> SignOut::forget()
{
    const auto removed = co_await removeSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
    const auto emptied = co_await m_parts.vault.remove();
    // By such a key the next person could be told to be at this machine.
    const auto keys = co_await m_parts.proofs.forgetAllBut({});
    if (!removed)
        co_return fail(Error(removed.error()).at(Leg::SignOut));
    if (!keys)
        co_return fail(Error(keys.error()).at(Leg::SignOut));
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
    const auto hold = co_await m_parts.broker.exclusively(connectionId, EndPatience);
    Q_UNUSED(hold); // who takes too long finds out that it was ended
    const Connection *found = m_parts.profile.connection(connectionId);
    // A copy: the profile's list may change while the server is asked.
    const std::optional<Connection> known = found ? std::optional(*found) : std::nullopt;
    const auto content = co_await m_parts.vault.read();
    if (!content)
        co_return fail(content.error());
    Revocation revocation(m_parts);
    QList<RevokedToken> reports;
    const auto access = (*content)->access.find(connectionId);
    if (known && access != (*content)->access.end() && !access->second->accessToken.isEmpty())
        reports << co_await revocation.endAccess(*known, access->second->copy(), false);
    // No endpoint revokes an ID-JAG (draft section 6): forgotten here, it ends by itself.
    if (access != (*content)->access.end() && access->second->idJagExpires > m_parts.ports.clock.now())
        reports << RevokedToken{u"ID-JAG of "_s + connectionId, u"forgotten"_s, access->second->idJagExpires, {}, {}};
    const bool consented = (*content)->consents.contains(connectionId);
    if (consented || (known && known->access == Access::OAuth)) {
        const auto ended = co_await revocation.endConsent(connectionId);
        if (!ended.what.isEmpty())
            reports << ended;
    }
    const auto stored =
        co_await m_parts.vault.update([connectionId](VaultContent &now) { now.access.erase(connectionId); });
    if (!stored)
        co_return fail(stored.error());
    const auto forgotten = co_await m_parts.proofs.forget(connectionId);
    if (!forgotten)
        co_return fail(forgotten.error());
    co_return reports;
}

Task<Result<QList<RevokedToken>>> SignOut::endStrayConsents()
{
    const auto strays = co_await m_parts.own.strayConsents();
    if (!strays)
        co_return fail(strays.error());
    QList<RevokedToken> reports;
    for (const QString &id : *strays) {
        const auto ended = co_await disconnect(id);
        if (!ended)
            co_return fail(ended.error());
        reports << *ended;
    }
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
