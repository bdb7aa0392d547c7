#include "sandbox/idjagexchange.h"

#include <QDate>
#include <QDateTime>

namespace agent0::sandbox {

namespace {

constexpr QByteArrayView IdJagType = "urn:ietf:params:oauth:token-type:id-jag";
constexpr QByteArrayView IdTokenType = "urn:ietf:params:oauth:token-type:id_token";
constexpr QByteArrayView RefreshTokenType = "urn:ietf:params:oauth:token-type:refresh_token";
/// What the two step-up faults demand.
const QString StrongAcr = QStringLiteral("phr");
constexpr qint64 RecentSeconds = 300;

std::unexpected<Problem> stepUp(const QJsonObject &demand)
{
    return refuse(400, "insufficient_user_authentication",
        u"The authentication context is insufficient for the requested resource."_s, demand);
}

} // namespace

Answer<QJsonObject> IdJagExchange::exchange(const Request &request, const Fields &form, const Client &client)
{
    if (const auto fine = checkShape(form); !fine)
        return std::unexpected(fine.error());
    const auto proof = m_state.proofs.check(request, m_state.tokenEndpoint());
    if (!proof)
        return std::unexpected(proof.error());
    if (proof->isEmpty() && m_state.world.faults.happens("exchange-dpop-required"_L1, "idp"))
        return refuse(400, "invalid_dpop_proof", u"The DPoP proof JWT header is missing."_s);
    if (const auto ours = m_state.refreshTokens.checkBinding(form.value("subject_token"), *proof); !ours)
        return std::unexpected(ours.error());
    const auto whom = subject(form, client);
    if (!whom)
        return std::unexpected(whom.error());
    const auto what = target(form);
    if (!what)
        return std::unexpected(what.error());
    if (const auto strong = checkStrength(*whom); !strong)
        return std::unexpected(strong.error());
    const auto scopes = grantedScopes(form, *whom, client, **what);
    if (!scopes)
        return std::unexpected(scopes.error());
    if (const auto spent = spend(*whom, **what); !spent)
        return std::unexpected(spent.error());

    TokenDraft draft{{{u"typ"_s, u"oauth-id-jag+jwt"_s}}, claims(*whom, **what, *scopes, form),
        m_state.keys.current(m_state.options.tokenAlgorithm), m_state.options.tokenAlgorithm, {}};
    if (!proof->isEmpty())
        draft.claims[u"cnf"_s] = QJsonObject{{u"jkt"_s, text(*proof)}};
    m_state.world.faults.inToken(Point::IdJag, draft, m_state.scene(request));
    QJsonObject answer{{u"access_token"_s, text(sealed(draft))},
        {u"issued_token_type"_s, QString::fromLatin1(IdJagType)}, {u"token_type"_s, u"N_A"_s},
        {u"expires_in"_s, qint64(m_state.options.lifetimes.idJag.count())}};
    if (*scopes != scopeWords(form.value("scope")))
        answer[u"scope"_s] = scopes->join(u' ');
    return answer;
}

Answer<> IdJagExchange::checkShape(const Fields &form) const
{
    if (form.value("requested_token_type") != IdJagType)
        return refuse(400, "invalid_request", u"'requested_token_type' is invalid or not supported."_s);
    for (const QByteArray name : {"subject_token", "subject_token_type", "audience"}) {
        if (form.value(name).isEmpty())
            return refuse(400, "invalid_request", u"The required parameter '%1' is missing."_s.arg(text(name)));
    }
    return {};
}

Answer<IdJagExchange::Subject> IdJagExchange::subject(const Fields &form, const Client &client)
{
    const QByteArray type = form.value("subject_token_type");
    const bool refreshTaken = !m_state.world.faults.happens("exchange-no-refresh-token-subject"_L1, "idp");
    if (type == RefreshTokenType && refreshTaken)
        return subjectOfRefreshToken(form.value("subject_token"), client);
    if (type != IdTokenType)
        return refuse(400, "invalid_request", u"'subject_token_type' is invalid or not supported."_s);
    const auto claims = m_idTokens.check(form.value("subject_token"), client.id);
    if (!claims)
        return std::unexpected(claims.error());
    Subject subject;
    subject.person = personOfSubject(claims->value(u"sub"_s).toString());
    if (!subject.person)
        return refuse(400, "invalid_request", u"'subject_token' is invalid: the user account is not active."_s);
    for (const QString &name : {u"auth_time"_s, u"acr"_s, u"amr"_s}) {
        if (claims->contains(name))
            subject.authentication[name] = claims->value(name);
    }
    subject.hasEmail = claims->contains(u"email"_s);
    subject.maxAge = m_state.maxAges.value(claims->value(u"sid"_s).toString().toUtf8());
    return subject;
}

Answer<IdJagExchange::Subject> IdJagExchange::subjectOfRefreshToken(const QByteArray &token, const Client &client)
{
    // The token stays as it is: an exchange is no refresh, nothing is rotated.
    const auto family = m_state.refreshTokens.find(token);
    if (!family || family->revoked || family->current != token || family->grant.clientId != client.id)
        return refuse(400, "invalid_grant", u"The 'subject_token' has expired or its session was terminated."_s);
    const Grant &grant = family->grant;
    Subject subject;
    subject.person = grant.person;
    subject.authentication = {
        {u"auth_time"_s, grant.authTime}, {u"acr"_s, text(grant.acr)}, {u"amr"_s, QJsonArray{u"pwd"_s}}};
    subject.hasEmail = grant.scopes.contains(u"email"_s);
    subject.maxAge = grant.maxAge;
    return subject;
}

Answer<> IdJagExchange::checkStrength(const Subject &subject)
{
    FaultSwitch &faults = m_state.world.faults;
    if (subject.authentication.value(u"acr"_s).toString() != StrongAcr
        && faults.happens("exchange-step-up-acr"_L1, "idp"))
        return stepUp({{u"acr_values"_s, StrongAcr}});
    if (subject.maxAge.value_or(RecentSeconds + 1) > RecentSeconds
        && faults.happens("exchange-step-up-max-age"_L1, "idp"))
        return stepUp({{u"max_age"_s, RecentSeconds}});
    return {};
}

Answer<const ResourceConnection *> IdJagExchange::target(const Fields &form) const
{
    const QByteArray audience = form.value("audience");
    const auto found =
        std::ranges::find_if(m_connections, [&](const ResourceConnection &one) { return one.audience == audience; });
    if (found == m_connections.end())
        return refuse(400, "invalid_target", u"The request must include a valid audience."_s);
    if (form.has("resource") && form.value("resource") != found->resource)
        return refuse(400, "invalid_target", u"'resource' is invalid or not supported."_s);
    return &*found;
}

Answer<QStringList> IdJagExchange::grantedScopes(
    const Fields &form, const Subject &subject, const Client &client, const ResourceConnection &target) const
{
    const QStringList asked = scopeWords(form.value("scope"));
    if (asked.isEmpty())
        return refuse(400, "invalid_scope", u"No scopes were requested."_s);
    for (const QString &scope : asked) {
        if (!target.scopes.contains(scope) && !m_state.options.narrowScopes)
            return refuse(400, "invalid_scope",
                u"One or more scopes are not configured for the authorization server resource."_s);
    }
    auto allowed = m_policy.allowed(subject.person->username, client.id, target.id, asked);
    if (!allowed)
        return refuse(401, "access_denied",
            u"Policy evaluation failed for this request, please check the policy configurations."_s);
    allowed->removeIf([&](const QString &scope) { return !target.scopes.contains(scope); });
    if (allowed->isEmpty())
        return refuse(400, "access_denied", u"All requested scopes were rejected by the resource connection."_s);
    if (m_state.world.faults.happens("exchange-narrows-scope"_L1, "idp"))
        return allowed->first(1);
    if (*allowed == asked || m_state.options.narrowScopes)
        return *allowed;
    QStringList denied = asked;
    denied.removeIf([&](const QString &scope) { return allowed->contains(scope); });
    return refuse(400, "access_denied", u"Some of the requested scopes were denied: [%1]."_s.arg(denied.join(u", ")));
}

QJsonObject IdJagExchange::claims(
    const Subject &subject, const ResourceConnection &target, const QStringList &scopes, const Fields &form) const
{
    const qint64 now = m_state.world.seconds();
    QJsonObject claims = subject.authentication;
    claims[u"iss"_s] = text(m_state.issuer);
    claims[u"sub"_s] = subject.person->subject;
    claims[u"aud"_s] = text(target.audience);
    claims[u"client_id"_s] = text(target.clientId);
    claims[u"jti"_s] = u"IDAAG."_s + text(m_state.world.token());
    claims[u"iat"_s] = now;
    claims[u"exp"_s] = now + m_state.options.lifetimes.idJag.count();
    claims[u"scope"_s] = scopes.join(u' ');
    if (form.has("resource"))
        claims[u"resource"_s] = text(target.resource);
    if (subject.hasEmail)
        claims[u"email"_s] = subject.person->email;
    return claims;
}

QByteArray IdJagExchange::quotaKey(QByteArrayView person, QByteArrayView resource) const
{
    const QDate today = QDateTime::fromSecsSinceEpoch(m_state.world.seconds()).toUTC().date();
    return person.toByteArray() + '|' + resource.toByteArray() + '|' + today.toString(u"yyyy-MM").toLatin1();
}

int IdJagExchange::used(QByteArrayView person, QByteArrayView resource) const
{
    return m_used.value(quotaKey(person, resource));
}

Answer<> IdJagExchange::spend(const Subject &subject, const ResourceConnection &target)
{
    int &used = m_used[quotaKey(subject.person->username, target.id)];
    if (m_state.options.quota > 0 && used >= m_state.options.quota)
        return refuse(400, "access_denied",
            u"The ID-JAG quota of this user for the requested resource app is used up for this month."_s);
    ++used;
    return {};
}

} // namespace agent0::sandbox
