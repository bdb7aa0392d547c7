#include "http/curlstream.h"

#include "base/race.h"

namespace agent0 {

namespace {

Task<bool> received(CurlLoop::News::Receiver receiver)
{
    const bool came = co_await receiver;
    co_return came;
}

} // namespace

CurlStream::CurlStream(std::shared_ptr<CurlLoop> loop, Clock &clock, HttpRequest request, HttpAddress address)
    : m_clock(clock),
      m_request(std::move(request)),
      m_address(std::move(address)),
      m_running(std::move(loop), m_request, m_address)
{
}

/// Fails when the exchange ended badly, or nothing comes in that time.
Task<Result<>> CurlStream::somethingNew(Milliseconds patience)
{
    CurlLoop::News news;
    m_running.tell(news.sender);
    Task<bool> waiting = received(std::move(news.receiver));
    const auto came = co_await before(m_clock.sleep(patience), std::move(waiting));
    if (!came)
        co_return fail(m_running.outcome(CURLE_OPERATION_TIMEDOUT).error());
    co_return Result<>();
}

Task<Result<>> CurlStream::begin()
{
    while (!m_running.exchange().reader().hasHead()) {
        if (const auto ended = m_running.exchange().ended())
            co_return fail(m_running.outcome(*ended).error());
        const auto came = co_await somethingNew(m_request.limits.deadline);
        if (!came)
            co_return fail(came.error());
    }
    if (const auto &problem = m_running.exchange().reader().problem())
        co_return fail(*problem);
    const HttpResponse &answer = m_running.exchange().reader().answer();
    m_head = HttpResponse{answer.status, answer.headers, {}};
    co_return Result<>();
}

Task<Result<QByteArray>> CurlStream::next()
{
    while (!hasBody()) {
        if (const auto ended = m_running.exchange().ended()) {
            const auto whole = m_running.outcome(*ended);
            if (!whole)
                co_return fail(whole.error());
            co_return QByteArray();
        }
        const auto came = co_await somethingNew(m_request.limits.silence);
        if (!came)
            co_return fail(came.error());
    }
    co_return m_running.takePiece();
}

} // namespace agent0
