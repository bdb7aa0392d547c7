#include "http/proxyways.h"

namespace agent0 {

namespace {

constexpr Milliseconds Lifetime{60'000};
constexpr size_t MostHosts = 256;

} // namespace

Task<Result<ProxyWay>> ProxyWays::to(QByteArray url, QByteArray host)
{
    const auto known = m_known.find(host);
    if (known != m_known.end() && m_clock.ticks() < known->second.until)
        co_return known->second.way.copy();
    OneShot<Way> answer;
    m_asking.start(ask(std::move(url), std::move(host), answer.sender));
    Way way = co_await answer.receiver;
    co_return std::move(way);
}

Task<> ProxyWays::ask(QByteArray url, QByteArray host, OneShot<Way>::Sender answer)
{
    Way way = co_await m_find(std::move(url));
    if (way) {
        if (m_known.size() >= MostHosts)
            m_known.clear();
        m_known.insert_or_assign(host, Known{way->copy(), m_clock.ticks() + Lifetime});
    }
    answer.send(std::move(way)); // whoever waited may destroy this
}

} // namespace agent0
