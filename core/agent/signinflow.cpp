#include "agent/signinflow.h"

#include "agent/statusreport.h"
#include "base/displaytext.h"
#include "oidc/userinfo.h"
#include "vault/sessionsecret.h"

namespace agent0 {

namespace {

void report(const AgentParts &parts, Step step)
{
    if (parts.steps)
        parts.steps(step);
}

/// The first of these claims that is a text, fit to be shown.
QString firstOf(const QJsonObject &claims, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QString text = claims.value(name).toString(); !text.isEmpty())
            return displayText(text, 200);
    }
    return {};
}

} // namespace

Task<Result<Person>> SignInFlow::run(SignInOptions options, OpenBrowser open)
{
    StatusReport report(m_parts);
    const auto session = co_await report.session();
    // A keychain that cannot keep the session is said before the browser opens, not after.
    if (session && session->keychainFailure)
        co_return fail(*session->keychainFailure);
    if (!options.force && session && session->signedIn)
        co_return session->person;
    // Also of a session that has ended; nothing where nobody was signed in.
    std::optional<QString> subject;
    if (options.samePerson && session && !session->person.subject.isEmpty())
        subject = session->person.subject;
    auto signedIn = co_await signIn(std::move(options), std::move(subject), std::move(open));
    if (!signedIn)
        co_return fail(signedIn.error());
    auto person = co_await whoIs(*signedIn);
    if (!person)
        co_return fail(person.error());
    co_return co_await keep(std::move(*signedIn), std::move(*person));
}

Task<Result<SignedIn>> SignInFlow::signIn(SignInOptions options, std::optional<QString> subject, OpenBrowser open)
{
    const IdentityProvider &settings = m_parts.profile.identityProvider;
    const Milliseconds began = m_parts.ports.clock.ticks();
    const auto idp = co_await m_parts.discovery.identityProvider(settings.issuer);
    Step discovery{Leg::Discovery, {}, u"discovery of the identity provider"_s, {{u"issuer"_s, settings.issuer}}, {},
        m_parts.ports.clock.ticks() - began, {}};
    if (!idp) {
        discovery.failure = idp.error();
        report(m_parts, discovery);
        co_return fail(idp.error());
    }
    discovery.granted = {{u"tokenEndpoint"_s, idp->tokenEndpoint}};
    report(m_parts, discovery);
    auto client = co_await m_parts.credentials.atIdentityProvider();
    if (!client)
        co_return fail(client.error());

    const auto key = m_parts.proofs.forSignIn(*idp);
    if (!key)
        co_return fail(Error(key.error()).at(Leg::SignIn));

    SignInRequest request;
    request.idp = *idp;
    request.dpop = *key;
    request.settings = settings;
    request.client = std::move(*client);
    request.loginHint = options.loginHint;
    request.prompt = options.force && options.acrValues.isEmpty() && !options.maxAge ? u"login"_s : QString();
    request.acrValues = options.acrValues;
    request.maxAge = options.maxAge;
    request.expectedSubject = std::move(subject);
    request.deadline = options.deadline;
    const Milliseconds asked = m_parts.ports.clock.ticks();
    SignIn flow(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random, m_parts.discovery);
    auto signedIn = co_await flow.signIn(std::move(request), std::move(open));
    Step step{Leg::SignIn, {}, u"sign-in in the browser, ID token verified"_s,
        {{u"scope"_s, settings.scopes.join(u' ')}, {u"client"_s, settings.clientId}}, {},
        m_parts.ports.clock.ticks() - asked, {}};
    if (signedIn)
        step.granted = {{u"scope"_s, signedIn->scopes.join(u' ')}, {u"subject"_s, signedIn->idTokenClaims.subject()},
            {u"refreshToken"_s, !signedIn->refreshToken.isEmpty()}};
    else
        step.failure = signedIn.error();
    if (signedIn && *key)
        step.granted.insert(u"dpop"_s, isBoundType(signedIn->tokenType) ? u"bound"_s : u"downgraded"_s);
    report(m_parts, step);
    co_return signedIn;
}

Task<Result<>> SignInFlow::keepRefreshToken(const SignedIn &signedIn)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    Step step{Leg::Keychain, {}, u"refresh token into the keychain"_s,
        {{u"keychain"_s, m_parts.ports.secrets.description()}}, {}, {}, {}};
    Result<> kept;
    if (signedIn.refreshToken.isEmpty()) {
        // The one of an earlier sign-in, perhaps another person's, must not stay in its place.
        kept = co_await removeSessionSecret(m_parts.ports.secrets, m_parts.profile.name);
        step.title = u"no refresh token came: ask for the scope offline_access"_s;
    } else {
        SessionSecret secret{signedIn.refreshToken.copy(), signedIn.idTokenClaims.issuer(),
            m_parts.profile.identityProvider.clientId, signedIn.idTokenClaims.subject(),
            signedIn.idTokenClaims.authenticatedAt(), m_parts.ports.clock.now(),
            signedIn.dpop ? signedIn.dpop->key.toPrivatePem() : Secret()};
        kept = co_await writeSessionSecret(m_parts.ports.secrets, m_parts.profile.name, std::move(secret));
    }
    step.took = m_parts.ports.clock.ticks() - began;
    if (!kept)
        step.failure = kept.error();
    report(m_parts, step);
    co_return kept;
}

