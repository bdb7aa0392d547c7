#include "broker/retry.h"
#include "broker/session.h"

#include "oauth/grants.h"
#include "oidc/idtoken.h"
#include "oidc/tokenadvice.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

constexpr Milliseconds RefreshPatience{30'000};

/// The request went out and no whole answer came: the server may have rotated the token, or not.
bool answerWasLost(const Error &error)
{
    return error.code == "connection_lost"_L1 || error.code == "timeout"_L1 || error.code == "answer_cut"_L1;
}

/// RFC 9449 5: the token is bound, and not to the key that was proven with it.
bool keyWasRefused(const Error &error) { return error.code == "dpop_key_lost"_L1; }

bool tokenWasRefused(const Error &error)
{
    return keyWasRefused(error) || (error.oauth && error.oauth->code == "invalid_grant"_L1);
}

} // namespace

/// DESIGN 6.3 and 6.4: ask, store the new refresh token, only then look at the rest.
Task<Result<Session::IdToken>> Session::renew(SessionSecret session)
{
    const auto idp = co_await m_discovery.identityProvider(session.issuer);
    if (!idp)
        co_return fail(idp.error());
    auto answer = co_await askAndReport(session.copy(), *idp);
    if (!answer)
        co_return fail(answer.error());
    if (!answer->refreshToken.isEmpty()) {
        const auto kept = co_await keepRefreshToken(session.copy(), std::move(answer->refreshToken));
        if (!kept)
            co_return fail(kept.error());
    }
    if (m_profile.identityProvider.dpop == Dpop::Required && !isBoundType(answer->tokenType))
        co_return fail(sessionDowngraded(Leg::Refresh));
    co_return co_await keepIdToken(std::move(session), std::move(*answer), *idp);
}

Task<Result<TokenResponse>> Session::askAndReport(SessionSecret session, ServerMetadata idp)
{
    const Milliseconds began = m_ports.clock.ticks();
    Step step{Leg::Refresh, {}, u"refresh of the session"_s,
        {{u"scope"_s, m_profile.identityProvider.scopes.join(u' ')}}, {}, {}, {}};
    const bool bound = !session.proofKey.isEmpty();
    auto answer = co_await ask(std::move(session), std::move(idp));
    step.took = m_ports.clock.ticks() - began;
    if (answer)
        step.granted = {{u"rotated"_s, !answer->refreshToken.isEmpty()}, {u"idToken"_s, !answer->idToken.isEmpty()}};
    else
        step.failure = answer.error();
    if (answer && bound)
        step.granted.insert(u"dpop"_s, isBoundType(answer->tokenType) ? u"bound"_s : u"downgraded"_s);
    if (m_steps)
        m_steps(step);
    co_return answer;
}

Task<Result<TokenResponse>> Session::ask(SessionSecret session, ServerMetadata idp)
{
    RefreshInFlight mark{m_ports.clock.now(), hash(session.refreshToken), QCoreApplication::applicationPid()};
    const auto marked = co_await m_vault.update([mark](VaultContent &content) { content.refreshing = mark; });
    if (!marked)
        co_return fail(marked.error());
    auto answer = co_await askOnce(session.copy(), idp);
    if (!answer)
        co_return co_await askAgain(answer.error(), std::move(session), idp);
    co_return answer;
}

