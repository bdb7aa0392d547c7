#include "composition/forwarding.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace agent0 {

namespace {

constexpr Milliseconds Patience{3'000};

} // namespace

Forwarding::Forwarding(Clock &clock, const Profile &profile, std::unique_ptr<HttpClient> network)
{
    if (profile.activity.journal)
        m_journal = std::make_unique<Journal>(profile.name);
    if (profile.activity.collector.isEmpty())
        return;
    m_http = std::move(network);
    m_collector = std::make_unique<Collector>(*m_http, clock, profile.activity.collector.toUtf8(),
        ForwardSource{QCoreApplication::applicationVersion(), QSysInfo::machineHostName(), profile.name});
}

void Forwarding::add(const ActivityRecord &record)
{
    if (m_journal)
        m_journal->send(record);
    if (m_collector)
        m_collector->add(record);
}

Task<> Forwarding::finish()
{
    if (m_collector)
        co_await m_collector->finish(Patience);
}

} // namespace agent0
