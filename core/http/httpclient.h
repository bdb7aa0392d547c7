#pragma once

#include "base/task.h"
#include "http/httpstream.h"

namespace agent0 {

/// The one door to the network. It never repeats a request, never follows a redirect, keeps no cookies, sends
/// credentials nowhere but where they were addressed, and gives up at the bounds of the request. A status of
/// 400 or 500 is an answer, not a failure.
///
/// Fails with Fault::Network (nobody answered, deadline), Fault::Malformed (not HTTP, too large, cut short),
/// Fault::Untrusted (certificate, plain http beyond loopback) or Fault::Configuration (an address or a header
/// value that cannot be sent). The Error carries the leg of the request. Dropping the task aborts the
/// exchange.
class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual Task<Result<HttpResponse>> send(HttpRequest request) = 0;

    /// The same, but answers when the head has come. The deadline then bounds the wait for the head, the limit of
    /// silence the wait for each piece, and the size counts over all pieces. A client that knows no better waits for
    /// the whole answer first.
    virtual Task<Result<std::unique_ptr<HttpStream>>> open(HttpRequest request);
};

} // namespace agent0
