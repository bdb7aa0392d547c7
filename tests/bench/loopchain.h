#pragma once

#include "bench/plainchain.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTimer>

#include <map>

namespace agent0::bench {

/// Chains by libcurl's socket interface on Qt's event loop, and nothing else: nothing checked, nothing recorded. What a
/// program with an event loop cannot do without. QSocketNotifiers, not CurlLoop: with one connection they cost less.
class LoopChain {
public:
    explicit LoopChain(const PlainRoute &route);
    ~LoopChain();
    LoopChain(const LoopChain &) = delete;
    LoopChain &operator=(const LoopChain &) = delete;

    void run(int times);

private:
    struct Watched {
        explicit Watched(curl_socket_t socket)
            : read(socket, QSocketNotifier::Read), write(socket, QSocketNotifier::Write)
        {
        }
        QSocketNotifier read;
        QSocketNotifier write;
    };
    static int socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *);
    static int timerChanged(CURLM *, long milliseconds, void *self);
    void watch(curl_socket_t socket, int what);
    void begin(CURL *request);
    void act(curl_socket_t socket, int events);
    void goOn();

    PlainChain m_chain;
    CURLM *m_multi;
    std::map<curl_socket_t, std::unique_ptr<Watched>> m_watched;
    QTimer m_timer;
    QEventLoop m_loop;
    int m_left = 0;
};

} // namespace agent0::bench
