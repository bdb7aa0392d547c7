#include "agent/access.h"

#include "agent/signinflow.h"
#include "base/displaytext.h"
#include "broker/apicall.h"
#include "oauth/resourceauthority.h"

namespace agent0 {

namespace {

/// The demanded scopes that the connection may ask for and does not have yet. One by consent whose scopes nobody has fixed may ask for
/// any: the person decides.
QStringList allowedOf(const QStringList &demanded, const Connection &connection, const LiveToken &token)
{
    const bool any = connection.access != Access::Xaa && connection.scopes.isEmpty();
    QStringList allowed;
    for (const QString &scope : demanded) {
        const bool had = token.scopesGranted.contains(scope) && token.scopesAsked.contains(scope);
        if ((any || connection.scopes.contains(scope)) && !had)
            allowed << scope;
    }
    return allowed;
}

/// The sign-in that is demanded, as a command to type.
QString signInCommand(const OAuthError &demand)
{
    QString command = u"agent0ctl login --force"_s;
    if (!demand.acrValues.isEmpty())
        command += u" --acr-values \"%1\""_s.arg(displayText(demand.acrValues, 200).remove(u'"'));
    if (demand.maxAge)
        command += u" --max-age %1"_s.arg(*demand.maxAge);
    return command;
}

} // namespace

bool SteppedUpAccess::isDemanded(const Error &error)
{
    return error.fault == Fault::SignInNeeded && error.oauth
        && error.oauth->code == "insufficient_user_authentication"_L1;
}

Task<Result<LiveToken>> SteppedUpAccess::access(const Connection &connection, const AccessWish &wish)
{
    auto token = co_await m_parts.broker.access(connection, wish);
    if (token || !isDemanded(token.error()))
        co_return token;
    const auto signedIn = co_await stepUp(token.error());
    if (!signedIn)
        co_return fail(signedIn.error());
    co_return co_await m_parts.broker.access(connection, wish);
}

Task<Result<std::optional<LiveToken>>> SteppedUpAccess::better(
    const Connection &connection, std::optional<LiveToken> token, HttpResponse refusal)
{
    AccessWish wish{{}, token ? Session::hash(*token->token) : QByteArray(), refusal, m_parts.stepUp};
    const Error said = apiFailure(connection, refusal, m_parts.ports.clock.now());
    if (isDemanded(said)) {
        const auto signedIn = co_await stepUp(said);
        if (!signedIn)
            co_return fail(signedIn.error());
    } else if (refusal.status == 403) {
        const QStringList more = token ? allowedOf(demandedScopes(refusal), connection, *token) : QStringList();
        if (more.isEmpty())
            co_return std::nullopt;
        wish.scopes = unitedScopes(token->scopesGranted, more);
    } else if ((!token || !token->dpop) && wantsProof(refusal)) {
        const auto key = co_await m_parts.proofs.afterDemand(connection, Leg::Resource);
        if (!key)
            co_return fail(key.error());
    }
    auto fresh = co_await access(connection, wish);
    if (!fresh)
        co_return fail(fresh.error());
    co_return std::move(*fresh);
}

Task<Result<>> SteppedUpAccess::stepUp(Error demand)
{
    if (!m_parts.stepUp) {
        demand.hint = u"Sign in again as it demands: "_s + signInCommand(*demand.oauth);
        co_return fail(demand);
    }
    SignInFlow flow(m_parts);
    const auto person = co_await flow.run(SignInOptions::after(demand), m_parts.stepUp);
    if (!person)
        co_return fail(person.error());
    co_return Result<>();
}

} // namespace agent0
