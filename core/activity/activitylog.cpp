#include "activity/activitylog.h"

#include "activity/activityline.h"

#include <QElapsedTimer>

#include <thread>

namespace agent0 {

namespace {

constexpr Milliseconds BusyPause{3};
constexpr qint64 PatienceAtEnd = 1000; // ms
constexpr int MostPending = 8; // times the bytes at which it is written, then records are lost

} // namespace

ActivityLog::ActivityLog(Clock &clock, QString folder, QString profile, ActivityLimits limits)
    : m_folder(std::move(folder)),
      m_profile(std::move(profile)),
      m_limits(limits),
      m_appender(clock, m_folder, m_profile, limits)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { flush(); });
}

ActivityLog::~ActivityLog()
{
    QElapsedTimer waited;
    waited.start();
    while (!m_pending.isEmpty() && tryToWrite() == Outcome::Busy && waited.elapsed() < PatienceAtEnd)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void ActivityLog::append(const ActivityRecord &record)
{
    if (m_also)
        m_also(record);
    if (m_pendingBytes > m_limits.pendingBytes * MostPending)
        drop();
    m_pending.append(activityMembers(record, m_profile));
    m_pendingBytes += m_pending.last().size();
    if (m_pendingBytes > m_limits.pendingBytes)
        flush();
    else if (!m_timer.isActive())
        m_timer.start(m_limits.gather);
}

void ActivityLog::flush()
{
    m_timer.stop();
    if (!m_pending.isEmpty() && tryToWrite() == Outcome::Busy)
        m_timer.start(BusyPause);
}

ActivityLog::Outcome ActivityLog::tryToWrite()
{
    const Outcome outcome = m_appender.append(m_pending, m_lost);
    if (outcome == Outcome::Failed)
        drop();
    if (outcome != Outcome::Written)
        return outcome;
    m_lost = 0;
    m_pending.clear();
    m_pendingBytes = 0;
    return outcome;
}

void ActivityLog::drop()
{
    m_lost += m_pending.size();
    m_pending.clear();
    m_pendingBytes = 0;
}

} // namespace agent0
