#include "http/socketwatch.h"

#include <QHash>
#include <QSocketNotifier>

#include <array>
#include <sys/epoll.h>
#include <unistd.h>

namespace agent0 {

/// One descriptor for all of them: an event loop that polls looks at every descriptor that it has, each time.
struct SocketWatch::Watched {
    Watched() : poll(epoll_create1(EPOLL_CLOEXEC)), notifier(poll, QSocketNotifier::Read)
    {
        if (poll < 0)
            qFatal("the system gives no epoll descriptor");
    }
    ~Watched()
    {
        notifier.setEnabled(false);
        close(poll);
    }
    void set(int socket, quint32 wanted)
    {
        const quint32 before = events.value(socket);
        epoll_event event{.events = wanted, .data = {.fd = socket}};
        if (wanted == before)
            return;
        if (wanted == 0) {
            events.remove(socket);
            epoll_ctl(poll, EPOLL_CTL_DEL, socket, &event);
            return;
        }
        events.insert(socket, wanted);
        epoll_ctl(poll, before == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event);
    }
    std::vector<Ready> ready() const
    {
        std::array<epoll_event, 64> found{};
        const int count = epoll_wait(poll, found.data(), int(found.size()), 0);
        std::vector<Ready> all;
        for (int i = 0; i < count; ++i) {
            const quint32 event = found[size_t(i)].events;
            const bool broken = event & (EPOLLERR | EPOLLHUP);
            const quint32 wanted = events.value(found[size_t(i)].data.fd);
            all.push_back({found[size_t(i)].data.fd, (event & EPOLLIN) || (broken && (wanted & EPOLLIN)),
                (event & EPOLLOUT) || (broken && (wanted & EPOLLOUT))});
        }
        return all;
    }

    int poll;
    QSocketNotifier notifier;
    QHash<int, quint32> events;
};

SocketWatch::SocketWatch(Wake wake) : m_watched(std::make_unique<Watched>())
{
    QObject::connect(&m_watched->notifier, &QSocketNotifier::activated, &m_watched->notifier,
        [watched = m_watched.get(), wake = std::move(wake)] {
            const Wake mine = wake; // it may destroy what this belongs to
            mine(watched->ready());
        });
}

SocketWatch::~SocketWatch() = default;

void SocketWatch::watch(qintptr socket, bool toRead, bool toWrite)
{
    m_watched->set(int(socket), (toRead ? quint32(EPOLLIN) : 0U) | (toWrite ? quint32(EPOLLOUT) : 0U));
}

} // namespace agent0
