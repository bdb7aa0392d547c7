#pragma once

#include "http/httpclient.h"

namespace agent0 {

/// The one way of an MCP transport to its server's address: it writes requests without a word of who asks, and this
/// adds what the connection is allowed. The transport knows no token; the authorizer knows no MCP.
///
/// The promise of send():
///  - The request has no Authorization and no DPoP header; both are added here where the connection has a token. All
///    else goes out as it is, with its limits, and at most once for each answer that is used. A token goes to the
///    connection's own server only, whatever address the request names.
///  - A 401, and a 403 whose challenge is about the token (insufficient_scope, RFC 6750; a stronger sign-in, RFC
///    9470; use_dpop_nonce, RFC 9449), is the authorizer's: it gets a better token by the connection's rules, and
///    sends the same request again, within a limit. Such a request was not carried out, so no call is made twice.
///  - What comes back has any other status, and is not read beyond its head: 2xx as JSON, as an event stream or
///    without a body; 400, 404, 405 and the rest as the server sent them, for the transport to judge.
///  - It fails where no token can be had, or the server refuses the best one (Fault::Refused, Leg::Resource), with
///    the leg that failed; and as HttpClient::open does.
/// Several requests may be under way at once; dropping a task or a stream aborts its own exchange.
class AuthorizedSender {
public:
    virtual ~AuthorizedSender() = default;
    virtual Task<Result<std::unique_ptr<HttpStream>>> send(HttpRequest request) = 0;
};

} // namespace agent0