Task<Result<TokenResponse>> Session::askOnce(SessionSecret session, ServerMetadata idp)
{
    const auto key = m_proofs.ofSession(session);
    if (!key)
        co_return fail(key.error());
    auto client = co_await m_credentials.atIdentityProvider();
    if (!client)
        co_return fail(Error(client.error()));
    TokenRequest request(
        Leg::Refresh, idp.tokenEndpoint, refreshGrant(session.refreshToken, m_profile.identityProvider.scopes));
    request.client = std::move(*client);
    request.dpop = *key;
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

/// One more attempt at the most, and only where it can do no harm.
Task<Result<TokenResponse>> Session::askAgain(Error first, SessionSecret session, ServerMetadata idp)
{
    if (answerWasLost(first))
        co_return co_await askOnce(
            std::move(session), idp); // within the server's grace period the old token still works
    if (const auto pause = pauseBeforeRetry(first, 1, RefreshPatience, m_ports.random)) {
        co_await m_ports.clock.sleep(*pause);
        co_return co_await askOnce(std::move(session), idp);
    }
    if (!tokenWasRefused(first))
        co_return fail(first);
    // Another build of this program may have rotated it without our lock: what lies in the keychain now counts.
    const QByteArray used = hash(session.refreshToken);
    auto current = co_await currentSecret();
    if (current && hash(current->refreshToken) != used)
        co_return co_await askOnce(std::move(*current), idp);
    co_await noteEnd(session.issuer, used);
    if (!keyWasRefused(first))
        first.code = u"session_ended"_s;
    co_return fail(first);
}

Task<Result<>> Session::keepRefreshToken(SessionSecret session, Secret renewed)
{
    const QByteArray replaces = hash(session.refreshToken);
    session.refreshToken = std::move(renewed);
    session.obtainedAt = m_ports.clock.now();
    Result<> written;
    for (int attempt = 0; attempt < 3; ++attempt) {
        written = co_await writeSessionSecret(m_ports.secrets, m_profile.name, session.copy());
        if (written)
            co_return written;
        co_await m_ports.clock.sleep(Milliseconds(200));
    }
    // The old one is dead at the server: the new one must survive somewhere, and the vault is sealed.
    const auto stranded = co_await m_vault.update([&](VaultContent &content) {
        content.stranded = StrandedToken{session.refreshToken.copy(), replaces};
        content.refreshing.reset();
    });
    Error error = written.error();
    error.message =
        u"The identity provider has replaced the refresh token, and the keychain did not take the new one. "_s
        + (stranded ? u"It waits in the sealed vault. "_s : QString()) + error.message;
    co_return fail(error);
}

/// OpenID Connect Core 12.2: the same person, issuer and client as at the sign-in.
Task<Result<VerifiedIdToken>> Session::verifyRefreshed(SessionSecret session, Secret idToken, ServerMetadata idp)
{
    const auto jws = UnverifiedJws::parse(idToken.reveal());
    if (!jws)
        co_return fail(tokenFailure(jws.error(), Leg::Refresh));
    const auto keys = co_await m_discovery.keys(idp.jwksUri, jws->keyId);
    if (!keys)
        co_return fail(keys.error());
    const auto content = co_await m_vault.read();
    IdTokenExpectation expected;
    expected.issuer = session.issuer;
    expected.clientId = session.clientId;
    expected.now = m_ports.clock.now();
    expected.algorithms = idTokenAlgorithms(idp.idTokenAlgorithms);
    expected.original =
        QJsonObject{{u"iss"_s, session.issuer}, {u"sub"_s, session.subject}, {u"aud"_s, session.clientId}};
    if (content && (*content)->session && (*content)->session->subject == session.subject)
        expected.original = (*content)->session->claims;
    auto verified = verifyIdToken(idToken.reveal(), *keys, expected);
    if (!verified)
        co_return fail(tokenFailure(verified.error(), Leg::Refresh));
    co_return verified;
}

Task<Result<Session::IdToken>> Session::keepIdToken(SessionSecret session, TokenResponse answer, ServerMetadata idp)
{
    if (answer.idToken.isEmpty())
        co_return fail(Fault::Malformed, Leg::Refresh, "refresh_without_id_token"_L1,
            u"The identity provider refreshed the session without a new ID token."_s,
            u"Ask for the scope openid, or set identityProvider.subjectToken to refresh_token."_s);
    const auto verified = co_await verifyRefreshed(session.copy(), answer.idToken.copy(), idp);
    if (!verified)
        co_return fail(verified.error());
    const Instant now = m_ports.clock.now();
    // The life that is left by the server's own clock: its skew against ours does not matter.
    const Instant expires = now + (verified->expires() - verified->issuedAt());
    const auto stored = co_await m_vault.update([&](VaultContent &content) {
        StoredSession kept = content.session ? content.session->copy() : StoredSession{};
        kept.issuer = session.issuer;
        kept.clientId = session.clientId;
        kept.subject = verified->subject();
        kept.claims = verified->claims();
        kept.idToken = answer.idToken.copy();
        kept.idTokenExpires = expires;
        kept.accessToken = answer.accessToken.copy();
        kept.accessTokenType = isBoundType(answer.tokenType) ? u"DPoP"_s : u"Bearer"_s;
        if (answer.expiresIn)
            kept.accessTokenExpires = now + *answer.expiresIn;
        if (kept.displayName.isEmpty())
            kept.displayName = verified->displayName();
        content.session = std::move(kept);
        content.refreshing.reset();
        m_documents.addTo(content);
    });
    if (!stored)
        co_return fail(stored.error());
    co_return std::make_shared<const Secret>(std::move(answer.idToken));
}

} // namespace agent0
