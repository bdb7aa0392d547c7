#include "broker/apicall.h"

#include "base/displaytext.h"
#include "http/challenge.h"
#include "http/skew.h"
#include "oauth/grants.h"

namespace agent0 {

namespace {

bool isSendable(const QByteArray &path)
{
    for (const char c : path) {
        if (uchar(c) <= 0x20 || uchar(c) >= 0x7F || c == '#' || c == '\\')
            return false;
    }
    return true;
}

/// What one status means to the person, and what to do.
struct StatusMeaning {
    Fault fault;
    QLatin1StringView code;
    QLatin1StringView what;
    QLatin1StringView hint;
};

StatusMeaning meaningOf(int status)
{
    if (status == 401)
        return {Fault::Refused, "token_refused"_L1, "%1 refused the access token, a fresh one as well (status %2)."_L1,
            "Compare the token's audience with the resource's own address, and check that the person has an account "
            "there: "
            "some resources want one sign-in of their own first."_L1};
    if (status == 403)
        return {Fault::Refused, "forbidden"_L1, "%1 does not allow this (status %2)."_L1,
            "Ask the resource's administrator whether the person and the connection's scopes allow it."_L1};
    if (status == 404)
        return {Fault::Refused, "not_found"_L1, "%1 has nothing at this address (status %2)."_L1,
            "Check the path, and the connection's api.baseUrl."_L1};
    if (status == 407)
        return {Fault::Network, "proxy_authentication"_L1,
            "%1 was not reached: the proxy on the way wants to know who you are (status %2)."_L1,
            "Set network.proxy, or the system's proxy, to one that lets this program through."_L1};
    if (status == 429)
        return {Fault::Network, "rate_limited"_L1, "%1 asks to wait: too many requests (status %2)."_L1,
            "Try again later."_L1};
    if (status >= 500)
        return {Fault::Network, "server_error"_L1, "%1 has a fault of its own (status %2)."_L1,
            "Try again later; if it stays, tell the resource's owner the time and the status."_L1};
    if (status >= 300 && status < 400)
        return {Fault::Malformed, "redirected"_L1,
            "%1 answered with a redirect, which a call with a token never follows (status %2)."_L1,
            "Check api.baseUrl: use the address it points to if that is the API, and look for a proxy's sign-in page if not."_L1};
    return {Fault::Refused, "request_refused"_L1, "%1 refused the request (status %2)."_L1,
        "Check the method, the path and the data."_L1};
}

Task<Result<HttpResponse>> notSent(Error why) { co_return fail(std::move(why)); }

/// RFC 6750 3.1 and RFC 9470 3: what the challenge says goes into the error whole.
OAuthError challengeOf(const HttpResponse &response)
{
    OAuthError said;
    said.httpStatus = response.status;
    said.requestId = QString::fromLatin1(response.header("x-okta-request-id"));
    if (const auto challenge = tokenChallenge(response)) {
        said.code = displayText(challenge->parameter("error"), 100);
        said.description = displayText(challenge->parameter("error_description"));
        said.uri = displayText(challenge->parameter("error_uri"), 300);
        said.scope = displayText(challenge->parameter("scope"));
        said.acrValues = displayText(challenge->parameter("acr_values"));
        bool isNumber = false;
        const qint64 maxAge = challenge->parameter("max_age").toLongLong(&isNumber);
        if (isNumber && maxAge >= 0)
            said.maxAge = maxAge;
    }
    return said;
}

} // namespace

Result<QByteArray> apiAddress(const Connection &connection, const QString &path)
{
    const QByteArray tail = path.toUtf8();
    const QByteArray base = (connection.apiBaseUrl.isEmpty() ? connection.resource : connection.apiBaseUrl).toUtf8();
    if (path.contains("://"_L1) || !isSendable(tail))
        return fail(Fault::Usage, Leg::Resource, "path_invalid"_L1,
            u"The path \"%1\" cannot be sent."_s.arg(displayText(path, 200)),
            u"Give a path below %1, percent-encoded, such as /todos."_s.arg(QString::fromUtf8(base)));
    if (tail.isEmpty())
        return base;
    const QByteArray trimmed = base.endsWith('/') ? base.chopped(1) : base;
    return tail.startsWith('/') || tail.startsWith('?') ? trimmed + tail : trimmed + '/' + tail;
}

Task<Result<HttpResponse>> sendWithToken(Ports ports, LiveToken token, HttpRequest request)
{
    return sendWithToken(ports.http, ports.clock, ports.random, std::move(request), token.token, token.dpop);
}

Task<Result<HttpResponse>> sendApiRequest(
    Ports ports, const Connection &connection, LiveToken token, ApiRequest request)
{
    const auto address = apiAddress(connection, request.path);
    if (!address)
        return notSent(address.error());
    HttpRequest call =
        HttpRequest(request.method, *address).on(Leg::Resource, connection.id).header("Accept"_ba, "application/json"_ba);
    if (!request.body.isEmpty()) {
        call.body = request.body;
        call.headers.append({"Content-Type"_ba, request.contentType});
    }
    return sendWithToken(std::move(ports), std::move(token), std::move(call));
}

bool demandsSignIn(const HttpResponse &response)
{
    const auto challenge = tokenChallenge(response);
    return challenge && challenge->parameter("error") == "insufficient_user_authentication"_L1;
}

QStringList demandedScopes(const HttpResponse &response)
{
    if (response.status != 403)
        return {};
    const auto challenge = tokenChallenge(response);
    if (!challenge || challenge->parameter("error") != "insufficient_scope"_L1)
        return {};
    return scopeList(challenge->parameter("scope"));
}

Error apiFailure(const Connection &connection, const HttpResponse &response, Instant now)
{
    const StatusMeaning meaning = meaningOf(response.status);
    Error error{meaning.fault, Leg::Resource, meaning.code, {}, meaning.hint, challengeOf(response), {}};
    if (const auto later = retryAfter(response, now))
        error.retryAfterSeconds = later->count();
    error.message =
        QString(meaning.what).arg(displayText(connection.displayName, 80), QString::number(response.status));
    if (error.oauth->code == "insufficient_user_authentication"_L1) {
        error.fault = Fault::SignInNeeded;
        error.code = u"step_up_needed"_s;
        error.hint = u"Sign in again: the resource wants a newer or stronger sign-in."_s;
    } else if (error.oauth->code == "insufficient_scope"_L1) {
        error.code = u"insufficient_scope"_s;
        error.hint =
            u"The resource wants the scope \"%1\". Add it to the connection's scopes, and let the administrator "
            u"allow it in the resource connection at the identity provider."_s.arg(error.oauth->scope);
    }
    return error;
}

} // namespace agent0
