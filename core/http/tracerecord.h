#pragma once

#include "http/httprequest.h"
#include "http/trace.h"

namespace agent0 {

/// One exchange as it may be kept and shown: everything through Redaction.
TraceRecord traceRecord(
    const HttpRequest &request, const Result<HttpResponse> &result, Instant began, Milliseconds took);

} // namespace agent0
