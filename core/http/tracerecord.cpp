#include "http/tracerecord.h"

#include "base/displaytext.h"

namespace agent0 {

TraceRecord traceRecord(
    const HttpRequest &request, const Result<HttpResponse> &result, Instant began, Milliseconds took, ShownJwts &jwts)
{
    Redaction redaction(request, jwts);
    // What people say to a model is in no log.
    const bool isSaid = request.leg == Leg::Model;
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
        .requestHeaders = redaction.headers(request.headers),
        .requestFields = isSaid ? TraceFields() : redaction.requestFields(),
        .answerHeaders = {},
        .answerFields = {}};
    if (!result) {
        record.failure = result.error().code;
        return record;
    }
    record.status = result->status;
    record.answerHeaders = redaction.headers(result->headers);
    if (!isSaid)
        record.answerFields = redaction.answerFields();
    return record;
}

} // namespace agent0
