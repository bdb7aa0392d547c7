#include "http/httpclient.h"

namespace agent0 {

WholeStream::WholeStream(HttpResponse answer) : m_head(std::move(answer)), m_body(std::exchange(m_head.body, {})) { }

Task<Result<QByteArray>> WholeStream::next() { co_return std::exchange(m_body, {}); }

Task<Result<HttpResponse>> wholeAnswer(std::unique_ptr<HttpStream> stream, qsizetype limit, Leg leg)
{
    HttpResponse answer = stream->head();
    for (;;) {
        const auto piece = co_await stream->next();
        if (!piece)
            co_return fail(piece.error());
        if (piece->isEmpty())
            co_return answer;
        if (piece->size() > limit - answer.body.size())
            co_return fail(Fault::Malformed, leg, "answer_too_large"_L1,
                u"The answer is larger than %1 bytes."_s.arg(limit),
                u"Nothing was kept of it. If the address is right, tell whoever runs the server."_s);
        answer.body.append(*piece);
    }
}

Task<Result<std::unique_ptr<HttpStream>>> HttpClient::open(HttpRequest request)
{
    auto answer = co_await send(std::move(request));
    if (!answer)
        co_return fail(answer.error());
    co_return std::make_unique<WholeStream>(std::move(*answer));
}

} // namespace agent0
