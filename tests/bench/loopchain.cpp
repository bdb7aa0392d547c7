#include "bench/loopchain.h"

namespace agent0::bench {

LoopChain::LoopChain(const PlainRoute &route) : m_chain(route), m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &socketChanged);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &timerChanged);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

LoopChain::~LoopChain()
{
    m_watched.clear();
    curl_multi_cleanup(m_multi);
}

void LoopChain::run(int times)
{
    m_left = times;
    begin(m_chain.next());
    m_loop.exec();
}

void LoopChain::begin(CURL *request)
{
    curl_multi_add_handle(m_multi, request);
    act(CURL_SOCKET_TIMEOUT, 0);
}

void LoopChain::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        CURL *const done = message->easy_handle;
        PlainCurl::check(done, message->data.result);
        curl_multi_remove_handle(m_multi, done);
        goOn();
    }
}

void LoopChain::goOn()
{
    CURL *request = m_chain.next();
    if (!request && --m_left > 0)
        request = m_chain.next();
    if (request)
        begin(request);
    else
        m_loop.quit();
}

int LoopChain::timerChanged(CURLM *, long milliseconds, void *self)
{
    QTimer &timer = static_cast<LoopChain *>(self)->m_timer;
    milliseconds < 0 ? timer.stop() : timer.start(int(milliseconds));
    return 0;
}

int LoopChain::socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    // An idle connection stays as it is: the next request uses it for the same.
    if (what != CURL_POLL_REMOVE)
        static_cast<LoopChain *>(self)->watch(socket, what);
    return 0;
}

void LoopChain::watch(curl_socket_t socket, int what)
{
    auto &watched = m_watched[socket];
    if (!watched) {
        watched = std::make_unique<Watched>(socket);
        QObject::connect(
            &watched->read, &QSocketNotifier::activated, &m_loop, [=, this] { act(socket, CURL_CSELECT_IN); });
        QObject::connect(
            &watched->write, &QSocketNotifier::activated, &m_loop, [=, this] { act(socket, CURL_CSELECT_OUT); });
    }
    watched->read.setEnabled(what & CURL_POLL_IN);
    watched->write.setEnabled(what & CURL_POLL_OUT);
}

} // namespace agent0::bench
