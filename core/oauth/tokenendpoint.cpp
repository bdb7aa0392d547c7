#include "oauth/tokenendpoint.h"

#include "oauth/tokenanswer.h"

namespace agent0 {

namespace {

constexpr HttpLimits AnswerLimits{.deadline = Milliseconds(30'000), .headBytes = 64 * 1024, .bodyBytes = 512 * 1024};

/// RFC 7009 2.2: a token that is already invalid is what was wanted. Some servers call that an error.
bool saysItIsGone(const Error &error)
{
    return error.oauth && (error.oauth->code == "invalid_token"_L1 || error.oauth->code == "token_not_found"_L1);
}

} // namespace

TokenEndpoint::TokenEndpoint(HttpClient &http, Clock &clock, RandomBytes random)
    : m_http(http), m_clock(clock), m_random(std::move(random))
{
}

TokenRequest TokenRequest::copy() const
{
    TokenRequest other(leg, endpoint, fields);
    other.connection = connection;
    other.client = client.copy();
    other.headers = headers;
    other.dpop = dpop;
    other.deadline = deadline;
    return other;
}

/// With a new proof and, for a client with a key, a new assertion: neither is taken twice.
Task<Result<HttpResponse>> TokenEndpoint::send(TokenRequest request, TokenQuery &query)
{
    if (!request.dpop)
        co_return co_await sendOnce(std::move(request), query);
    auto response = co_await sendOnce(request.copy(), query);
    if (!response || !wantsAnotherProof(request.endpoint.toLatin1(), *response, *request.dpop, m_clock.now()))
        co_return response;
    response = co_await sendOnce(request.copy(), query);
    if (response)
        request.dpop->nonces->renew(request.endpoint.toLatin1(), *response);
    co_return response;
}

/// The answer as it came. query is filled with what was sent, the client's proof included.
Task<Result<HttpResponse>> TokenEndpoint::sendOnce(TokenRequest request, TokenQuery &query)
{
    query = TokenQuery{
        request.leg, std::move(request.fields), std::move(request.headers), m_clock.now(), request.dpop.has_value()};
    const auto proven =
        authenticateClient(request.client, request.endpoint, query.now, m_random, query.fields, query.headers);
    if (!proven)
        co_return fail(Error(proven.error()).at(request.leg));
    HttpLimits limits = AnswerLimits;
    limits.deadline = request.deadline;
    HttpRequest post = HttpRequest::post(request.endpoint.toLatin1())
                           .header("Accept"_ba, "application/json"_ba)
                           .form(query.fields)
                           .on(request.leg, request.connection)
                           .within(limits);
    post.headers += query.headers;
    if (request.dpop) {
        const auto signedIt = prove(post, *request.dpop, query.now, m_random);
        if (!signedIt)
            co_return fail(signedIt.error());
    }
    auto response = co_await m_http.send(std::move(post));
    if (!response)
        co_return fail(Error(response.error()).at(request.leg));
    query.now = m_clock.now();
    co_return response;
}

Task<Result<TokenResponse>> TokenEndpoint::request(TokenRequest request)
{
    TokenQuery query;
    const auto response = co_await send(std::move(request), query);
    if (!response)
        co_return fail(response.error());
    co_return readTokenAnswer(*response, query);
}

Task<Result<>> TokenEndpoint::revoke(
    QString endpoint, Secret token, QByteArray typeHint, ClientCredentials client, QString connection)
{
    if (endpoint.isEmpty())
        co_return fail(Fault::Configuration, Leg::Revocation, "no_revocation_endpoint"_L1,
            u"The server publishes no address to revoke tokens at."_s,
            u"The token ends by itself when its time is over."_s);
    TokenRequest request(Leg::Revocation, endpoint, {{"token", token.reveal()}});
    if (!typeHint.isEmpty())
        request.fields.append(FormField{"token_type_hint", typeHint});
    request.client = std::move(client);
    request.connection = connection;
    TokenQuery query;
    const auto response = co_await send(std::move(request), query);
    if (!response)
        co_return fail(response.error());
    if (response->status == 200 || response->status == 204)
        co_return Result<>();
    Error error = tokenRefusal(*response, query);
    if (saysItIsGone(error))
        co_return Result<>();
    co_return fail(std::move(error));
}

} // namespace agent0
