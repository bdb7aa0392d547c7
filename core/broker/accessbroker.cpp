#include "broker/accessbroker.h"

#include "oauth/advice.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr Seconds IdJagLifeLeft{10};
constexpr Milliseconds TurnPatience{120'000};
constexpr auto ScopeFact = "scope"_L1;
constexpr auto Needed = "needed"_L1;

bool needsScope(const VaultContent &content, const QString &server)
{
    const auto facts = content.learned.find(server);
    if (facts == content.learned.end())
        return false;
    const auto fact = facts->second.find(ScopeFact);
    return fact != facts->second.end() && fact->second == Needed;
}

} // namespace

AccessBroker::AccessBroker(Ports ports, const Profile &profile, QString folder, TokenVault &vault,
    VaultDocuments &documents, Discovery &discovery, ProofKeys &proofs, IdJagRequest &idJags, Redemption &redemption,
    OwnAccess &own)
    : m_ports(std::move(ports)),
      m_profile(profile),
      m_vault(vault),
      m_documents(documents),
      m_discovery(discovery),
      m_proofs(proofs),
      m_idJags(idJags),
      m_redemption(redemption),
      m_own(own),
      m_turns(m_ports.clock, std::move(folder))
{
}

Task<Result<bool>> AccessBroker::isPrepared(Connection connection)
{
    if (connection.access == Access::Xaa)
        co_return true;
    const AccessWish any;
    const auto token = co_await keptWithKey(connection, any);
    if (!token)
        co_return fail(token.error());
    if (*token)
        co_return true;
    co_return co_await m_own.isPrepared(std::move(connection));
}

Task<Result<LiveToken>> AccessBroker::access(Connection connection, AccessWish wish)
{
    const auto token = co_await keptWithKey(connection, wish);
    if (!token)
        co_return fail(token.error());
    if (*token)
        co_return **token;
    const QString key = connection.id + u'\n' + QString::fromLatin1(wish.refused) + u'\n' + wish.scopes.join(u' ')
        + (wish.open ? u"\n?"_s : QString());
    co_return co_await m_flights.join(key, [&, this] { return obtain(connection, wish); });
}

Task<Result<LiveToken>> AccessBroker::obtain(Connection connection, AccessWish wish)
{
    const auto hold = co_await m_turns.enter(connection.id, TurnPatience);
    if (!hold)
        co_return fail(Error(hold.error()).at(connection.access == Access::Xaa ? Leg::Exchange : Leg::Consent));
    // Whoever was inside before has probably left a token.
    const auto token = co_await keptWithKey(connection, wish);
    if (!token)
        co_return fail(token.error());
    if (*token)
        co_return **token;
    if (connection.access == Access::Xaa && wish.scopes.isEmpty())
        wish.scopes = connection.scopes;
    auto renewed = co_await renew(connection, wish);
    if (!renewed && blockerOf(renewed.error()) != Blocker::Nobody)
        co_await noteRefusal(std::move(connection), renewed.error());
    co_return renewed;
}

/// An administrator's no is remembered, so that it can be shown without asking again.
Task<> AccessBroker::noteRefusal(Connection connection, Error refusal)
{
    const auto content = co_await m_vault.read();
    const QString subject = content && (*content)->session ? (*content)->session->subject : QString();
    const BlockedAccess blocked{fingerprint(connection, subject), refusal.code, refusal.message, refusal.hint,
        name(blockerOf(refusal)), m_ports.clock.now()};
    const auto stored =
        co_await m_vault.update([&](VaultContent &vault) { vault.blocked.insert_or_assign(connection.id, blocked); });
    Q_UNUSED(stored); // then it is heard again at the next attempt
}

Task<Result<ConnectionTurns::Hold>> AccessBroker::exclusively(QString connectionId, Milliseconds patience)
{
    m_own.stopAsking(connectionId);
    return m_turns.enter(std::move(connectionId), patience);
}

/// Where a server turns out to want a proof of possession, once around with it (dpop: auto).
Task<Result<LiveToken>> AccessBroker::renew(const Connection &connection, const AccessWish &wish)
{
    const auto key = co_await m_proofs.inForce(connection);
    if (!key)
        co_return fail(key.error());
    auto token = co_await renewWith(*key, connection, wish);
    if (token || *key || !wantsProof(token.error()))
        co_return token;
    const auto demanded = co_await m_proofs.afterDemand(connection, token.error().leg);
    if (!demanded)
        co_return fail(demanded.error());
    if (!*demanded)
        co_return token;
    co_return co_await renewWith(*demanded, connection, wish);
}

