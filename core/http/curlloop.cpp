#include "http/curlloop.h"

#include <chrono>

namespace agent0 {

namespace {

constexpr size_t mostIdleExchanges = 64;
/// An idle handle still has the headers, and in newer versions of libcurl the body, that it sent last.
constexpr Milliseconds idleFor{1000};
constexpr long mostIdleConnections = 256;

qint64 steadyMilliseconds()
{
    return std::chrono::floor<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

CurlLoop::CurlLoop(HttpSettings settings)
    : m_sockets([this](const std::vector<SocketWatch::Ready> &sockets) { ready(sockets); })
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    m_multi = curl_multi_init();
    m_common.settings = std::move(settings);
    m_common.loop = this;
    m_common.closeSocket = &closeSocket;
    m_common.arrived = [this](CurlExchange *exchange) {
        if (m_news.empty() || m_news.back() != exchange)
            m_news.push_back(exchange);
    };
    m_common.socketOpened = [this](curl_socket_t socket) {
        unwatch(socket); // whatever had this number before
        m_interests[socket].ours = true;
    };
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &socketChanged);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &timerChanged);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, mostIdleConnections);
    m_timer.setSingleShot(true);
    // libcurl does not ask again when it is called too early, as a coarse timer may do.
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { due(); });
    m_forget.setSingleShot(true);
    QObject::connect(&m_forget, &QTimer::timeout, &m_forget, [this] { m_idle.clear(); });
}

CurlLoop::~CurlLoop()
{
    close();
    m_idle.clear();
    curl_global_cleanup();
}

void CurlLoop::close()
{
    if (!m_multi)
        return;
    for (const auto &[exchange, over] : std::exchange(m_waiting, {}))
        curl_multi_remove_handle(m_multi, exchange->handle());
    for (const auto &[exchange, news] : std::exchange(m_streams, {})) {
        if (!exchange->ended())
            curl_multi_remove_handle(m_multi, exchange->handle());
    }
    m_finished.clear();
    m_news.clear();
    curl_multi_cleanup(std::exchange(m_multi, nullptr));
    m_timer.stop();
}

Result<> CurlLoop::loadTrust()
{
    if (!QByteArrayView(curl_version_info(CURLVERSION_NOW)->ssl_version).contains("OpenSSL"))
        return fail(Fault::Failed, Leg::None, "tls_backend"_L1, u"libcurl was built without OpenSSL"_s,
            u"Install the OpenSSL flavour of libcurl (Debian: libcurl4)."_s);
    if (!m_common.trust)
        m_common.trust = TrustStore::load(m_common.settings.extraCaFile);
    if (!*m_common.trust)
        return fail(m_common.trust->error());
    return {};
}

CurlLoop::Running::Running(
    std::shared_ptr<CurlLoop> loop, const HttpRequest &request, const HttpAddress &address, Ending::Sender over)
    : m_loop(std::move(loop)), m_exchange(m_loop->begin(request, address, std::move(over)))
{
}

CurlLoop::Running::~Running() { m_loop->end(std::move(m_exchange)); }

Result<HttpResponse> CurlLoop::Running::outcome(CURLcode code) { return m_exchange->outcome(code); }

CurlLoop::Running::Running(std::shared_ptr<CurlLoop> loop, const HttpRequest &request, const HttpAddress &address)
    : m_loop(std::move(loop)), m_exchange(m_loop->begin(request, address, std::nullopt))
{
}

void CurlLoop::Running::tell(News::Sender news)
{
    if (const auto stream = m_loop->m_streams.find(m_exchange.get()); stream != m_loop->m_streams.end())
        stream->second = std::move(news);
}

QByteArray CurlLoop::Running::takePiece()
{
    QByteArray piece = m_exchange->takePiece();
    if (m_loop->m_multi)
        m_loop->settle();
    return piece;
}

std::unique_ptr<CurlExchange> CurlLoop::begin(
    const HttpRequest &request, const HttpAddress &address, std::optional<Ending::Sender> over)
{
    std::unique_ptr<CurlExchange> exchange;
    if (m_idle.empty()) {
        exchange = std::make_unique<CurlExchange>(m_common);
    } else {
        exchange = std::move(m_idle.back());
        m_idle.pop_back();
    }
    exchange->prepare(request, address, over ? Delivery::Whole : Delivery::Pieces);
    if (over)
        m_waiting.emplace(exchange.get(), std::move(*over));
    else
        m_streams.emplace(exchange.get(), std::nullopt);
    curl_multi_add_handle(m_multi, exchange->handle());
    act(CURL_SOCKET_TIMEOUT, 0); // goes out now, not when the event loop comes round
    settle();
    return exchange;
}

