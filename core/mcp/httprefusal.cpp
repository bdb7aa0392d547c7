#include "mcp/httprefusal.h"

#include "http/skew.h"

namespace agent0 {

namespace {

struct Meaning {
    Fault fault;
    QLatin1StringView code;
    QLatin1StringView what;
    QLatin1StringView hint;
};

Meaning meaningOf(int status)
{
    if (status == 404 || status == 405)
        return {Fault::Refused, "mcp_status"_L1, "has no MCP server at this address"_L1,
            "Check the connection's api.baseUrl: it is the address of the MCP server itself, such as https://host/mcp."_L1};
    if (status == 429)
        return {Fault::Network, "rate_limited"_L1, "asks to wait: too many requests"_L1, "Try again later."_L1};
    if (status >= 500)
        return {Fault::Network, "server_error"_L1, "has a fault of its own"_L1,
            "Try again later; if it stays, tell whoever runs the server the time and the status."_L1};
    if (status < 400)
        return {Fault::Malformed, "redirected"_L1,
            "answered with a redirect, which a call with a token never follows"_L1,
            "Check api.baseUrl: use the address it points to if that is the MCP server."_L1};
    return {Fault::Refused, "mcp_status"_L1, "refused the request"_L1,
        "Check that api.baseUrl is the address of the MCP server itself."_L1};
}

} // namespace

Error httpRefusal(const HttpResponse &answer, bool sessionLost, Instant now)
{
    if (sessionLost && answer.status == 404)
        return fail(Fault::Refused, Leg::Resource, "session_lost"_L1, u"The MCP server has forgotten the session."_s,
            u"Try again: a new session is begun."_s)
            .error();
    const Meaning meaning = meaningOf(answer.status);
    Error error = fail(meaning.fault, Leg::Resource, meaning.code,
        u"The server %1 (status %2)."_s.arg(meaning.what, QString::number(answer.status)), meaning.hint)
                      .error();
    error.oauth.emplace().httpStatus = answer.status;
    if (const auto wait = retryAfter(answer, now))
        error.retryAfterSeconds = wait->count();
    return error;
}

} // namespace agent0
