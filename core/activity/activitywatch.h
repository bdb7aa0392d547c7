#pragma once

#include "base/task.h"

#include <QFileSystemWatcher>

#include <optional>

namespace agent0 {

/// Notices when something is appended to a log, by this process or another, without waking up for nothing.
class ActivityWatch {
public:
    /// Makes the folder where it is missing.
    explicit ActivityWatch(const QString &folder);

    /// Ends when something has been appended since it was last asked, or since the watch began. One at a
    /// time.
    Task<> changed();

private:
    void noticed();
    QString m_head;
    QFileSystemWatcher m_watcher;
    bool m_changed = false;
    std::optional<OneShot<bool>::Sender> m_waiting;
};

} // namespace agent0