void CurlLoop::end(std::unique_ptr<CurlExchange> exchange)
{
    if (!m_multi)
        return;
    const bool streams = m_streams.erase(exchange.get()) > 0 && !exchange->ended();
    if (m_waiting.erase(exchange.get()) > 0 || streams)
        curl_multi_remove_handle(m_multi, exchange->handle());
    std::erase(m_news, exchange.get());
    std::erase_if(m_finished, [&](const Finished &one) { return one.exchange == exchange.get(); });
    if (m_idle.size() < mostIdleExchanges)
        m_idle.push_back(std::move(exchange));
    if (!m_forget.isActive())
        m_forget.start(idleFor);
    settle();
}

void CurlLoop::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            m_finished.push_back({CurlExchange::of(message->easy_handle), message->data.result});
    }
}

void CurlLoop::deliver()
{
    const auto self = shared_from_this(); // whoever is resumed may destroy the client
    // Only those that are there now: who sends again at once must not keep the event loop waiting.
    for (size_t left = m_finished.size(); left > 0 && !m_finished.empty(); --left) {
        const Finished finished = m_finished.front();
        m_finished.pop_front();
        deliverEnd(finished);
    }
    deliverNews();
    settle();
}

void CurlLoop::deliverEnd(const Finished &finished)
{
    curl_multi_remove_handle(m_multi, finished.exchange->handle());
    if (const auto waiting = m_waiting.extract(finished.exchange)) {
        waiting.mapped().send(finished.code);
        return;
    }
    finished.exchange->setEnded(finished.code);
    m_common.arrived(finished.exchange);
}

void CurlLoop::deliverNews()
{
    for (size_t left = m_news.size(); left > 0 && !m_news.empty(); --left) {
        const auto stream = m_streams.find(m_news.front());
        m_news.pop_front();
        if (stream == m_streams.end())
            continue;
        if (const auto news = std::exchange(stream->second, {}))
            news->send(true);
    }
}

/// All of them before anybody is told: who is told may send again, or destroy the client.
void CurlLoop::ready(const std::vector<SocketWatch::Ready> &sockets)
{
    for (const SocketWatch::Ready &socket : sockets)
        ready(socket);
    deliver();
}

void CurlLoop::ready(const SocketWatch::Ready &socket)
{
    const auto interest = m_interests.find(curl_socket_t(socket.socket));
    if (interest == m_interests.end())
        return; // closed by what was done for another
    if (!socket.toWrite && !interest->second.toRead) {
        // The server closed an idle connection: libcurl sees it before the next use.
        m_sockets.watch(socket.socket, false, false);
        return;
    }
    act(interest->first, (socket.toRead ? CURL_CSELECT_IN : 0) | (socket.toWrite ? CURL_CSELECT_OUT : 0));
}

void CurlLoop::due()
{
    if (m_due && *m_due <= steadyMilliseconds()) {
        m_due.reset();
        act(CURL_SOCKET_TIMEOUT, 0);
    }
    deliver();
}

/// Sets the timer to what comes first: an answer to deliver, or libcurl's own next time.
void CurlLoop::settle()
{
    if (!m_multi)
        return;
    const qint64 now = steadyMilliseconds();
    const std::optional<qint64> next = m_finished.empty() && m_news.empty() ? m_due : std::optional(now);
    if (!next) {
        m_timer.stop();
    } else if (!m_timer.isActive() || *next < m_set) {
        m_set = *next;
        m_timer.start(Milliseconds(std::max<qint64>(0, *next - now)));
    }
}

int CurlLoop::timerChanged(CURLM *, long milliseconds, void *self)
{
    auto &due = static_cast<CurlLoop *>(self)->m_due;
    due = milliseconds < 0 ? std::nullopt : std::optional(steadyMilliseconds() + milliseconds);
    return 0;
}

int CurlLoop::socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    static_cast<CurlLoop *>(self)->watch(socket, what);
    return 0;
}

int CurlLoop::closeSocket(void *self, curl_socket_t socket)
{
    static_cast<CurlLoop *>(self)->unwatch(socket);
#ifdef Q_OS_WIN
    return closesocket(socket);
#else
    return ::close(socket);
#endif
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    Interest &interest = m_interests[socket];
    if (what == CURL_POLL_REMOVE && !interest.ours)
        return unwatch(socket);
    interest.toRead = what == CURL_POLL_IN || what == CURL_POLL_INOUT;
    // An idle one stays as it is: most are used again for the same.
    if (what != CURL_POLL_REMOVE)
        m_sockets.watch(socket, interest.toRead, what == CURL_POLL_OUT || what == CURL_POLL_INOUT);
}

void CurlLoop::unwatch(curl_socket_t socket)
{
    if (m_interests.erase(socket) > 0)
        m_sockets.watch(socket, false, false);
}

} // namespace agent0
