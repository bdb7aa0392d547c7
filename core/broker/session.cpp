#include "broker/session.h"

#include "base/digest.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

constexpr Seconds LifeLeft{60};
constexpr auto SubjectFact = "subject_token"_L1;
constexpr auto EndedFact = "ended_refresh_token"_L1;

std::unexpected<Error> signedOut()
{
    return fail(
        Fault::SignInNeeded, Leg::Refresh, "signed_out"_L1, u"Nobody is signed in."_s, u"Sign in: agent0ctl login"_s);
}

std::unexpected<Error> sessionEnded()
{
    return fail(Fault::SignInNeeded, Leg::Refresh, "session_ended"_L1,
        u"The session at the identity provider has ended: it no longer takes the refresh token."_s,
        u"Sign in again: agent0ctl login. If this happens often, ask the administrator for the refresh token's "
        u"lifetime, and "
        u"look for \"detect_reuse\" in the provider's log."_s);
}

QString learned(const VaultContent &content, const QString &server, QLatin1StringView fact)
{
    const auto facts = content.learned.find(server);
    if (facts == content.learned.end())
        return {};
    const auto found = facts->second.find(fact);
    return found == facts->second.end() ? QString() : found->second;
}

/// The kept ID token, if it can still be presented.
std::shared_ptr<const Secret> liveIdToken(
    const VaultContent &content, const IdentityProvider &idp, Instant now, const QByteArray &refused)
{
    if (!content.session || content.session->issuer != idp.issuer || content.session->clientId != idp.clientId)
        return {};
    const StoredSession &session = *content.session;
    if (session.idToken.isEmpty() || session.idTokenExpires - now <= LifeLeft
        || (!refused.isEmpty() && Session::hash(session.idToken) == refused))
        return {};
    return std::make_shared<const Secret>(session.idToken.copy());
}

/// Whose ID token that is; "" where it is not the one there.
QString ownerIn(const VaultContent &content, const Secret &token)
{
    return content.session && content.session->idToken.equals(token.reveal()) ? content.session->subject : QString();
}

} // namespace

Session::Session(Ports ports, const Profile &profile, QString folder, TokenVault &vault, VaultDocuments &documents,
    Discovery &discovery, Credentials &credentials, ProofKeys &proofs, StepSink steps)
    : m_ports(std::move(ports)),
      m_profile(profile),
      m_folder(std::move(folder)),
      m_vault(vault),
      m_documents(documents),
      m_discovery(discovery),
      m_credentials(credentials),
      m_proofs(proofs),
      m_steps(std::move(steps))
{
}

QByteArray Session::hash(const Secret &token) { return sha256(token.reveal()).toHex(); }

bool Session::hasEnded(const VaultContent &content, const QString &issuer, const QByteArray &tokenHash)
{
    return !tokenHash.isEmpty() && learned(content, issuer, EndedFact).toLatin1() == tokenHash;
}

Task<Result<Session::IdToken>> Session::idToken(QByteArray refusedHash)
{
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    co_return co_await idTokenOf(*content, std::move(refusedHash));
}

Task<Result<Session::IdToken>> Session::idTokenOf(TokenVault::Content content, QByteArray refusedHash)
{
    if (content->session)
        m_subjectName = content->session->subject;
    if (auto live = liveIdToken(*content, m_profile.identityProvider, m_ports.clock.now(), refusedHash))
        co_return live;
    co_return co_await m_refreshes.join(u"refresh"_s, [this, refusedHash] { return refresh(refusedHash); });
}

