#pragma once

#include "http/httpaddress.h"
#include "http/httpclient.h"
#include "http/httpsettings.h"
#include "http/proxyways.h"
#include "http/redaction.h"

#include <memory>

namespace agent0 {

class CurlLoop;

/// The door to the network on libcurl and the Qt event loop, for one thread. Keeps connections alive and uses
/// them again, has no limit of its own on how many requests are under way, asks no proxy for loopback and no
/// netrc for passwords, and answers no challenge by itself. A request whose connection dies is not sent
/// again, whatever its method: it ends with Fault::Network, code "connection_lost".
///
/// Codes beside those of errorOf() and AnswerReader: address_invalid, method_invalid, header_invalid,
/// header_reserved, ca_file (Configuration), plain_http (Untrusted).
///
/// Destroying the client aborts what is under way; who waits for it is never resumed.
class CurlHttpClient final : public HttpClient {
public:
    CurlHttpClient(Clock &clock, HttpSettings settings, TraceSink trace = {});
    ~CurlHttpClient() override;

    Task<Result<HttpResponse>> send(HttpRequest request) override;
    /// The trace has the head of what comes so, and nothing of its body.
    Task<Result<std::unique_ptr<HttpStream>>> open(HttpRequest request) override;

private:
    Task<Result<HttpResponse>> exchange(const HttpRequest &request);
    Result<HttpAddress> reachable(const HttpRequest &request);
    bool wantsWay(const HttpAddress &address) const { return m_ways.wanted() && !address.loopback; }
    Task<Result<>> findWay(const HttpRequest &request, HttpAddress &address);

    Clock &m_clock;
    TraceSink m_trace;
    ShownJwts m_jwts; ///< in its records
    std::shared_ptr<CurlLoop> m_loop;
    ProxyWays m_ways; // last: who waits for it uses the rest
};

} // namespace agent0
