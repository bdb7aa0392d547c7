#include "broker/idjagrequest.h"

#include "broker/retry.h"
#include "oauth/grants.h"
#include "oidc/tokenadvice.h"

namespace agent0 {

namespace {

constexpr Milliseconds ExchangePatience{30'000};
/// An ID-JAG whose life is not said is used at once and not kept (Okta's lives 300 s).
constexpr Seconds UnsaidIdJagLife{60};

/// xaa.md 4.3: the ID token looked alive here and was not, there.
bool subjectHasExpired(const Error &error) { return error.code == "subject_token_expired"_L1; }

Error unusable(const IdJagFinding &finding)
{
    return Error{Fault::Untrusted, Leg::Exchange, u"id_jag_"_s + finding.code, finding.message,
        u"The ID-JAG was not sent on. Compare the connection's audience, resource and clientId with what the "
        u"administrator has "
        u"entered at the identity provider: the resource connection's fields, byte for byte."_s,
        {}, {}};
}

Error downgraded()
{
    return Error{Fault::Untrusted, Leg::Exchange, u"dpop_downgraded"_s,
        u"The identity provider gave an ID-JAG that is bound to no key although this connection requires it."_s,
        u"The ID-JAG was not sent on. Ask the administrator to enable DPoP for ID-JAGs at the identity provider, or "
        u"set the "
        u"connection's dpop to auto."_s,
        {}, {}};
}

Error boundAgainstTheProfile()
{
    return Error{Fault::Configuration, Leg::Exchange, u"dpop_needed_for_subject"_s,
        u"The refresh token stands for the person here and is bound to a key (DPoP), which this connection may not use."_s,
        u"Set identityProvider.subjectToken to auto or id_token, or the connection's dpop to auto."_s, {}, {}};
}

} // namespace

IdJagRequest::IdJagRequest(Ports ports, const Profile &profile, Session &session, Discovery &discovery,
    Credentials &credentials, IdJagLedger &ledger, StepSink steps)
    : m_ports(std::move(ports)),
      m_profile(profile),
      m_session(session),
      m_discovery(discovery),
      m_credentials(credentials),
      m_ledger(ledger),
      m_steps(std::move(steps))
{
}

Task<Result<IssuedIdJag>> IdJagRequest::obtain(Connection connection, QStringList scopes, std::optional<DpopKey> key)
{
    const auto wish = std::make_shared<Wish>(std::move(connection), scopes, key);
    const Connection &to = wish->connection;
    // Whether anybody is signed in, and the keychain can say so, comes before all that the network could.
    const auto subject = co_await m_session.subject();
    if (!subject)
        co_return fail(subject.error());
    const auto idp = co_await m_discovery.identityProvider(m_profile.identityProvider.issuer);
    if (!idp)
        co_return fail(idp.error());
    const Milliseconds began = m_ports.clock.ticks();
    Step step{Leg::Exchange, to.id, u"ID-JAG for "_s + to.displayName,
        {{u"audience"_s, to.audience}, {u"resource"_s, to.resource}, {u"scope"_s, scopes.join(u' ')}}, {}, {}, {}};
    auto answer = co_await ask(wish, *idp, *subject);
    Result<IssuedIdJag> idJag = fail(Error());
    if (answer)
        idJag = co_await accept(wish, std::move(*answer));
    else
        idJag = fail(answer.error());
    step.took = m_ports.clock.ticks() - began;
    if (idJag) {
        idJag->person = subject->person;
        if (key || !idJag->keyThumbprint.isEmpty())
            idJag->dpop = wish->key;
        step.granted = grantedBy(*idJag, to.id);
        if (key)
            step.granted.insert("dpop"_L1, idJag->keyThumbprint.isEmpty() ? u"downgraded"_s : u"bound"_s);
    } else {
        step.failure = idJag.error();
    }
    if (m_steps)
        m_steps(step);
    co_return idJag;
}

/// Where ID-JAGs are metered also how many of the month's are gone (DESIGN 6: warn at 80 %).
Facts IdJagRequest::grantedBy(const IssuedIdJag &idJag, const QString &connection) const
{
    Facts granted{{u"scope"_s, idJag.scopes.join(u' ')}, {u"subject"_s, idJag.subject},
        {u"expiresIn"_s, qint64(std::chrono::ceil<Seconds>(idJag.expires - m_ports.clock.now()).count())}};
    const auto perMonth = m_profile.identityProvider.idJagsPerMonth;
    if (!perMonth)
        return granted;
    const QString person = IdJagLedger::person(m_profile.identityProvider.issuer, m_session.subjectName());
    const IdJagBudget budget = m_ledger.budget(person, connection, perMonth);
    if (budget.nearlySpent()) {
        granted.insert(u"idJagsThisMonth"_s, budget.spent);
        granted.insert(u"idJagBudget"_s, *perMonth);
    }
    return granted;
}

Task<Result<IssuedIdJag>> IdJagRequest::obtainWith(Connection connection, QStringList scopes, SubjectProof subject)
{
    const auto wish = std::make_shared<Wish>(std::move(connection), scopes, std::nullopt);
    const auto idp = co_await m_discovery.identityProvider(m_profile.identityProvider.issuer);
    if (!idp)
        co_return fail(idp.error());
    auto answer = co_await exchange(wish, *idp, subject);
    if (!answer)
        co_return fail(answer.error());
    co_return co_await accept(wish, std::move(*answer));
}

Task<Result<TokenResponse>> IdJagRequest::ask(WishRef wish, ServerMetadata idp, SubjectProof subject)
{
    auto answer = co_await exchange(wish, idp, subject);
    if (!answer && subject.type == IdTokenType && subjectHasExpired(answer.error())) {
        const auto fresh = co_await m_session.subject(Session::hash(*subject.token));
        if (!fresh)
            co_return fail(fresh.error());
        if (fresh->person != subject.person)
            co_return answer; // it was asked for who is not there any more
        subject = *fresh;
        answer = co_await exchange(wish, idp, subject);
    }
    if (answer)
        co_await m_session.learnSubject(subject.type);
    co_return answer;
}

Task<Result<TokenResponse>> IdJagRequest::exchange(WishRef wish, ServerMetadata idp, SubjectProof subject)
{
    const Connection &to = wish->connection;
    if (subject.dpop && to.dpop == Dpop::Off)
        co_return fail(boundAgainstTheProfile());
    // RFC 9449 5: whoever presents a bound refresh token proves its key, and a request carries one proof.
    if (subject.dpop)
        wish->key = subject.dpop;
    const ExchangeGrant grant{subject.type, to.audience, to.resource, wish->scopes, to.authorizationDetails.toUtf8()};
    const auto attempt = [&]() { return exchangeOnce(wish, idp.tokenEndpoint, exchangeGrant(grant, *subject.token)); };
    co_return co_await retrying<TokenResponse>(attempt, m_ports.clock, m_ports.random, ExchangePatience);
}

Task<Result<TokenResponse>> IdJagRequest::exchangeOnce(WishRef wish, QString endpointAddress, QList<FormField> fields)
{
    auto client = co_await m_credentials.atIdentityProvider();
    if (!client)
        co_return fail(Error(client.error()));
    TokenRequest request(Leg::Exchange, endpointAddress, std::move(fields));
    request.connection = wish->connection.id;
    request.dpop = wish->key;
    request.client = std::move(*client);
    TokenEndpoint endpoint(m_ports.http, m_ports.clock, m_ports.random);
    co_return co_await endpoint.request(std::move(request));
}

Task<Result<IssuedIdJag>> IdJagRequest::accept(WishRef wish, TokenResponse answer)
{
    const Connection &connection = wish->connection;
    // RFC 8693 2.2.1: issued_token_type, not the member's name, says what came back. Anything else is a token of
    // another kind, and must not be shown to the resource's server.
    if (answer.issuedTokenType != QLatin1StringView(IdJagType))
        co_return fail(Fault::Untrusted, Leg::Exchange, "issued_token_type"_L1,
            u"The identity provider answered the exchange with something other than an ID-JAG."_s,
            u"Check that Cross App Access is enabled there, and that identityProvider.issuer names the server that "
            u"issues ID-JAGs (at Okta the org, without /oauth2/…)."_s);
    const Instant now = m_ports.clock.now();
    IdJagExpectation expected;
    expected.issuer = m_profile.identityProvider.issuer;
    expected.audience = connection.audience;
    expected.clientIdAtResource = connection.clientId;
    expected.resource = connection.resource;
    expected.scopes = wish->scopes;
    expected.keyThumbprint = wish->key ? wish->key->thumbprint() : QString();
    expected.now = now;
    expected.skew = MaxClockSkew;
    // It was issued, whatever is in it: it counts.
    const auto counted =
        co_await m_ledger.note(IdJagLedger::person(expected.issuer, m_session.subjectName()), connection.id);
    if (!counted)
        co_return fail(Error(counted.error()).at(Leg::Exchange));
    const auto inspection = inspectIdJag(answer.accessToken.reveal(), expected);
    if (!inspection)
        co_return fail(tokenFailure(inspection.error(), Leg::Exchange));
    if (m_observer)
        m_observer(*inspection);
    if (!inspection->usable())
        co_return fail(unusable(inspection->findings.constFirst()));
    const IdJagClaims &claims = inspection->claims;
    // The answer does not tell whether the proof was heeded (ID-JAG draft 9): the ID-JAG itself does.
    if (wish->key && claims.keyThumbprint.isEmpty() && connection.dpop == Dpop::Required)
        co_return fail(downgraded());
    const Seconds life = claims.expires && claims.issuedAt
        ? std::chrono::floor<Seconds>(*claims.expires - *claims.issuedAt)
        : answer.expiresIn.value_or(UnsaidIdJagLife);
    co_return IssuedIdJag{std::move(answer.accessToken), now + life,
        claims.scopes.value_or(answer.scope ? scopeList(*answer.scope) : wish->scopes), claims.subject,
        claims.keyThumbprint};
}

} // namespace agent0
