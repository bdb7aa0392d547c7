#include "http/tracerecord.h"

#include "base/displaytext.h"
#include "http/redaction.h"

namespace agent0 {

namespace {

QList<TraceField> shownHeaders(const Redaction &redaction, const QList<HttpHeader> &headers)
{
    QList<TraceField> shown;
    shown.reserve(headers.size());
    for (const HttpHeader &header : headers)
        shown.append(redaction.header(header));
    return shown;
}

QByteArray contentType(const QList<HttpHeader> &headers)
{
    return HttpResponse{0, headers, {}}.header("Content-Type");
}

} // namespace

TraceRecord traceRecord(
    const HttpRequest &request, const Result<HttpResponse> &result, Instant began, Milliseconds took)
{
    Redaction redaction(request);
    if (result)
        redaction.learnAnswer(*result);
    TraceRecord record{.began = began,
        .took = took,
        .leg = request.leg,
        .connection = request.connection,
        .method = displayText(QString::fromLatin1(request.method), 32),
        .url = redaction.url(request.url),
        .status = 0,
        .failure = {},
        .requestHeaders = shownHeaders(redaction, request.headers),
        .requestFields = redaction.fields(contentType(request.headers), request.body),
        .answerHeaders = {},
        .answerFields = {}};
    if (!result) {
        record.failure = result.error().code;
        return record;
    }
    record.status = result->status;
    record.answerHeaders = shownHeaders(redaction, result->headers);
    record.answerFields = redaction.fields(contentType(result->headers), result->body);
    return record;
}

} // namespace agent0
