#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>
#include <vector>

namespace agent0 {

/// Tells on the Qt event loop which sockets can be read or written. What this costs does not grow with the number of
/// sockets that are watched and silent.
class SocketWatch {
public:
    struct Ready {
        qintptr socket;
        bool toRead;
        bool toWrite;
    };
    using Wake = std::function<void(std::vector<Ready>)>;

    /// wake may destroy this. It may be told of a socket that was forgotten meanwhile, and of one that is not ready any more.
    explicit SocketWatch(Wake wake);
    ~SocketWatch();
    SocketWatch(const SocketWatch &) = delete;
    SocketWatch &operator=(const SocketWatch &) = delete;

    /// From now on for this, until it is said anew: neither means not at all.
    void watch(qintptr socket, bool toRead, bool toWrite);

private:
    struct Watched;
    std::unique_ptr<Watched> m_watched;
};

} // namespace agent0
