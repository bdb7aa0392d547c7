#pragma once

#include "http/curlhttpclient.h"
#include "support/await.h"

namespace agent0::test {

/// The real client with settings of its own, for one test.
struct Door {
    SystemClock clock;
    CurlHttpClient http{clock, HttpSettings{}};
    Result<HttpResponse> send(HttpRequest request) { return await(http.send(std::move(request))); }
};

} // namespace agent0::test
