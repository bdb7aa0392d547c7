#pragma once

#include "base/clock.h"
#include "http/truststore.h"

#include <curl/curl.h>

namespace agent0 {

/// How an exchange ended without an answer, as libcurl tells it.
struct CurlFailure {
    CURLcode code = CURLE_OK;
    QByteArrayView text; ///< libcurl's own sentence
    int osError = 0;
    int proxyStatus = 0; ///< of the proxy's answer to CONNECT, 0 for none
    QByteArray host;
    bool loopback = false;
    bool sent = false; ///< the request had begun to go out
    bool repeated = false; ///< libcurl wanted to send it a second time and was stopped
    bool answerBegun = false;
    bool headComplete = false;
    Milliseconds deadline{0};
    CertificateReport certificate;
};

/// The failure in our own words, without a leg. Codes: dns_failed, connect_failed, proxy_refused, timeout,
/// connection_lost (Network); certificate_rejected, tls_failed (Untrusted); answer_cut_short, answer_framing,
/// answer_too_large, not_http (Malformed); http_failed (Failed).
Error errorOf(const CurlFailure &failure);

} // namespace agent0
