#include "http/curlhttpclient.h"

#include "http/curlloop.h"
#include "http/curlstream.h"
#include "http/tracerecord.h"

namespace agent0 {

CurlHttpClient::CurlHttpClient(Clock &clock, HttpSettings settings, TraceSink trace)
    : m_clock(clock), m_trace(std::move(trace)), m_loop(std::make_shared<CurlLoop>(std::move(settings)))
{
}

CurlHttpClient::~CurlHttpClient() { m_loop->close(); }

Task<Result<HttpResponse>> CurlHttpClient::send(HttpRequest request)
{
    if (!m_trace)
        co_return co_await exchange(request);
    const Instant began = m_clock.now();
    const Milliseconds start = m_clock.ticks();
    Result<HttpResponse> result = co_await exchange(request);
    const TraceSink trace = m_trace; // the sink may destroy the client
    trace(traceRecord(request, result, began, m_clock.ticks() - start, m_jwts));
    co_return result;
}

Result<HttpAddress> CurlHttpClient::reachable(const HttpRequest &request)
{
    auto address = checkedRequest(request);
    if (!address || !address->secure)
        return address;
    if (auto trusted = m_loop->loadTrust(); !trusted)
        return fail(trusted.error().at(request.leg));
    return address;
}

Task<Result<std::unique_ptr<HttpStream>>> CurlHttpClient::open(HttpRequest request)
{
    const Instant began = m_clock.now();
    const Milliseconds start = m_clock.ticks();
    Result<HttpAddress> address = reachable(request);
    if (!address)
        co_return fail(address.error());
    auto stream = std::make_unique<CurlStream>(m_loop, m_clock, request, std::move(*address));
    const auto begun = co_await stream->begin();
    if (m_trace) {
        const auto seen = begun ? Result<HttpResponse>(stream->head()) : Result<HttpResponse>(fail(begun.error()));
        const TraceSink trace = m_trace; // the sink may destroy the client
        trace(traceRecord(request, seen, began, m_clock.ticks() - start, m_jwts));
    }
    if (!begun)
        co_return fail(begun.error());
    co_return std::move(stream);
}

/// The request is that of send(), whose frame outlives this one.
Task<Result<HttpResponse>> CurlHttpClient::exchange(const HttpRequest &request)
{
    const Result<HttpAddress> address = reachable(request);
    if (!address)
        co_return fail(address.error());
    CurlLoop::Ending over;
    CurlLoop::Running running(m_loop, request, *address, over.sender);
    const CURLcode code = co_await over.receiver;
    co_return running.outcome(code);
}

} // namespace agent0
