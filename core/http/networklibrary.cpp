#include "http/curlhttpclient.h"
#include "http/networkparts.h"

namespace agent0 {

void agent0NetworkParts(NetworkParts &parts)
{
    parts.client = [](Clock &clock, HttpSettings settings, TraceSink trace) -> std::unique_ptr<HttpClient> {
        return std::make_unique<CurlHttpClient>(clock, std::move(settings), std::move(trace));
    };
}

} // namespace agent0
