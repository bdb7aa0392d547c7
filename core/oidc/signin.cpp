#include "oidc/signin.h"

#include "base/race.h"
#include "base/base64url.h"
#include "oauth/grants.h"
#include "oidc/tokenadvice.h"

namespace agent0 {

SignIn::SignIn(HttpClient &http, Clock &clock, RandomBytes random, Discovery &discovery)
    : m_http(http), m_clock(clock), m_random(std::move(random)), m_discovery(discovery)
{
}

Task<Result<SignedIn>> SignIn::signIn(SignInRequest request, OpenBrowser open)
{
    const Milliseconds deadline = request.deadline;
    auto signedIn = co_await before(m_clock.sleep(deadline), run(std::move(request), std::move(open)));
    if (signedIn)
        co_return std::move(*signedIn);
    co_return fail(Fault::SignInNeeded, Leg::SignIn, "sign_in_timeout"_L1,
        u"Nobody came back from the browser within %1 seconds."_s.arg(deadline.count() / 1000),
        u"Start the sign-in again. If the browser showed an error about the redirect address, register the address "
        u"that "
        u"Agent0 prints at the identity provider, byte for byte."_s);
}

Task<Result<SignedIn>> SignIn::run(SignInRequest request, OpenBrowser open)
{
    const QByteArray nonce = toBase64Url(m_random(32));
    CodeFlowRequest grant{request.idp, request.client.copy(), request.settings.scopes, request.settings.redirectPort,
        request.settings.redirectPath, {{"nonce", nonce}}};
    if (!request.prompt.isEmpty())
        grant.extra.append({"prompt", request.prompt.toUtf8()});
    if (!request.loginHint.isEmpty())
        grant.extra.append({"login_hint", request.loginHint.toUtf8()});
    if (!request.acrValues.isEmpty())
        grant.extra.append({"acr_values", request.acrValues.join(u' ').toUtf8()});
    if (request.maxAge)
        grant.extra.append({"max_age", QByteArray::number(*request.maxAge)});
    grant.dpop = request.dpop;
    CodeFlow flow(m_http, m_clock, m_random);
    auto answer = co_await flow.run(std::move(grant), std::move(open));
    Result<SignedIn> signedIn = fail(Error());
    if (answer)
        signedIn = co_await accept(std::move(request), std::move(*answer), QString::fromLatin1(nonce));
    else
        signedIn = fail(answer.error());
    flow.finish(signedIn ? Result<>() : Result<>(fail(signedIn.error())));
    co_return signedIn;
}

Task<Result<SignedIn>> SignIn::accept(SignInRequest request, TokenResponse answer, QString nonce)
{
    const bool bound = isBoundType(answer.tokenType);
    if (request.settings.dpop == Dpop::Required && !bound)
        co_return fail(sessionDowngraded(Leg::SignIn));
    if (answer.idToken.isEmpty())
        co_return fail(Fault::Malformed, Leg::SignIn, "id_token_missing"_L1,
            u"The identity provider's answer holds no ID token."_s,
            u"Ask for the scope openid (identityProvider.scopes), and check that the issuer is an OpenID provider."_s);
    const auto jws = UnverifiedJws::parse(answer.idToken.reveal());
    if (!jws)
        co_return fail(tokenFailure(jws.error(), Leg::SignIn));
    const auto keys = co_await m_discovery.keys(request.idp.jwksUri, jws->keyId);
    if (!keys)
        co_return fail(keys.error());
    IdTokenExpectation expected;
    expected.issuer = request.idp.issuer;
    expected.clientId = request.settings.clientId;
    expected.now = m_clock.now();
    expected.algorithms = idTokenAlgorithms(request.idp.idTokenAlgorithms);
    expected.nonce = nonce;
    expected.accessToken = &answer.accessToken;
    expected.acrValues = request.acrValues;
    if (request.maxAge)
        expected.maxAge = Seconds(*request.maxAge);
    auto verified = verifyIdToken(answer.idToken.reveal(), *keys, expected);
    if (!verified)
        co_return fail(tokenFailure(verified.error(), Leg::SignIn));
    if (request.expectedSubject && verified->subject() != *request.expectedSubject)
        co_return fail(Fault::Untrusted, Leg::SignIn, "another_person"_L1,
            u"Somebody else came back from the browser: %1."_s.arg(verified->displayName()),
            u"Sign in as the person whose session this is, or sign out first: agent0ctl logout"_s);
    const QStringList scopes = answer.scope ? scopeList(*answer.scope) : request.settings.scopes;
    co_return SignedIn{std::move(*verified), std::move(answer.idToken), std::move(answer.refreshToken),
        std::move(answer.accessToken), answer.expiresIn, scopes, bound ? u"DPoP"_s : u"Bearer"_s,
        std::move(request.dpop)};
}

} // namespace agent0
