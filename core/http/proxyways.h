#pragma once

#include "base/clock.h"
#include "http/httpsettings.h"

#include <QHash> // of QByteArray

#include <unordered_map>

namespace agent0 {

/// What a ProxyFinder said, for a minute: the network may be another one then. Who waits when this is destroyed is never resumed.
class ProxyWays {
public:
    ProxyWays(Clock &clock, ProxyFinder find) : m_clock(clock), m_find(std::move(find)) { }

    bool wanted() const { return bool(m_find); }
    Task<Result<ProxyWay>> to(QByteArray url, QByteArray host);

private:
    using Way = Result<ProxyWay>;
    struct Known {
        ProxyWay way;
        Milliseconds until;
    };
    Task<> ask(QByteArray url, QByteArray host, OneShot<Way>::Sender answer);

    Clock &m_clock;
    ProxyFinder m_find;
    std::unordered_map<QByteArray, Known> m_known; ///< by host
    TaskScope m_asking;
};

} // namespace agent0
