#pragma once

#include "base/filelock.h"
#include "base/turnstile.h"

#include <map>

namespace agent0 {

/// Who may work on the tokens of a connection: one at a time, in this process and across all of them. Whoever obtains, renews
/// or ends access is inside, so that what has been ended is not written back by who was under way.
class ConnectionTurns {
    using Lock = std::shared_ptr<FileLock>;

public:
    /// Inside until it is destroyed.
    struct Hold {
        Turnstile::Turn turn;
        Lock lock;
    };

    /// clock must outlive it.
    ConnectionTurns(Clock &clock, QString folder) : m_clock(clock), m_folder(std::move(folder)) { }

    /// After patience Fault::Failed, code "lock_timeout".
    Task<Result<Hold>> enter(QString connectionId, Milliseconds patience);
    /// Keeps other processes out for as long as it is held. For who is inside and leaves something to be stored later.
    std::shared_ptr<const void> lockOf(const QString &connectionId) const;
    /// Whether anybody has ever been inside.
    bool wasEntered(const QString &connectionId) const;

private:
    QString pathOf(const QString &connectionId) const;
    Task<Result<Lock>> lock(QString connectionId, Milliseconds patience);

    Clock &m_clock;
    QString m_folder;
    std::map<QString, Turnstile> m_turns;
    std::map<QString, std::weak_ptr<FileLock>> m_locks; ///< those still held, for what was left to be stored as well
};

} // namespace agent0
