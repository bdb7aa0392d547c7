#include "http/curlfailure.h"

#include <openssl/x509_vfy.h>

#include <cerrno>

namespace agent0 {

namespace {

constexpr auto caAdvice = "If your company inspects TLS traffic, put its certificate authority into the "
                          "system's store or name its PEM "
                          "file as the extra CA file; otherwise do not go on and ask your administrator."_L1;
constexpr auto serverAdvice = "A proxy on the way or the server is at fault: tell whoever runs it."_L1;
constexpr auto networkAdvice = "Check the network connection and the proxy settings, then try again."_L1;
constexpr auto lostAdvice = "Whether the server acted on the request is not known. Look before you do it again."_L1;

constexpr int tooLargeCode = 100; // CURLE_TOO_LARGE, new in libcurl 8.6

Error make(Fault fault, QLatin1StringView code, QString message, QLatin1StringView hint)
{
    return fail(fault, Leg::None, code, std::move(message), hint).error();
}

QString shownHost(const CurlFailure &failure) { return QString::fromLatin1(failure.host); }

bool says(const CurlFailure &failure, QByteArrayView words)
{
    return failure.text.toByteArray().toLower().contains(words);
}

QString certificateSentence(const CurlFailure &failure)
{
    const CertificateReport &seen = failure.certificate;
    const QString host = shownHost(failure);
    switch (seen.problem) {
    case X509_V_OK:
        return seen.names.isEmpty()
            ? u"The certificate of %1 is for another host."_s.arg(host)
            : u"The certificate of %1 is for another host: %2."_s.arg(host, seen.names.join(u", "_s));
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return u"The certificate of %1 (%2) expired on %3."_s.arg(host, seen.subject, seen.notAfter);
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return u"The certificate of %1 (%2) is not valid before %3."_s.arg(host, seen.subject, seen.notBefore);
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return u"The certificate of %1 is signed by nobody but itself (%2)."_s.arg(host, seen.subject);
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        return u"The certificate of %1 comes from an authority that this computer does not know: %2."_s.arg(
            host, seen.issuer);
    case X509_V_ERR_INVALID_PURPOSE:
        return u"The certificate of %1 (%2) is not made for servers."_s.arg(host, seen.subject);
    default:
        return u"The certificate of %1 (%2, issued by %3) was refused: %4."_s.arg(
            host, seen.subject, seen.issuer, QString::fromLatin1(X509_verify_cert_error_string(seen.problem)));
    }
}

Error certificateRejected(const CurlFailure &failure)
{
    const int problem = failure.certificate.problem;
    const bool clock = problem == X509_V_ERR_CERT_HAS_EXPIRED || problem == X509_V_ERR_CERT_NOT_YET_VALID;
    return make(Fault::Untrusted, "certificate_rejected"_L1, certificateSentence(failure),
        clock ? "Check this computer's date and time. If they are right, tell whoever runs the server; an "
                "extra CA file does "
                "not help here."_L1
              : caAdvice);
}

Error connectionLost(const CurlFailure &failure)
{
    return make(Fault::Network, "connection_lost"_L1,
        u"The connection to %1 was lost before the answer was complete; the request was not sent again."_s.arg(
            shownHost(failure)),
        failure.sent ? lostAdvice : networkAdvice);
}

Error cutShort(const CurlFailure &failure)
{
    return make(Fault::Malformed, "answer_cut_short"_L1,
        u"The answer of %1 ended before it was complete."_s.arg(shownHost(failure)), serverAdvice);
}

Error tlsFailed(const CurlFailure &failure)
{
    if (failure.certificate.problem != X509_V_OK)
        return certificateRejected(failure);
    // What comes from the wire or the system, not from a disagreement about TLS.
    // ECONNREFUSED stays behind from an address that was tried before this one.
    if ((failure.osError != 0 && failure.osError != ECONNREFUSED) || says(failure, "syscall") || says(failure, "reset")
        || says(failure, "unexpected eof"))
        return connectionLost(failure);
    return make(Fault::Untrusted, "tls_failed"_L1,
        u"No TLS connection to %1 was possible: %2."_s.arg(shownHost(failure), QString::fromUtf8(failure.text)),
        "The server must offer TLS 1.2 or 1.3 with a current cipher. Check that the port is one that speaks TLS."_L1);
}

Error connectFailed(const CurlFailure &failure)
{
    const QString why = failure.osError == ECONNREFUSED ? u"nothing listens there"_s
        : failure.osError == 0                          ? u"no way to it"_s
                                                        : qt_error_string(failure.osError);
    return make(Fault::Network, "connect_failed"_L1, u"No connection to %1: %2."_s.arg(shownHost(failure), why),
        failure.loopback ? "Start the program that should listen on this computer, or correct the port."_L1
                         : networkAdvice);
}

Error proxyRefused(const CurlFailure &failure)
{
    if (failure.proxyStatus == 407)
        return make(Fault::Network, "proxy_refused"_L1,
            u"The proxy wants a user name and password for %1."_s.arg(shownHost(failure)),
            "Put the name into network.proxy (http://NAME@HOST:PORT) and its password into the keychain (agent0ctl secret set "
            "--proxy --secret-stdin), or ask your administrator for a rule that lets Agent0 through."_L1);
    return make(Fault::Network, "proxy_refused"_L1,
        failure.proxyStatus
            ? u"The proxy refused the way to %1 with status %2."_s.arg(shownHost(failure)).arg(failure.proxyStatus)
            : u"The proxy could not reach %1."_s.arg(shownHost(failure)),
        "Ask your administrator whether the proxy may reach this host."_L1);
}

Error badFraming(const CurlFailure &failure, const QString &sentence)
{
    return make(Fault::Malformed, "answer_framing"_L1, sentence.arg(shownHost(failure)), serverAdvice);
}

Error receiveFailed(const CurlFailure &failure)
{
    if (failure.proxyStatus >= 300)
        return proxyRefused(failure);
    const bool eof = says(failure, "unexpected eof");
    const bool lost = failure.osError != 0 || says(failure, "reset") || says(failure, "recv failure")
        || says(failure, "ssl") || says(failure, "errno");
    if (!failure.headComplete)
        return failure.answerBegun && !lost ? cutShort(failure) : connectionLost(failure);
    if (lost && !eof)
        return connectionLost(failure);
    if (eof)
        return cutShort(failure);
    return badFraming(failure, u"The answer of %1 is not cut into valid chunks."_s);
}

Error tooLarge(const CurlFailure &failure)
{
    return make(Fault::Malformed, "answer_too_large"_L1,
        u"A header line of the answer of %1 is too long."_s.arg(shownHost(failure)), serverAdvice);
}

Error timedOut(const CurlFailure &failure)
{
    const QString seconds = QString::number(double(failure.deadline.count()) / 1000);
    return make(Fault::Network, "timeout"_L1,
        failure.sent ? u"%1 did not answer within %2 seconds."_s.arg(shownHost(failure), seconds)
                     : u"No connection to %1 within %2 seconds."_s.arg(shownHost(failure), seconds),
        failure.sent ? lostAdvice : networkAdvice);
}

Error unexpected(const CurlFailure &failure)
{
    return make(Fault::Failed, "http_failed"_L1,
        u"The request to %1 failed inside libcurl: %2."_s.arg(
            shownHost(failure), QString::fromLatin1(curl_easy_strerror(failure.code))),
        "This is a bug or a shortage of memory: please report it with this sentence."_L1);
}

} // namespace

Error errorOf(const CurlFailure &failure)
{
    if (failure.repeated)
        return connectionLost(failure);
    if (int(failure.code) == tooLargeCode)
        return tooLarge(failure);
    switch (failure.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return make(Fault::Network, "dns_failed"_L1,
            u"The name %1 is not known to the network."_s.arg(shownHost(failure)),
            "Check the spelling of the address and the network connection (or VPN)."_L1);
    case CURLE_COULDNT_RESOLVE_PROXY:
        return make(
            Fault::Network, "dns_failed"_L1, u"The name of the proxy is not known to the network."_s, networkAdvice);
    case CURLE_COULDNT_CONNECT: return connectFailed(failure);
    case CURLE_PROXY: return proxyRefused(failure);
    case CURLE_OPERATION_TIMEDOUT: return timedOut(failure);
    case CURLE_PEER_FAILED_VERIFICATION: return certificateRejected(failure);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER: return tlsFailed(failure);
    case CURLE_RECV_ERROR: return receiveFailed(failure);
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return connectionLost(failure);
    case CURLE_PARTIAL_FILE: return cutShort(failure);
    case CURLE_BAD_FUNCTION_ARGUMENT: // libcurl 8.14 says so of a proxy's answer to CONNECT that has too many headers
        return says(failure, "response header") ? connectionLost(failure) : unexpected(failure);
    case CURLE_WEIRD_SERVER_REPLY:
        if (says(failure, "content-length"))
            return badFraming(failure, u"The answer of %1 has a Content-Length that is not a number."_s);
        [[fallthrough]];
    case CURLE_UNSUPPORTED_PROTOCOL:
        return make(
            Fault::Malformed, "not_http"_L1, u"%1 does not answer in HTTP"_s.arg(shownHost(failure)), serverAdvice);
    case CURLE_OUT_OF_MEMORY: // libcurl 7.88 says so of a header line above its own limit of 100 KB
        return failure.sent && !failure.headComplete ? tooLarge(failure) : unexpected(failure);
    default: return unexpected(failure);
    }
}

} // namespace agent0
