#pragma once

#include "base/clock.h"
#include "http/curlloop.h"
#include "http/httpstream.h"

namespace agent0 {

/// One answer of libcurl in pieces.
class CurlStream final : public HttpStream {
public:
    CurlStream(std::shared_ptr<CurlLoop> loop, Clock &clock, HttpRequest request, HttpAddress address);

    /// Waits for the head, once, before anything else.
    Task<Result<>> begin();
    const HttpResponse &head() const override { return m_head; }
    Task<Result<QByteArray>> next() override;
    void allowSilence(Milliseconds silence) override { m_request.limits.silence = silence; }

private:
    Task<Result<>> somethingNew(Milliseconds patience);
    bool hasBody() const { return !m_running.exchange().reader().answer().body.isEmpty(); }

    Clock &m_clock;
    HttpRequest m_request;
    HttpAddress m_address;
    CurlLoop::Running m_running; // before the two it reads
    HttpResponse m_head;
};

} // namespace agent0
