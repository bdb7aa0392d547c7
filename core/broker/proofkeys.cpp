#include "broker/proofkeys.h"

#include "base/filelock.h"
#include "keychain/secretnames.h"

#include <QDir>
#include <QFile>

namespace agent0 {

namespace {

constexpr auto DpopFact = "dpop"_L1;
constexpr auto Demanded = "demanded"_L1;
constexpr Milliseconds KeyPatience{30'000};
constexpr auto LockBegins = "dpop-key-"_L1;
constexpr auto LockEnds = ".lock"_L1;

/// Whose demand it is on the resource's side: all connections of one server share it.
QString serverOf(const Connection &connection)
{
    return connection.authorizationServer.isEmpty() ? connection.apiBaseUrl : connection.authorizationServer;
}

std::optional<Jwk> keyIn(const Secret &pem)
{
    auto key = Jwk::fromPrivatePem(pem, {});
    return key && key->allows(DpopAlgorithm) ? std::optional(std::move(*key)) : std::nullopt;
}

bool demands(const VaultContent &content, const QString &server)
{
    const auto facts = content.learned.find(server);
    if (facts == content.learned.end())
        return false;
    const auto fact = facts->second.find(DpopFact);
    return fact != facts->second.end() && fact->second == Demanded;
}

} // namespace

ProofKeys::ProofKeys(Ports ports, const Profile &profile, QString folder, TokenVault &vault)
    : m_ports(std::move(ports)),
      m_profile(profile),
      m_folder(std::move(folder)),
      m_vault(vault),
      m_nonces(std::make_shared<DpopNonces>())
{
}

bool ProofKeys::isDemanded(const VaultContent &content, const Connection &connection) const
{
    return demands(content, serverOf(connection))
        || (connection.access == Access::Xaa && demands(content, m_profile.identityProvider.issuer));
}

Task<Result<std::optional<DpopKey>>> ProofKeys::inForce(Connection connection)
{
    if (connection.dpop == Dpop::Off)
        co_return std::nullopt;
    if (connection.dpop == Dpop::Auto) {
        const auto content = co_await m_vault.read();
        if (!content)
            co_return fail(content.error());
        if (!isDemanded(**content, connection))
            co_return std::nullopt;
    }
    auto key = co_await keyOf(connection.id);
    if (!key)
        co_return fail(key.error());
    co_return std::optional(std::move(*key));
}

Task<Result<std::optional<DpopKey>>> ProofKeys::afterDemand(Connection connection, Leg leg)
{
    const auto before = co_await inForce(connection);
    if (!before || *before || connection.dpop != Dpop::Auto)
        co_return before ? Result<std::optional<DpopKey>>(std::nullopt) : before;
    const QString server = leg == Leg::Exchange ? m_profile.identityProvider.issuer : serverOf(connection);
    const auto kept =
        co_await m_vault.update([server](VaultContent &now) { now.learned[server][DpopFact] = Demanded; });
    if (!kept)
        co_return fail(kept.error());
    co_return co_await inForce(std::move(connection));
}

Task<Result<std::optional<DpopKey>>> ProofKeys::existing(QString connectionId, QString thumbprint)
{
    const auto known = m_keys.constFind(connectionId);
    if (known != m_keys.constEnd() && known->thumbprint == thumbprint)
        co_return DpopKey{known->key, m_nonces};
    // Not the one that is remembered: another process may have put another there.
    auto key = co_await stored(std::move(connectionId));
    if (key && *key && (*key)->thumbprint() != thumbprint)
        co_return std::nullopt;
    co_return key;
}

Task<ProofKeys::Stored> ProofKeys::stored(QString connectionId)
{
    m_keys.remove(connectionId);
    const auto pem = co_await m_ports.secrets.read(secretnames::connectionProofKey(m_profile.name, connectionId));
    if (!pem)
        co_return fail(pem.error());
    if (!*pem)
        co_return std::nullopt;
    const auto key = keyIn(**pem);
    if (!key)
        co_return std::nullopt; // not one that we wrote: a new one takes its place
    const DpopKey found{*key, m_nonces};
    m_keys.insert(connectionId, Known{*key, found.thumbprint()});
    co_return found;
}

Task<Result<DpopKey>> ProofKeys::keyOf(QString connectionId)
{
    // Not the one that is remembered: another process may have signed out and in again meanwhile.
    const auto known = co_await stored(connectionId);
    if (!known)
        co_return fail(known.error());
    if (*known)
        co_return **known;
    // A token that is bound to a key which another process has replaced is of no use.
    const auto lock = co_await FileLock::acquire(lockOf(connectionId), m_ports.clock, KeyPatience);
    if (!lock)
        co_return fail(lock.error());
    const auto made = co_await stored(connectionId);
    if (!made)
        co_return fail(made.error());
    if (*made)
        co_return **made;
    const auto key = Jwk::generate(DpopAlgorithm, {});
    if (!key)
        co_return fail(key.error());
    DpopKey fresh{*key, m_nonces};
    const auto written = co_await write(std::move(connectionId), fresh);
    if (!written)
        co_return fail(written.error());
    co_return fresh;
}

Task<Result<>> ProofKeys::adopt(QString connectionId, DpopKey key)
{
    const auto lock = co_await FileLock::acquire(lockOf(connectionId), m_ports.clock, KeyPatience);
    if (!lock)
        co_return fail(lock.error());
    const auto there = co_await stored(connectionId);
    if (!there)
        co_return fail(there.error());
    if (*there && (*there)->thumbprint() == key.thumbprint())
        co_return Result<>();
    co_return co_await write(std::move(connectionId), std::move(key));
}

Task<Result<>> ProofKeys::write(QString connectionId, DpopKey key)
{
    const auto written = co_await m_ports.secrets.write(
        secretnames::connectionProofKey(m_profile.name, connectionId), key.key.toPrivatePem());
    if (written)
        m_keys.insert(connectionId, Known{key.key, key.thumbprint()});
    co_return written;
}

Result<std::optional<DpopKey>> ProofKeys::forSignIn(const ServerMetadata &idp) const
{
    const Dpop wish = m_profile.identityProvider.dpop;
    const bool announced = idp.dpopAlgorithms.contains(QLatin1StringView(name(DpopAlgorithm)));
    if (wish == Dpop::Off || (wish == Dpop::Auto && !announced))
        return std::nullopt;
    auto key = Jwk::generate(DpopAlgorithm, {});
    if (!key)
        return fail(key.error());
    return DpopKey{std::move(*key), m_nonces};
}

Result<std::optional<DpopKey>> ProofKeys::ofSession(const SessionSecret &session) const
{
    if (session.proofKey.isEmpty() && m_profile.identityProvider.dpop == Dpop::Required)
        return fail(Fault::SignInNeeded, Leg::Refresh, "session_not_bound"_L1,
            u"The profile requires a sign-in that is bound to a key (DPoP), and this one is not."_s,
            u"Sign in again: agent0ctl login --force"_s);
    if (session.proofKey.isEmpty())
        return std::nullopt;
    auto key = keyIn(session.proofKey);
    if (!key)
        return fail(Fault::SignInNeeded, Leg::Keychain, "session_key_lost"_L1,
            u"The refresh token is bound to a key (DPoP), and what the keychain holds in its place is none."_s,
            u"Sign in again: agent0ctl login --force"_s);
    return DpopKey{std::move(*key), m_nonces};
}

/// The lock stays where a key was ever made: it tells for whom.
QString ProofKeys::lockOf(const QString &connectionId) const
{
    return m_folder + u'/' + LockBegins + connectionId + LockEnds;
}

Task<Result<>> ProofKeys::forget(QString connectionId)
{
    m_keys.remove(connectionId);
    if (!QFile::exists(lockOf(connectionId)))
        co_return Result<>();
    co_return co_await m_ports.secrets.remove(secretnames::connectionProofKey(m_profile.name, connectionId));
}

Task<Result<>> ProofKeys::forgetAllBut(QStringList connectionIds)
{
    const QStringList locks = QDir(m_folder).entryList({LockBegins + u'*' + LockEnds}, QDir::Files);
    for (const QString &lock : locks) {
        const QString id = lock.sliced(LockBegins.size()).chopped(LockEnds.size());
        if (connectionIds.contains(id))
            continue;
        const auto forgotten = co_await forget(id);
        if (!forgotten)
            co_return forgotten;
    }
    co_return Result<>();
}

} // namespace agent0
