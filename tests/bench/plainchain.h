#pragma once

#include "bench/plaincurl.h"
#include "bench/sandboxprocess.h"

#include <memory>
#include <vector>

namespace agent0::bench {

/// Where a chain goes and what it says, worked out beforehand.
struct PlainRoute {
    QByteArray idpTokenEndpoint;
    QByteArray exchangeForm;
    QByteArray resourceTokenEndpoint;
    QByteArray basic; ///< the client's proof at the resource's server
    QByteArray todos;
};
PlainRoute plainRoute(const SandboxProcess &servers, const QByteArray &idToken);

/// Chains by libcurl alone: exchange, redemption, the todos. What one answer gives goes into the next request unread.
class PlainChain {
public:
    explicit PlainChain(const PlainRoute &route) : m_route(route) { }

    void run(int times);
    /// For a multi handle: the next request, nullptr when the todos are here.
    CURL *next();

private:
    const PlainRoute &m_route;
    PlainCurl m_curl;
    int m_done = 0;
};

/// As many chains at once, on one multi handle.
class PlainChains {
public:
    PlainChains(const PlainRoute &route, int chains);
    ~PlainChains();
    PlainChains(const PlainChains &) = delete;
    PlainChains &operator=(const PlainChains &) = delete;
    void run();

private:
    CURLM *m_multi;
    std::vector<std::unique_ptr<PlainChain>> m_chains;
};

} // namespace agent0::bench
