#include "agent/connectionsender.h"

#include "agent/access.h"
#include "broker/apicall.h"
#include "oauth/resourceauthority.h"

namespace agent0 {

namespace {

/// Without a token to one with another, and from that to one with more scopes: then it is the server's last word.
constexpr int MostRepairs = 2;

bool isAboutTheToken(const HttpResponse &head)
{
    return head.status == 401 || (head.status == 403 && (!demandedScopes(head).isEmpty() || demandsSignIn(head)));
}

} // namespace

Task<Result<std::unique_ptr<HttpStream>>> ConnectionSender::send(HttpRequest request)
{
    const auto connection = m_parts.usable(m_connectionId);
    if (!connection)
        co_return fail(connection.error());
    request.connection = connection->id;
    // Wherever a server leads: its token is for the server alone.
    if (originOf(QString::fromLatin1(request.url)) != originOf(connection->apiBaseUrl))
        co_return co_await m_parts.ports.http.open(std::move(request));
    const auto token = co_await firstToken(*connection);
    if (!token)
        co_return fail(token.error());
    co_return co_await openUntilAccepted(*connection, std::move(request), *token);
}

Task<Result<ConnectionSender::Token>> ConnectionSender::firstToken(Connection connection)
{
    if (connection.access != Access::Xaa || connection.authorizationServer.isEmpty()) {
        const auto prepared = co_await m_parts.broker.isPrepared(connection);
        if (!prepared)
            co_return fail(prepared.error());
        if (!*prepared)
            co_return Token();
    }
    SteppedUpAccess access(m_parts);
    const AccessWish any;
    auto token = co_await access.access(connection, any);
    // A consent that has ended is asked for again when the server has said what it wants.
    if (!token && token.error().code == "consent_needed"_L1)
        co_return Token();
    if (!token)
        co_return fail(token.error());
    co_return std::move(*token);
}

Task<ConnectionSender::Stream> ConnectionSender::openUntilAccepted(
    Connection connection, HttpRequest request, Token token)
{
    auto stream = co_await open(request, token);
    for (int repairs = 0; stream && isAboutTheToken((*stream)->head()); ++repairs) {
        const HttpResponse refusal = (*stream)->head();
        stream->reset();
        SteppedUpAccess access(m_parts);
        Result<Token> better = Token();
        if (repairs < MostRepairs)
            better = co_await access.better(connection, token, refusal);
        if (!better)
            co_return fail(better.error());
        if (!*better)
            co_return fail(apiFailure(connection, refusal, m_parts.ports.clock.now()));
        token = std::move(*better);
        stream = co_await open(request, token);
    }
    co_return stream;
}

/// As sendWithToken: once more where the resource asks for its nonce.
Task<ConnectionSender::Stream> ConnectionSender::open(HttpRequest request, Token token)
{
    if (!token)
        co_return co_await m_parts.ports.http.open(std::move(request));
    request = std::move(request).authorize(token->type.toLatin1(), *token->token);
    for (int asked = 0;; ++asked) {
        if (token->dpop) {
            const auto proven =
                prove(request, *token->dpop, m_parts.ports.clock.now(), m_parts.ports.random, token->token.get());
            if (!proven)
                co_return fail(proven.error());
        }
        auto stream = co_await m_parts.ports.http.open(request);
        const bool again = stream && token->dpop
            && wantsAnotherProof(request.url, (*stream)->head(), *token->dpop, m_parts.ports.clock.now());
        if (!again || asked == 1)
            co_return stream;
    }
}

} // namespace agent0
