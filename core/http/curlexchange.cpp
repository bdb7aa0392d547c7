#include "http/curlexchange.h"

#include "http/curlfailure.h"

#include <algorithm>

#ifndef Q_OS_WIN
#include <fcntl.h>
#endif

namespace agent0 {

namespace {

void set(CURL *handle, CURLoption option, long value) { curl_easy_setopt(handle, option, value); }
void set(CURL *handle, CURLoption option, const char *text) { curl_easy_setopt(handle, option, text); }

bool hasHeader(const HttpRequest &request, QByteArrayView name)
{
    return std::ranges::any_of(
        request.headers, [&](const HttpHeader &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

/// Path and query as they were given: libcurl 8 would drop a query that is empty. Plain http never goes through a proxy,
/// which would want the whole address here.
QByteArray requestTarget(const QByteArray &url)
{
    const qsizetype host = url.indexOf("://") + 3;
    const auto begin = std::find_if(url.begin() + host, url.end(), [](char c) { return c == '/' || c == '?'; });
    const QByteArray target = url.sliced(begin - url.begin());
    return target.startsWith('/') ? target : '/' + target;
}

/// Bytes of a piece that nobody has taken yet, beyond which libcurl waits.
constexpr qsizetype mostWaiting = 256 * 1024;

/// A token in a header is longer, and then room is made.
constexpr qsizetype usualHeaderLine = 256;

/// libcurl asks for "100 Continue" first when a body is larger than 1 MiB.
constexpr qsizetype expectSize = 512 * 1024;

bool sendsBody(const HttpRequest &request)
{
    const QByteArray &method = request.method;
    return !request.body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH";
}

bool isFormType(const HttpHeader &header)
{
    return header.name == "Content-Type" && header.value == "application/x-www-form-urlencoded";
}

} // namespace

CurlExchange::CurlExchange(CurlCommon &common) : m_common(common), m_handle(curl_easy_init())
{
    if (!m_handle)
        qFatal("libcurl gives no handle: out of memory");
    setUpOnce();
}

CurlExchange::~CurlExchange()
{
    curl_easy_cleanup(m_handle);
    curl_slist_free_all(m_headers);
}

CurlExchange *CurlExchange::of(CURL *handle)
{
    char *exchange = nullptr;
    curl_easy_getinfo(handle, CURLINFO_PRIVATE, &exchange);
    return reinterpret_cast<CurlExchange *>(exchange);
}

void CurlExchange::setUpOnce()
{
    curl_easy_setopt(m_handle, CURLOPT_PRIVATE, this);
    curl_easy_setopt(m_handle, CURLOPT_ERRORBUFFER, m_text.data());
    set(m_handle, CURLOPT_NOSIGNAL, 1L);
    set(m_handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(m_handle, CURLOPT_PATH_AS_IS, 1L);
    set(m_handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(m_handle, CURLOPT_HTTP_CONTENT_DECODING, 0L); // AnswerReader does it, and notices a cut
    set(m_handle, CURLOPT_HEADEROPT, long(CURLHEADER_SEPARATE)); // nothing of ours to a proxy
    set(m_handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(m_handle, CURLOPT_PROXYAUTH, long(CURLAUTH_BASIC | CURLAUTH_DIGEST)); // of two, the proxy is asked first
    set(m_handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
    set(m_handle, CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
    set(m_handle, CURLOPT_CA_CACHE_TIMEOUT, 0L); // the store is ours
    set(m_handle, CURLOPT_CAINFO, static_cast<const char *>(nullptr));
    set(m_handle, CURLOPT_CAPATH, static_cast<const char *>(nullptr));
    set(m_handle, CURLOPT_QUICK_EXIT, 1L); // else dropping a task waits for the resolver's thread
    const QByteArray &agent = m_common.settings.userAgent;
    set(m_handle, CURLOPT_USERAGENT, agent.isEmpty() ? "Agent0/" AGENT0_VERSION : agent.constData());
    curl_easy_setopt(m_handle, CURLOPT_HEADERFUNCTION, &headCallback);
    curl_easy_setopt(m_handle, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_WRITEFUNCTION, &bodyCallback);
    curl_easy_setopt(m_handle, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_PREREQFUNCTION, &beforeSending);
    curl_easy_setopt(m_handle, CURLOPT_PREREQDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_SOCKOPTFUNCTION, &socketCallback);
    curl_easy_setopt(m_handle, CURLOPT_SOCKOPTDATA, this);
    curl_easy_setopt(m_handle, CURLOPT_CLOSESOCKETFUNCTION, m_common.closeSocket);
    curl_easy_setopt(m_handle, CURLOPT_CLOSESOCKETDATA, m_common.loop);
    curl_easy_setopt(m_handle, CURLOPT_SSL_CTX_FUNCTION, &tlsCallback);
    curl_easy_setopt(m_handle, CURLOPT_SSL_CTX_DATA, this);
}

void CurlExchange::prepare(const HttpRequest &request, const HttpAddress &address, Delivery delivery)
{
    m_delivery = delivery;
    m_ended.reset();
    m_held = false;
    m_request = &request;
    m_address = &address;
    m_sent = m_repeated = false;
    m_text[0] = '\0';
    // A token endpoint's answer is small and secret: asking it to compress gains nothing.
    const bool compressible = request.leg == Leg::Resource;
    m_reader.begin(request, address.host, compressible);
    set(m_handle, CURLOPT_URL, request.url.constData());
    set(m_handle, CURLOPT_REQUEST_TARGET, requestTarget(request.url).constData());
    setMethod(request);
    setHeaders(request, compressible);
    setProxy(address);
    setBounds(request.limits);
}

void CurlExchange::setMethod(const HttpRequest &request)
{
    set(m_handle, CURLOPT_HTTPGET, 1L); // also takes back what an earlier HEAD or POST has set
    const bool plainGet = request.method == "GET" && request.body.isEmpty();
    set(m_handle, CURLOPT_CUSTOMREQUEST, plainGet || request.method == "HEAD" ? nullptr : request.method.constData());
    if (request.method == "HEAD") {
        set(m_handle, CURLOPT_NOBODY, 1L);
    } else if (sendsBody(request)) {
        set(m_handle, CURLOPT_POST, 1L);
        set(m_handle, CURLOPT_POSTFIELDS, request.body.isEmpty() ? "" : request.body.constData());
        curl_easy_setopt(m_handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
    }
}

void CurlExchange::setHeaders(const HttpRequest &request, bool compressible)
{
    curl_slist_free_all(std::exchange(m_headers, nullptr));
    QByteArray line;
    line.reserve(usualHeaderLine);
    for (const HttpHeader &header : request.headers) {
        if (isFormType(header) && sendsBody(request))
            continue; // what libcurl says by itself, at a tenth of the cost
        line.truncate(0);
        // To libcurl "Name:" means to leave the header out, "Name;" to send it empty.
        line.append(QByteArrayView(header.name))
            .append(header.value.isEmpty() ? QByteArrayView(";") : QByteArrayView(": "))
            .append(QByteArrayView(header.value));
        m_headers = curl_slist_append(m_headers, line.constData());
    }
    m_headers = curl_slist_append(m_headers, compressible ? "Accept-Encoding: gzip" : "Accept-Encoding: identity");
    // What libcurl would add by itself is taken back only where it would: each line costs a microsecond.
    if (request.body.size() >= expectSize)
        m_headers = curl_slist_append(m_headers, "Expect:");
    if (sendsBody(request) && !hasHeader(request, "Content-Type"))
        m_headers = curl_slist_append(m_headers, "Content-Type:");
    curl_easy_setopt(m_handle, CURLOPT_HTTPHEADER, m_headers);
}

void CurlExchange::setProxy(const HttpAddress &address)
{
    if (address.proxy)
        return setFoundProxy(*address.proxy);
    if (m_loopback == address.loopback)
        return;
    m_loopback = address.loopback;
    const HttpSettings &settings = m_common.settings;
    if (address.loopback || settings.proxyUse == ProxyUse::None)
        set(m_handle, CURLOPT_PROXY, "");
    else
        set(m_handle, CURLOPT_PROXY, settings.proxyUse == ProxyUse::System ? nullptr : settings.proxy.constData());
}

void CurlExchange::setFoundProxy(const ProxyWay &way)
{
    m_loopback.reset();
    set(m_handle, CURLOPT_PROXY, way.address.isEmpty() ? "" : way.address.constData());
    set(m_handle, CURLOPT_PROXYUSERNAME, way.user.isEmpty() ? nullptr : way.user.constData());
    set(m_handle, CURLOPT_PROXYPASSWORD, way.user.isEmpty() ? nullptr : way.password.reveal().constData());
}

void CurlExchange::setBounds(const HttpLimits &limits)
{
    // CurlStream bounds its own waits: for libcurl an answer in pieces has no end.
    const Milliseconds deadline = m_delivery == Delivery::Whole ? limits.deadline : Milliseconds(-1);
    if (m_deadline == deadline)
        return;
    m_deadline = deadline;
    const long milliseconds = long(std::max<qint64>(1, limits.deadline.count())); // 0 would mean none
    set(m_handle, CURLOPT_TIMEOUT_MS, m_delivery == Delivery::Whole ? milliseconds : 0L);
    set(m_handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds);
}

size_t CurlExchange::headCallback(char *bytes, size_t, size_t count, void *self)
{
    auto *exchange = static_cast<CurlExchange *>(self);
    const bool goOn = exchange->m_reader.headLine(QByteArrayView(bytes, qsizetype(count)));
    if (exchange->m_delivery == Delivery::Pieces && exchange->m_reader.hasHead())
        exchange->m_common.arrived(exchange);
    return goOn ? count : 0;
}

size_t CurlExchange::bodyCallback(char *bytes, size_t, size_t count, void *self)
{
    return static_cast<CurlExchange *>(self)->bodyCame(QByteArrayView(bytes, qsizetype(count)));
}

size_t CurlExchange::bodyCame(QByteArrayView bytes)
{
    if (m_delivery == Delivery::Pieces) {
        // A reader slower than the server: TCP holds the server back.
        m_held = m_reader.answer().body.size() >= mostWaiting;
        if (m_held)
            return CURL_WRITEFUNC_PAUSE;
        m_common.arrived(this);
    }
    return m_reader.bodyBytes(bytes) ? size_t(bytes.size()) : size_t(bytes.size()) + 1;
}

QByteArray CurlExchange::takePiece()
{
    const QByteArray piece = m_reader.takeBody();
    if (std::exchange(m_held, false) && !m_ended)
        curl_easy_pause(m_handle, CURLPAUSE_CONT);
    return piece;
}

// libcurl sends a request again when a connection that it used before dies without an answer, and when HTTP/2
// refuses a stream. A code, a rotating refresh token or an ID-JAG would then be used twice.
int CurlExchange::beforeSending(void *self, char *, char *, int, int)
{
    auto *exchange = static_cast<CurlExchange *>(self);
    exchange->m_repeated = std::exchange(exchange->m_sent, true);
    return exchange->m_repeated ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

int CurlExchange::socketCallback(void *self, curl_socket_t socket, curlsocktype)
{
    auto *exchange = static_cast<CurlExchange *>(self);
    if (exchange->m_sent) { // a connection for a second try is not even made
        exchange->m_repeated = true;
        return CURL_SOCKOPT_ERROR;
    }
#ifndef Q_OS_WIN
    fcntl(int(socket), F_SETFD, FD_CLOEXEC); // the browser is started by this process
#endif
    exchange->m_common.socketOpened(socket);
    return CURL_SOCKOPT_OK;
}

CURLcode CurlExchange::tlsCallback(CURL *, void *context, void *self)
{
    auto *exchange = static_cast<CurlExchange *>(self);
    exchange->m_common.trust->value().apply(static_cast<SSL_CTX *>(context), &exchange->m_certificate);
    return CURLE_OK;
}

Result<HttpResponse> CurlExchange::outcome(CURLcode code)
{
    if (const auto &problem = m_reader.problem())
        return agent0::fail(*problem);
    if (code != CURLE_OK)
        return agent0::fail(failure(code));
    if (!m_reader.end())
        return agent0::fail(*m_reader.problem());
    return m_reader.take();
}

Error CurlExchange::failure(CURLcode code)
{
    long osError = 0;
    long proxyStatus = 0;
    curl_easy_getinfo(m_handle, CURLINFO_OS_ERRNO, &osError);
    curl_easy_getinfo(m_handle, CURLINFO_HTTP_CONNECTCODE, &proxyStatus);
    const CurlFailure seen{.code = code,
        .text = m_text.data(),
        .osError = int(osError),
        .proxyStatus = int(proxyStatus),
        .host = m_address->host,
        .loopback = m_address->loopback,
        .sent = m_sent,
        .repeated = m_repeated,
        .answerBegun = m_reader.hasBegun(),
        .headComplete = m_reader.hasHead(),
        .deadline = m_reader.hasHead() && m_delivery == Delivery::Pieces ? m_request->limits.silence
                                                                         : m_request->limits.deadline,
        .certificate = m_certificate};
    return errorOf(seen).at(m_request->leg);
}

} // namespace agent0
