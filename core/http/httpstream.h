#pragma once

#include "base/task.h"
#include "http/httprequest.h"

#include <memory>

namespace agent0 {

/// An answer whose head has come and whose body comes in pieces. Destroying it aborts what has not come.
class HttpStream {
public:
    virtual ~HttpStream() = default;
    HttpStream(const HttpStream &) = delete;
    HttpStream &operator=(const HttpStream &) = delete;

    /// Status and headers. Its body is empty, whatever comes.
    virtual const HttpResponse &head() const = 0;
    /// What has come since the last call, or the next piece as soon as it comes; empty at the end and after it.
    /// Fails as HttpClient::send. One call at a time.
    virtual Task<Result<QByteArray>> next() = 0;
    /// How long it may be from now on until the next piece comes, where that was bounded at all.
    virtual void allowSilence(Milliseconds) { }

protected:
    HttpStream() = default;
};

/// An answer that was whole before anybody asked for a piece of it.
class WholeStream final : public HttpStream {
public:
    explicit WholeStream(HttpResponse answer);
    const HttpResponse &head() const override { return m_head; }
    Task<Result<QByteArray>> next() override;

private:
    HttpResponse m_head;
    QByteArray m_body;
};

/// The rest of the stream, up to limit bytes, with its head: an answer as HttpClient::send gives it. Fails with
/// Fault::Malformed, code "answer_too_large", beyond.
Task<Result<HttpResponse>> wholeAnswer(std::unique_ptr<HttpStream> stream, qsizetype limit, Leg leg);

} // namespace agent0
