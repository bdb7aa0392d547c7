#pragma once

#include "http/answerreader.h"
#include "http/httpaddress.h"
#include "http/httpsettings.h"
#include "http/truststore.h"

#include <curl/curl.h>

#include <array>

namespace agent0 {

class CurlExchange;

/// How an answer is wanted.
enum class Delivery { Whole, Pieces };

/// What the exchanges of one client have in common. Outlives them.
struct CurlCommon {
    HttpSettings settings;
    std::optional<Result<TrustStore>> trust; ///< loaded when the first https address is asked for
    void *loop = nullptr; ///< for closeSocket
    curl_closesocket_callback closeSocket = nullptr;
    std::function<void(curl_socket_t)> socketOpened;
    std::function<void(CurlExchange *)> arrived; ///< of an answer in pieces: its head or more of its body
};

/// One request on one libcurl easy handle, which is used again for the next.
class CurlExchange {
public:
    explicit CurlExchange(CurlCommon &common);
    ~CurlExchange();
    CurlExchange(const CurlExchange &) = delete;
    CurlExchange &operator=(const CurlExchange &) = delete;

    /// Both must live until the exchange ended.
    void prepare(const HttpRequest &request, const HttpAddress &address, Delivery delivery = Delivery::Whole);
    CURL *handle() const { return m_handle; }
    static CurlExchange *of(CURL *handle);

    /// The answer, or why there is none.
    Result<HttpResponse> outcome(CURLcode code);

    // In pieces.
    const AnswerReader &reader() const { return m_reader; }
    /// What has come of the body. Lets libcurl go on where it was held back.
    QByteArray takePiece();
    /// No more comes, for this reason.
    void setEnded(CURLcode code) { m_ended = code; }
    std::optional<CURLcode> ended() const { return m_ended; }

private:
    static size_t headCallback(char *bytes, size_t size, size_t count, void *self);
    static size_t bodyCallback(char *bytes, size_t size, size_t count, void *self);
    static int beforeSending(void *self, char *, char *, int, int);
    static int socketCallback(void *self, curl_socket_t socket, curlsocktype);
    static CURLcode tlsCallback(CURL *, void *context, void *self);

    void setUpOnce();
    void setMethod(const HttpRequest &request);
    void setHeaders(const HttpRequest &request, bool compressible);
    void setProxy(const HttpAddress &address);
    void setFoundProxy(const ProxyWay &way);
    void setBounds(const HttpLimits &limits);
    size_t bodyCame(QByteArrayView bytes);
    Error failure(CURLcode code);

    CurlCommon &m_common;
    CURL *m_handle;
    curl_slist *m_headers = nullptr;
    AnswerReader m_reader;
    CertificateReport m_certificate;
    const HttpRequest *m_request = nullptr;
    const HttpAddress *m_address = nullptr;
    std::array<char, CURL_ERROR_SIZE> m_text{};
    std::optional<bool> m_loopback; ///< as the handle is set; nothing where a proxy was found for it
    Milliseconds m_deadline{0}; ///< as the handle is set
    Delivery m_delivery = Delivery::Whole;
    std::optional<CURLcode> m_ended;
    bool m_held = false; ///< libcurl was told to wait until a piece is taken
    bool m_sent = false; ///< libcurl has begun to send it
    bool m_repeated = false; ///< libcurl wanted to send it again
};

} // namespace agent0
