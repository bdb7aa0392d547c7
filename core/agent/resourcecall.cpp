#include "agent/resourcecall.h"

#include "broker/retry.h"

namespace agent0 {

namespace {

constexpr Milliseconds CallPatience{60'000};

QStringList united(QStringList scopes, const QStringList &more)
{
    for (const QString &scope : more) {
        if (!scopes.contains(scope))
            scopes << scope;
    }
    return scopes;
}

/// The demanded scopes that the connection may ask for and does not have yet.
QStringList allowedOf(const QStringList &demanded, const Connection &connection, const LiveToken &token)
{
    QStringList allowed;
    for (const QString &scope : demanded) {
        if (connection.scopes.contains(scope) && !token.scopesGranted.contains(scope))
            allowed << scope;
    }
    return allowed;
}

} // namespace

/// One request; what was not carried out (nobody reached, 429, 503) is tried again within its patience.
Task<Result<HttpResponse>> ResourceCall::attempt(Connection connection, LiveToken token, ApiRequest request)
{
    const auto once = [&]() { return sendOrWait(connection, token, request); };
    auto response = co_await retrying<HttpResponse>(once, m_parts.ports.clock, m_parts.ports.random, CallPatience);
    if (response || !response.error().oauth)
        co_return response;
    // The server's "later" outlasted our patience: its answer is what counts.
    co_return fail(response.error());
}

Task<Result<HttpResponse>> ResourceCall::sendOrWait(Connection connection, LiveToken token, ApiRequest request)
{
    auto response = co_await sendApiRequest(m_parts.ports, connection, token, request);
    if (response && (response->status == 429 || response->status == 503))
        co_return fail(apiFailure(connection, *response, m_parts.ports.clock.now()));
    co_return response;
}

Task<Result<HttpResponse>> ResourceCall::run(Connection connection, ApiRequest request)
{
    const Milliseconds began = m_parts.ports.clock.ticks();
    // Without its query: this is shown in lists.
    Step step{Leg::Resource, connection.id, u"call of "_s + connection.displayName,
        {{u"request"_s, QString::fromLatin1(request.method) + u' ' + request.path.section(u'?', 0, 0)}}, {}, {}, {}};
    auto response = co_await answered(std::move(connection), std::move(request));
    if (!m_parts.steps)
        co_return response;
    step.took = m_parts.ports.clock.ticks() - began;
    if (response)
        step.granted = {{u"status"_s, response->status}};
    else
        step.failure = response.error();
    m_parts.steps(step);
    co_return response;
}

Task<Result<HttpResponse>> ResourceCall::answered(Connection connection, ApiRequest request)
{
    SteppedUpAccess access(m_parts);
    auto token = co_await access.access(connection, {}, {});
    if (!token)
        co_return fail(token.error());
    auto response = co_await attempt(connection, *token, request);
    if (response && (response->status == 401 || response->status == 403)) {
        const auto better = co_await betterToken(connection, *token, *response);
        if (better && *better)
            response = co_await attempt(connection, **better, request);
        else if (!better)
            co_return fail(better.error());
    }
    if (response && (response->status < 200 || response->status >= 300))
        co_return fail(apiFailure(connection, *response, m_parts.ports.clock.now()));
    co_return response;
}

/// DESIGN 6.5: after a 401 another token, once; after a 403 insufficient_scope one with the demanded scopes, where
/// the connection has them; after a demand for a stronger sign-in (RFC 9470) one from a new sign-in. Nothing: there is no better one.
Task<Result<std::optional<LiveToken>>> ResourceCall::betterToken(
    Connection connection, LiveToken token, HttpResponse refusal)
{
    const QByteArray refused = Session::hash(*token.token);
    const Error said = apiFailure(connection, refusal, m_parts.ports.clock.now());
    SteppedUpAccess access(m_parts);
    if (SteppedUpAccess::isDemanded(said)) {
        const auto signedIn = co_await access.stepUp(said);
        if (!signedIn)
            co_return fail(signedIn.error());
    } else if (refusal.status == 403) {
        const QStringList more = allowedOf(demandedScopes(refusal), connection, token);
        if (more.isEmpty())
            co_return std::optional<LiveToken>();
        auto wider = co_await m_parts.broker.access(connection, refused, united(token.scopesGranted, more));
        if (!wider)
            co_return fail(wider.error());
        co_return *wider;
    } else if (!token.dpop && wantsProof(refusal)) {
        const auto key = co_await m_parts.proofs.afterDemand(connection);
        if (!key)
            co_return fail(key.error());
    }
    auto fresh = co_await access.access(connection, refused, {});
    if (!fresh)
        co_return fail(fresh.error());
    co_return *fresh;
}

} // namespace agent0
