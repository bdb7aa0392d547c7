#include "http/curlhttpclient.h"

#include "http/curlloop.h"
#include "http/curlstream.h"
#include "http/tracerecord.h"

namespace agent0 {

CurlHttpClient::CurlHttpClient(Clock &clock, HttpSettings settings, TraceSink trace)
    : m_clock(clock),
      m_trace(std::move(trace)),
      m_loop(std::make_shared<CurlLoop>(settings)),
      m_ways(clock, std::move(settings.findProxy))
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

/// Both are those of its caller, whose frame outlives this one.
Task<Result<>> CurlHttpClient::findWay(const HttpRequest &request, HttpAddress &address)
{
    auto proxy = co_await m_ways.to(request.url, address.host);
    if (!proxy)
        co_return fail(proxy.error().at(request.leg));
    address.proxy = std::move(*proxy);
    co_return Result<>();
}

Task<Result<std::unique_ptr<HttpStream>>> CurlHttpClient::open(HttpRequest request)
{
    const Instant began = m_clock.now();
    const Milliseconds start = m_clock.ticks();
    Result<HttpAddress> address = reachable(request);
    if (!address)
        co_return fail(address.error());
    if (wantsWay(*address)) {
        const auto found = co_await findWay(request, *address);
        if (!found)
            co_return fail(found.error());
    }
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
    Result<HttpAddress> address = reachable(request);
    if (!address)
        co_return fail(address.error());
    if (wantsWay(*address)) {
        const auto found = co_await findWay(request, *address);
        if (!found)
            co_return fail(found.error());
    }
    CurlLoop::Ending over;
    CurlLoop::Running running(m_loop, request, *address, over.sender);
    const CURLcode code = co_await over.receiver;
    co_return running.outcome(code);
}

} // namespace agent0
