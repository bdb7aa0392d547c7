#include "broker/consents.h"

#include "broker/session.h"

namespace agent0 {

namespace {

constexpr int WriteAttempts = 3;
constexpr Milliseconds WritePause{200};

/// The newer refresh token of that entry, if the keychain once did not take it.
std::optional<Secret> strandedFor(const VaultContent &content, const QString &connectionId, const Secret &refreshToken)
{
    const auto found = content.strandedConsents.find(connectionId);
    if (found == content.strandedConsents.end() || found->second.replaces != Session::hash(refreshToken))
        return {};
    return found->second.refreshToken.copy();
}

} // namespace

Consents::Consents(Ports ports, const Profile &profile, TokenVault &vault)
    : m_ports(std::move(ports)), m_profile(profile), m_vault(vault)
{
}

Task<Result<std::optional<ConsentSecret>>> Consents::read(QString connectionId)
{
    auto consent = co_await readConsent(m_ports.secrets, m_profile.name, connectionId);
    if (!consent || !*consent)
        co_return consent;
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    auto newer = strandedFor(**content, connectionId, (*consent)->refreshToken);
    if (!newer)
        co_return consent;
    (*consent)->refreshToken = std::move(*newer);
    const auto moved = co_await writeConsent(m_ports.secrets, m_profile.name, connectionId, (*consent)->copy());
    if (moved) {
        const auto cleared =
            co_await m_vault.update([connectionId](VaultContent &now) { now.strandedConsents.erase(connectionId); });
        Q_UNUSED(cleared); // it then names a token that is gone, and is not used
    }
    co_return consent;
}

Task<Result<ConsentSecret>> Consents::begin(QString connectionId, ConsentSecret asked)
{
    auto there = co_await read(connectionId);
    if (!there)
        co_return fail(there.error());
    if (*there)
        co_return std::move(**there);
    const auto written = co_await writeConsent(m_ports.secrets, m_profile.name, connectionId, asked.copy());
    if (!written)
        co_return fail(written.error());
    const auto remembered = co_await remember(connectionId);
    if (!remembered)
        co_return fail(remembered.error());
    co_return std::move(asked);
}

Task<Result<>> Consents::remember(QString connectionId)
{
    return m_vault.update([connectionId](VaultContent &content) { content.consents.insert(connectionId); });
}

Task<Result<bool>> Consents::replace(QString connectionId, Secret refreshToken, ConsentSecret given)
{
    Result<bool> written = false;
    for (int attempt = 0; attempt < WriteAttempts; ++attempt) {
        if (attempt > 0)
            co_await m_ports.clock.sleep(WritePause);
        written = co_await write(connectionId, Session::hash(refreshToken), given.copy());
        if (written)
            break;
    }
    co_return written;
}

/// The old one is dead at the server: the new one must survive somewhere, and the vault is sealed.
Task<Result<bool>> Consents::renew(QString connectionId, Secret refreshToken, ConsentSecret renewed)
{
    const auto replaced = co_await replace(connectionId, refreshToken.copy(), renewed.copy());
    if (replaced || renewed.refreshToken.equals(refreshToken.reveal()))
        co_return replaced;
    const bool stranded = co_await strand(connectionId, Session::hash(refreshToken), std::move(renewed.refreshToken));
    Error error = replaced.error();
    error.message =
        u"The server of %1 has replaced the refresh token, and the keychain did not take the new one. "_s.arg(
            connectionId)
        + (stranded ? u"It waits in the sealed vault. "_s : QString()) + error.message;
    co_return fail(error);
}

Task<bool> Consents::strand(QString connectionId, QByteArray replaces, Secret refreshToken)
{
    const auto token = std::make_shared<const Secret>(std::move(refreshToken));
    const auto stored = co_await m_vault.update([connectionId, replaces, token](VaultContent &content) {
        content.strandedConsents.insert_or_assign(connectionId, StrandedToken{token->copy(), replaces});
    });
    co_return stored.has_value();
}

Task<Result<bool>> Consents::write(QString connectionId, QByteArray replaces, ConsentSecret renewed)
{
    const auto there = co_await read(connectionId);
    if (!there)
        co_return fail(there.error());
    if (!*there || Session::hash((*there)->refreshToken) != replaces)
        co_return false;
    if (Session::hash(renewed.refreshToken) == replaces && !renewed.refreshToken.isEmpty())
        co_return true; // not rotated
    const auto written = co_await writeConsent(m_ports.secrets, m_profile.name, connectionId, std::move(renewed));
    if (!written)
        co_return fail(written.error());
    const auto content = co_await m_vault.read();
    if (content && !(*content)->consents.contains(connectionId)) {
        const auto remembered = co_await remember(connectionId);
        Q_UNUSED(remembered); // it is found by its connection as well
    }
    co_return true;
}

Task<Result<>> Consents::remove(QString connectionId)
{
    const auto removed = co_await removeConsent(m_ports.secrets, m_profile.name, connectionId);
    if (!removed)
        co_return fail(removed.error());
    co_return co_await m_vault.update([connectionId](VaultContent &content) {
        content.strandedConsents.erase(connectionId);
        content.consents.erase(connectionId);
    });
}

Task<Result<QStringList>> Consents::known()
{
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    co_return QStringList((*content)->consents.begin(), (*content)->consents.end());
}

} // namespace agent0
