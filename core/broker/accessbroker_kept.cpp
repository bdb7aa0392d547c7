#include "broker/accessbroker.h"

#include "base/digest.h"
#include "vault/sessionsecret.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr Seconds TokenLifeLeft{60};

QStringList fingerprinted(const IdentityProvider &idp, const Connection &connection, const QString &subject)
{
    // What the resource gave directly has nothing to do with who is signed in.
    const bool byXaa = connection.access == Access::Xaa;
    return {byXaa ? idp.issuer : QString(), byXaa ? idp.clientId : QString(), byXaa ? subject : QString(),
        connection.authorizationServer, connection.audience, connection.resource, connection.clientId,
        connection.scopes.join(u' '), byXaa ? connection.authorizationDetails : connection.apiBaseUrl};
}

QByteArray fingerprintOf(const QStringList &parts)
{
    QByteArray text;
    for (const QString &part : parts)
        text.append(part.toUtf8()).append('\0');
    return sha256(text).toHex();
}

/// Makes that the access of the connection. Where it comes without an ID-JAG, the one that is there stays.
void keepIn(
    VaultContent &content, const Connection &connection, const IdentityProvider &idp, const StoredAccess &access)
{
    KeptAccess &slot = content.access[connection.id];
    StoredAccess renewed = access.copy();
    const QString subject = content.session ? content.session->subject : QString();
    renewed.fingerprint = fingerprintOf(fingerprinted(idp, connection, subject));
    if (access.idJag.isEmpty() && slot) {
        renewed.idJag = slot->idJag.copy();
        renewed.idJagExpires = slot->idJagExpires;
        renewed.idJagScopes = slot->idJagScopes;
        renewed.idJagSubject = slot->idJagSubject;
        renewed.idJagKeyThumbprint = slot->idJagKeyThumbprint;
    }
    slot = std::make_shared<const StoredAccess>(std::move(renewed));
}

} // namespace

bool AccessBroker::covers(const QStringList &all, const QStringList &some)
{
    return std::ranges::all_of(some, [&](const QString &one) { return all.contains(one); });
}

QByteArray AccessBroker::fingerprint(const Connection &connection, const QString &subject) const
{
    const QStringList parts = fingerprinted(m_profile.identityProvider, connection, subject);
    Fingerprint &last = m_fingerprints[connection.id];
    if (last.of != parts)
        last = {parts, fingerprintOf(parts)};
    return last.hash;
}

std::optional<LiveToken> AccessBroker::kept(const Connection &connection, const VaultContent &content,
    const QByteArray &refused, const QStringList &scopes) const
{
    const auto found = content.access.find(connection.id);
    if (found == content.access.end() || (connection.access == Access::Xaa && !content.session))
        return {};
    const StoredAccess &access = *found->second;
    const QString subject = content.session ? content.session->subject : QString();
    if (access.accessToken.isEmpty() || access.expires - m_ports.clock.now() <= TokenLifeLeft
        || access.fingerprint != fingerprint(connection, subject)
        || (!refused.isEmpty() && Session::hash(access.accessToken) == refused) || !covers(access.scopesAsked, scopes))
        return {};
    return LiveToken{std::make_shared<const Secret>(access.accessToken.copy()), access.tokenType, access.scopesAsked,
        access.scopesGranted, access.expires, TokenOrigin::Kept};
}

/// A bound token is only as good as its key: where the keychain has lost it, or another program has put a newer one in its place,
/// another token is needed.
Task<Result<std::optional<LiveToken>>> AccessBroker::keptWithKey(const Connection &connection, const AccessWish &wish)
{
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    auto token = kept(connection, **content, wish.refused, wish.scopes);
    if (!token || token->type != "DPoP"_L1)
        co_return token;
    const QString thumbprint = (*content)->access.at(connection.id)->keyThumbprint;
    const auto key = co_await m_proofs.existing(connection.id, thumbprint);
    if (!key)
        co_return fail(key.error());
    token->dpop = *key;
    co_return *key ? token : std::nullopt;
}

/// What was obtained for one person is nobody else's, and nothing that outlives their sign-out.
Task<Result<LiveToken>> AccessBroker::keepOf(QString person, const Connection &connection, GrantedAccess access,
    QStringList asked, std::optional<IssuedIdJag> idJag, TokenOrigin origin)
{
    const auto there = co_await isSignedIn(person);
    if (!there)
        co_return fail(there.error());
    if (!*there)
        co_return fail(Fault::SignInNeeded, Leg::Redemption, "signed_out"_L1,
            u"Whoever was signed in has signed out while access to %1 was being obtained."_s.arg(connection.id),
            u"Sign in: agent0ctl login"_s);
    // Not before there is a token that is bound to it: until then the one that is kept needs the key that is there.
    if (access.dpop) {
        const auto adopted = co_await m_proofs.adopt(connection.id, *access.dpop);
        if (!adopted)
            co_return fail(Error(adopted.error()).at(Leg::Redemption));
    }
    co_return co_await keep(connection, std::move(access), asked, std::move(idJag), origin);
}

/// By the vault; where it has been lost, by the keychain.
Task<Result<bool>> AccessBroker::isSignedIn(QString person)
{
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    if ((*content)->session)
        co_return (*content)->session->subject == person;
    const auto secret = co_await readSessionSecret(m_ports.secrets, m_profile.name);
    if (!secret)
        co_return fail(secret.error());
    co_return *secret && (*secret)->subject == person;
}

Task<Result<LiveToken>> AccessBroker::keep(const Connection &connection, GrantedAccess access, QStringList asked,
    std::optional<IssuedIdJag> idJag, TokenOrigin origin)
{
    LiveToken live{std::make_shared<const Secret>(access.token.copy()), access.type, asked, access.scopes,
        access.expires, origin, access.dpop};
    const auto slot = std::make_shared<StoredAccess>();
    slot->accessToken = std::move(access.token);
    slot->tokenType = access.type;
    slot->scopesAsked = asked;
    slot->scopesGranted = access.scopes;
    slot->issuedAt = m_ports.clock.now();
    slot->expires = access.expires;
    slot->keyThumbprint = access.dpop ? access.dpop->thumbprint() : QString();
    if (idJag) {
        slot->idJag = std::move(idJag->token);
        slot->idJagExpires = idJag->expires;
        slot->idJagScopes = idJag->scopes;
        slot->idJagSubject = idJag->subject;
        slot->idJagKeyThumbprint = idJag->keyThumbprint;
    }
    // It is copied on its way, and applied again to what another process writes meanwhile.
    const auto whose =
        std::make_shared<const std::pair<Connection, IdentityProvider>>(connection, m_profile.identityProvider);
    const TokenVault::Change change = [whose, slot, add = m_documents.additions()](VaultContent &content) {
        const auto &[at, idp] = *whose;
        keepIn(content, at, idp, *slot);
        content.blocked.erase(at.id);
        add(content);
    };
    const auto stored = co_await m_vault.note(change, m_turns.lockOf(connection.id));
    if (!stored)
        co_return fail(stored.error());
    co_return live;
}

} // namespace agent0