/// Many providers put no name into the ID token when there is a UserInfo endpoint to ask. Whom they cannot name signs in all
/// the same; an answer about somebody else ends the sign-in (OpenID Connect Core 5.3.2).
Task<Result<Person>> SignInFlow::whoIs(const SignedIn &signedIn)
{
    const VerifiedIdToken &claims = signedIn.idTokenClaims;
    Person person{claims.subject(), claims.displayName(), claims.email(), claims.issuer()};
    const bool named = person.displayName != person.subject || !person.email.isEmpty();
    const auto idp = co_await m_parts.discovery.identityProvider(m_parts.profile.identityProvider.issuer);
    if (named || !idp || idp->userinfoEndpoint.isEmpty() || signedIn.accessToken.isEmpty())
        co_return person;
    UserInfo endpoint(m_parts.ports.http, m_parts.ports.clock, m_parts.ports.random, m_parts.discovery);
    const auto told =
        co_await endpoint.ask(*idp, signedIn.accessToken.copy(), m_parts.profile.identityProvider.clientId,
            person.subject, isBoundType(signedIn.tokenType) ? signedIn.dpop : std::nullopt);
    if (!told && told.error().fault == Fault::Untrusted)
        co_return fail(told.error());
    if (!told)
        co_return person;
    person.email = firstOf(*told, {"email"_L1});
    const QString name = firstOf(*told, {"name"_L1, "preferred_username"_L1, "email"_L1});
    person.displayName = name.isEmpty() ? person.displayName : name;
    co_return person;
}

/// By the key of a connection whoever has it could be told to be at this machine: one by XAA has it for one person alone. What other
/// resources gave directly stays, and the keys that it is bound to.
Task<Result<>> SignInFlow::forgetKeysOfOthers(Person person)
{
    const auto content = co_await m_parts.vault.read();
    if (!content)
        co_return fail(content.error());
    const auto &before = (*content)->session;
    if (before && before->subject == person.subject && before->issuer == person.issuer)
        co_return Result<>();
    QStringList direct;
    for (const Connection &one : m_parts.profile.connections) {
        if (one.access != Access::Xaa)
            direct << one.id;
    }
    co_return co_await m_parts.proofs.forgetAllBut(std::move(direct));
}

Task<Result<Person>> SignInFlow::keep(SignedIn signedIn, Person person)
{
    const auto lock =
        co_await FileLock::acquire(m_parts.folder + "/session.lock"_L1, m_parts.ports.clock, Milliseconds(60'000));
    if (!lock)
        co_return fail(Error(lock.error()).at(Leg::SignIn));
    const auto forgotten = co_await forgetKeysOfOthers(person);
    if (!forgotten)
        co_return fail(Error(forgotten.error()).at(Leg::SignIn));
    const auto kept = co_await keepRefreshToken(signedIn);
    if (!kept)
        co_return fail(kept.error());
    const VerifiedIdToken &claims = signedIn.idTokenClaims;
    const Instant now = m_parts.ports.clock.now();
    const auto stored = co_await m_parts.vault.update([&](VaultContent &content) {
        const bool samePerson = content.session && content.session->subject == claims.subject()
            && content.session->issuer == claims.issuer();
        if (!samePerson)
            content.access.clear();
        StoredSession session;
        session.issuer = claims.issuer();
        session.clientId = m_parts.profile.identityProvider.clientId;
        session.subject = claims.subject();
        session.displayName = person.displayName;
        session.email = person.email;
        session.claims = claims.claims();
        session.idToken = signedIn.idToken.copy();
        session.idTokenExpires = now + (claims.expires() - claims.issuedAt());
        session.authTime = claims.authenticatedAt();
        session.signedInAt = now;
        session.accessToken = signedIn.accessToken.copy();
        session.accessTokenType = signedIn.tokenType;
        if (signedIn.accessTokenLife)
            session.accessTokenExpires = now + *signedIn.accessTokenLife;
        content.session = std::move(session);
        content.refreshing.reset();
        m_parts.documents.addTo(content);
    });
    if (!stored)
        co_return fail(stored.error());
    co_return person;
}

} // namespace agent0
