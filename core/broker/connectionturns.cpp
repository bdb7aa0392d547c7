#include "broker/connectionturns.h"

#include "base/race.h"

#include <QFile>

namespace agent0 {

Task<Result<ConnectionTurns::Hold>> ConnectionTurns::enter(QString connectionId, Milliseconds patience)
{
    const Milliseconds deadline = m_clock.ticks() + patience;
    auto turn = co_await before(m_clock.sleep(patience), m_turns[connectionId].enter());
    if (!turn)
        co_return fail(Fault::Failed, Leg::None, "lock_timeout"_L1,
            u"Access to %1 has been under way for %2 seconds."_s.arg(connectionId).arg(patience.count() / 1000),
            u"Finish it in the browser where a page is open, and try again."_s);
    auto held = co_await lock(connectionId, std::max(deadline - m_clock.ticks(), Milliseconds(0)));
    if (!held)
        co_return fail(held.error());
    co_return Hold{std::move(*turn), std::move(*held)};
}

std::shared_ptr<const void> ConnectionTurns::lockOf(const QString &connectionId) const
{
    const auto found = m_locks.find(connectionId);
    return found == m_locks.end() ? nullptr : found->second.lock();
}

bool ConnectionTurns::wasEntered(const QString &connectionId) const { return QFile::exists(pathOf(connectionId)); }

QString ConnectionTurns::pathOf(const QString &connectionId) const
{
    return m_folder + "/connection-"_L1 + connectionId + ".lock"_L1;
}

Task<Result<ConnectionTurns::Lock>> ConnectionTurns::lock(QString connectionId, Milliseconds patience)
{
    if (Lock held = m_locks[connectionId].lock())
        co_return held;
    auto lock = co_await FileLock::acquire(pathOf(connectionId), m_clock, patience);
    if (!lock)
        co_return fail(lock.error());
    const auto shared = std::make_shared<FileLock>(std::move(*lock));
    m_locks[connectionId] = shared;
    co_return shared;
}

} // namespace agent0