Task<Result<Session::IdToken>> Session::refresh(QByteArray refusedHash)
{
    const auto lock = co_await FileLock::acquire(m_folder + "/session.lock"_L1, m_ports.clock, Milliseconds(90'000));
    if (!lock)
        co_return fail(Error(lock.error()).at(Leg::Refresh));
    // Whoever held the lock before may have refreshed already.
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    if (auto live = liveIdToken(**content, m_profile.identityProvider, m_ports.clock.now(), refusedHash))
        co_return live;
    auto session = co_await currentSecret();
    if (!session)
        co_return fail(session.error());
    if (hasEnded(**content, session->issuer, hash(session->refreshToken)))
        co_return sessionEnded();
    co_return co_await renew(std::move(*session));
}

Task<Result<SessionSecret>> Session::currentSecret()
{
    auto session = co_await readSessionSecret(m_ports.secrets, m_profile.name);
    if (!session)
        co_return fail(session.error());
    const IdentityProvider &idp = m_profile.identityProvider;
    // A session at another provider, or of another client, is not this profile's: never send its token here.
    if (!*session || (*session)->issuer != idp.issuer || (*session)->clientId != idp.clientId)
        co_return signedOut();
    m_subjectName = (*session)->subject;
    co_return co_await withStranded(std::move(**session));
}

/// A newer refresh token that the keychain once did not take is moved to where it belongs.
Task<Result<SessionSecret>> Session::withStranded(SessionSecret session)
{
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    const auto &stranded = (*content)->stranded;
    if (!stranded || stranded->replaces != hash(session.refreshToken))
        co_return session;
    session.refreshToken = stranded->refreshToken.copy();
    const auto moved = co_await writeSessionSecret(m_ports.secrets, m_profile.name, session.copy());
    if (moved) {
        const auto cleared = co_await m_vault.update([](VaultContent &now) { now.stranded.reset(); });
        Q_UNUSED(cleared); // it then names a token that is gone, and is not used
    }
    co_return session;
}

Task<Result<SubjectProof>> Session::refreshToken()
{
    auto session = co_await currentSecret();
    if (!session)
        co_return fail(session.error());
    auto key = m_proofs.ofSession(*session);
    if (!key)
        co_return fail(key.error());
    co_return SubjectProof{std::make_shared<const Secret>(std::move(session->refreshToken)), RefreshTokenType,
        session->subject, std::move(*key)};
}

Task<Result<SubjectProof>> Session::subject(QByteArray refusedHash)
{
    const SubjectToken choice = m_profile.identityProvider.subjectToken;
    const auto content = co_await m_vault.read();
    if (!content)
        co_return fail(content.error());
    const bool refreshTokenWorks =
        learned(**content, m_profile.identityProvider.issuer, SubjectFact) == "refresh_token"_L1;
    if (choice == SubjectToken::RefreshToken || (choice == SubjectToken::Auto && refreshTokenWorks)) {
        auto proof = co_await refreshToken();
        if (!proof || !proof->dpop || choice == SubjectToken::RefreshToken)
            co_return proof;
        // A bound one binds all that comes of it to the session's key: not where an ID token is at hand. There is none to be had by a
        // refresh, or nothing else would have been learned.
        auto live = liveIdToken(**content, m_profile.identityProvider, m_ports.clock.now(), refusedHash);
        if (!live)
            co_return proof;
        co_return SubjectProof{live, IdTokenType, co_await ownerOf(live)};
    }
    if (auto live = liveIdToken(**content, m_profile.identityProvider, m_ports.clock.now(), refusedHash)) {
        m_subjectName = (*content)->session->subject;
        co_return SubjectProof{std::move(live), IdTokenType, m_subjectName};
    }
    auto token = co_await idTokenOf(*content, refusedHash);
    if (token)
        co_return SubjectProof{*token, IdTokenType, co_await ownerOf(*token)};
    // A provider that refreshes without a new ID token may take the refresh token itself.
    if (choice != SubjectToken::Auto || token.error().code != "refresh_without_id_token"_L1)
        co_return fail(token.error());
    co_return co_await refreshToken();
}

Task<QString> Session::ownerOf(IdToken token)
{
    const auto content = co_await m_vault.read();
    if (content && (*content)->session)
        co_return ownerIn(**content, *token);
    const auto session = co_await currentSecret(); // the vault has been lost
    co_return session ? session->subject : QString();
}

Task<> Session::learnSubject(QByteArrayView type)
{
    if (type != RefreshTokenType || m_profile.identityProvider.subjectToken != SubjectToken::Auto)
        co_return;
    const QString issuer = m_profile.identityProvider.issuer;
    const auto kept = co_await m_vault.update(
        [issuer](VaultContent &content) { content.learned[issuer][SubjectFact] = u"refresh_token"_s; });
    Q_UNUSED(kept); // a fact that could not be kept is learned again
}

Task<> Session::noteEnd(QString issuer, QByteArray tokenHash)
{
    const auto kept = co_await m_vault.update([issuer, tokenHash](VaultContent &content) {
        content.learned[issuer][EndedFact] = QString::fromLatin1(tokenHash);
        content.refreshing.reset();
    });
    Q_UNUSED(kept); // then the server is asked once more next time
}

} // namespace agent0
