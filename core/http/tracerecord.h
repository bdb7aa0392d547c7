#pragma once

#include "http/redaction.h"

namespace agent0 {

/// One exchange as it may be kept and shown: everything through Redaction. jwts: of the exchanges before.
TraceRecord traceRecord(
    const HttpRequest &request, const Result<HttpResponse> &result, Instant began, Milliseconds took, ShownJwts &jwts);

} // namespace agent0
