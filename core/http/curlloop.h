#pragma once

#include "base/task.h"
#include "http/curlexchange.h"
#include "http/socketwatch.h"

#include <QTimer>

#include <deque>
#include <unordered_map>

namespace agent0 {

/// libcurl's multi interface on the Qt event loop of the thread that made it: connections, their sockets and
/// one timer. Coroutines are resumed from the event loop only, never inside libcurl and never inside start().
class CurlLoop : public std::enable_shared_from_this<CurlLoop> {
public:
    using Ending = OneShot<CURLcode>;
    using News = OneShot<bool>;

    explicit CurlLoop(HttpSettings settings);
    ~CurlLoop();
    CurlLoop(const CurlLoop &) = delete;
    CurlLoop &operator=(const CurlLoop &) = delete;

    /// One exchange from start to answer; destroying it aborts what still runs and closes its connection.
    class Running {
    public:
        /// request and address must outlive it.
        Running(std::shared_ptr<CurlLoop> loop, const HttpRequest &request, const HttpAddress &address,
            Ending::Sender over);
        ~Running();
        Running(const Running &) = delete;
        Running &operator=(const Running &) = delete;
        Result<HttpResponse> outcome(CURLcode code);

        /// An answer in pieces.
        Running(std::shared_ptr<CurlLoop> loop, const HttpRequest &request, const HttpAddress &address);
        /// Tells once, when something has come since the last piece was taken or the exchange ended.
        void tell(News::Sender news);
        QByteArray takePiece();
        const CurlExchange &exchange() const { return *m_exchange; }

    private:
        std::shared_ptr<CurlLoop> m_loop;
        std::unique_ptr<CurlExchange> m_exchange;
        friend CurlLoop;
    };

    /// The authorities to trust, read at the first call.
    Result<> loadTrust();
    /// The client goes: everything under way is aborted, and who waits for it is not resumed any more.
    void close();

private:
    /// Of one socket.
    struct Interest {
        bool toRead = false; ///< libcurl waits for something to read
        bool ours = false; ///< closed through closeSocket()
    };
    struct Finished {
        CurlExchange *exchange;
        CURLcode code;
    };

    static int socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *);
    static int timerChanged(CURLM *, long milliseconds, void *self);
    static int closeSocket(void *self, curl_socket_t socket);
    void watch(curl_socket_t socket, int what);
    void unwatch(curl_socket_t socket);

    std::unique_ptr<CurlExchange> begin(
        const HttpRequest &request, const HttpAddress &address, std::optional<Ending::Sender> over);
    void end(std::unique_ptr<CurlExchange> exchange);
    void act(curl_socket_t socket, int events); ///< settle() after the last
    void settle();
    void ready(const std::vector<SocketWatch::Ready> &sockets);
    void ready(const SocketWatch::Ready &socket);
    void due();
    void deliver();
    void deliverNews();
    void deliverEnd(const Finished &finished);

    CurlCommon m_common;
    CURLM *m_multi;
    std::unordered_map<curl_socket_t, Interest> m_interests;
    SocketWatch m_sockets;
    std::unordered_map<CurlExchange *, Ending::Sender> m_waiting;
    std::unordered_map<CurlExchange *, std::optional<News::Sender>> m_streams;
    std::deque<Finished> m_finished;
    std::deque<CurlExchange *> m_news; ///< streams of which something has come
    std::vector<std::unique_ptr<CurlExchange>> m_idle;
    std::optional<qint64> m_due; ///< when libcurl wants to be called, in steady milliseconds
    qint64 m_set = 0; ///< what the timer is set to, while it is active
    QTimer m_timer;
    QTimer m_forget; ///< those that are idle
};

} // namespace agent0