Task<Result<LiveToken>> AccessBroker::renewWith(
    std::optional<DpopKey> key, const Connection &connection, const AccessWish &wish)
{
    // Each by its own way and no other: what the company refuses is not asked of the person.
    if (connection.access != Access::Xaa)
        co_return co_await ownWith(std::move(key), connection, wish);
    const QStringList scopes = wish.scopes;
    if (auto again = co_await redeemAgain(connection, scopes, key))
        co_return co_await keepOf(
            again->person, connection, std::move(again->access), scopes, std::nullopt, TokenOrigin::RedeemedAgain);
    auto idJag = co_await m_idJags.obtain(connection, scopes, key);
    if (!idJag)
        co_return fail(idJag.error());
    auto access = co_await redeemFresh(connection, scopes, idJag->dpop, *idJag);
    if (!access)
        co_return fail(access.error());
    const QString person = idJag->person;
    co_return co_await keepOf(
        person, connection, std::move(*access), scopes, std::move(*idJag), TokenOrigin::Exchanged);
}

Task<Result<LiveToken>> AccessBroker::ownWith(std::optional<DpopKey> key, Connection connection, AccessWish wish)
{
    auto access = co_await m_own.obtain(connection, wish, std::move(key));
    if (!access)
        co_return fail(access.error());
    const QStringList asked = wish.scopes.isEmpty() ? access->scopes : wish.scopes;
    co_return co_await keep(connection, std::move(*access), asked, std::nullopt, TokenOrigin::Granted);
}

Task<Result<ServerProfile>> AccessBroker::serverProfileFor(const Connection &connection)
{
    return profileOf(connection.serverProfile, connection.authorizationServer);
}

Task<Result<ServerProfile>> AccessBroker::profileOf(QString typed, QString issuer)
{
    if (typed != "auto"_L1)
        co_return agent0::serverProfile(typed);
    const auto server = co_await m_discovery.authorizationServer(issuer);
    if (!server)
        co_return fail(server.error());
    co_return agent0::serverProfile(QString(guessProfile(*server)));
}

/// DESIGN 6.2: only where the server is known to take an ID-JAG twice, and one that is bound (cnf) only with its key. A refusal here
/// costs nothing but the request.
Task<std::optional<AccessBroker::RedeemedAgain>> AccessBroker::redeemAgain(
    const Connection &connection, QStringList scopes, std::optional<DpopKey> key)
{
    const auto content = m_vault.last();
    const auto found = content->access.find(connection.id);
    if (!content->session || found == content->access.end())
        co_return std::nullopt;
    const StoredAccess &stored = *found->second;
    if (stored.idJag.isEmpty() || stored.idJagExpires - m_ports.clock.now() <= IdJagLifeLeft
        || stored.fingerprint != fingerprint(connection, content->session->subject)
        || !covers(stored.idJagScopes, scopes))
        co_return std::nullopt;
    const auto profile = co_await serverProfileFor(connection);
    if (!profile || !profile->idJagReusable)
        co_return std::nullopt;
    if (!stored.idJagKeyThumbprint.isEmpty()) {
        const auto bound = co_await m_proofs.existing(connection.id, stored.idJagKeyThumbprint);
        if (!bound || !*bound)
            co_return std::nullopt;
        key = *bound;
    }
    const QStringList sent = profile->scope == RedemptionScope::Required ? scopes : QStringList();
    const QString person = content->session->subject;
    auto access = co_await m_redemption.redeem(connection, stored.idJag.copy(), sent, stored.idJagScopes, key);
    if (!access)
        co_return std::nullopt;
    co_return RedeemedAgain{std::move(*access), person};
}

Task<Result<GrantedAccess>> AccessBroker::redeemFresh(
    const Connection &connection, QStringList scopes, std::optional<DpopKey> key, IssuedIdJag &idJag)
{
    const auto profile = co_await serverProfileFor(connection);
    if (!profile)
        co_return fail(profile.error());
    const bool mayNeedScope = profile->scope == RedemptionScope::Optional;
    const bool learned = needsScope(*m_vault.last(), connection.authorizationServer);
    const bool sendScopes = profile->scope == RedemptionScope::Required || (mayNeedScope && learned);
    auto access = co_await m_redemption.redeem(
        connection, idJag.token.copy(), sendScopes ? scopes : QStringList(), idJag.scopes, key);
    if (!access || !mayNeedScope || learned || covers(access->scopes, idJag.scopes))
        co_return access;
    // Less than the ID-JAG carries, from a server of no known kind: it may want the scopes repeated. Asked once, then remembered.
    if (!profile->idJagReusable) {
        auto fresh = co_await m_idJags.obtain(connection, scopes, key);
        if (!fresh)
            co_return fail(fresh.error());
        idJag = std::move(*fresh);
    }
    auto second = co_await m_redemption.redeem(connection, idJag.token.copy(), scopes, idJag.scopes, key);
    if (!second)
        co_return access;
    if (second->scopes.size() > access->scopes.size())
        co_await learnScopeNeed(connection.authorizationServer);
    co_return second;
}

Task<> AccessBroker::learnScopeNeed(QString server)
{
    const auto stored =
        co_await m_vault.update([server](VaultContent &content) { content.learned[server][ScopeFact] = Needed; });
    Q_UNUSED(stored); // a fact that could not be kept is learned again
}

} // namespace agent0
