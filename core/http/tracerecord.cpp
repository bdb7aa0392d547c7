#include "http/tracerecord.h"

#include "base/displaytext.h"

namespace agent0 {

namespace {

TraceRecord written(Redaction &redaction, const HttpRequest &request, const Result<HttpResponse> &result)
{
    TraceRecord record;
    record.url = redaction.url(request.url);
    record.requestHeaders = redaction.headers(request.headers);
    record.requestFields = redaction.fields(request);
    if (result) {
        record.answerHeaders = redaction.headers(result->headers);
        record.answerFields = redaction.fields(*result);
    }
    // What people say to a model is in no log.
    if (request.leg == Leg::Model)
        record.requestFields = record.answerFields = {};
    return record;
}

} // namespace

TraceRecord traceRecord(
    const HttpRequest &request, const Result<HttpResponse> &result, Instant began, Milliseconds took, ShownJwts &jwts)
{
    Redaction redaction(jwts);
    TraceRecord record = written(redaction, request, result);
    if (redaction.mayStandIn(record)) {
        redaction.takeSecretsOut();
        record = written(redaction, request, result);
    }
    record.began = began;
    record.took = took;
    record.leg = request.leg;
    record.connection = request.connection;
    record.method = displayText(QString::fromLatin1(request.method), 32);
    if (result)
        record.status = result->status;
    else
        record.failure = result.error().code;
    return record;
}

} // namespace agent0
