#include "agent/resourcecall.h"

#include "broker/retry.h"

namespace agent0 {

namespace {

constexpr Milliseconds CallPatience{60'000};

} // namespace

/// One request; what was not carried out (nobody reached, 429, 503) is tried again within its patience.
Task<Result<HttpResponse>> ResourceCall::attempt(
    const Connection &connection, const LiveToken &token, const ApiRequest &request)
{
    const auto once = [&]() { return sendOrWait(connection, token, request); };
    auto response = co_await retrying<HttpResponse>(once, m_parts.ports.clock, m_parts.ports.random, CallPatience);
    if (response || !response.error().oauth)
        co_return response;
    // The server's "later" outlasted our patience: its answer is what counts.
    co_return fail(response.error());
}

Task<Result<HttpResponse>> ResourceCall::sendOrWait(
    const Connection &connection, const LiveToken &token, const ApiRequest &request)
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
    auto response = co_await answered(connection, request);
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

Task<Result<HttpResponse>> ResourceCall::answered(const Connection &connection, const ApiRequest &request)
{
    SteppedUpAccess access(m_parts);
    const AccessWish any;
    auto token = co_await access.access(connection, any);
    if (!token)
        co_return fail(token.error());
    auto response = co_await attempt(connection, *token, request);
    if (response && (response->status == 401 || response->status == 403)) {
        const auto better = co_await access.better(connection, *token, *response);
        if (better && *better)
            response = co_await attempt(connection, **better, request);
        else if (!better)
            co_return fail(better.error());
    }
    if (response && (response->status < 200 || response->status >= 300))
        co_return fail(apiFailure(connection, *response, m_parts.ports.clock.now()));
    co_return response;
}

} // namespace agent0
