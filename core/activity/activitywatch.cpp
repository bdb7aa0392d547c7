#include "activity/activitywatch.h"

#include "activity/activityfiles.h"
#include "base/privatefile.h"

#include <QFileInfo>

namespace agent0 {

ActivityWatch::ActivityWatch(const QString &folder) : m_head(ActivityFiles(folder).headPath())
{
    // Where it cannot be made nobody can append either.
    (void)makePrivateFolder(folder);
    m_watcher.addPath(folder);
    if (QFileInfo::exists(m_head))
        m_watcher.addPath(m_head);
    QObject::connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_watcher, [this] { noticed(); });
    QObject::connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_watcher, [this] { noticed(); });
}

void ActivityWatch::noticed()
{
    if (m_watcher.files().isEmpty() && QFileInfo::exists(m_head))
        m_watcher.addPath(m_head);
    m_changed = true;
    if (m_waiting)
        std::exchange(m_waiting, std::nullopt)->send(true);
}

Task<> ActivityWatch::changed()
{
    if (!m_changed) {
        OneShot<bool> change;
        m_waiting = change.sender;
        co_await change.receiver;
    }
    m_changed = false;
}

} // namespace agent0
