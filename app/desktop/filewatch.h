#pragma once

#include "config/policysource.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>

#include <functional>

namespace agent0::desktop {

/// A file that others write, which need not be there yet.
struct WatchedFile {
    QString path;
    std::function<QByteArray()> state; ///< what tells one content from another

    /// The administrator's policy, readable or not.
    static WatchedFile policy(PolicySource source);
    /// The tokens of a profile, by the folder that its vault is or will be in: agent0ctl shares the session, and may end it.
    static WatchedFile tokens(const QString &folder);
};

/// Notices when a file becomes another: written, replaced, put there or taken away, in folders that need not be there either.
class FileWatch : public QObject {
    Q_OBJECT

public:
    explicit FileWatch(WatchedFile file);

    void look(); ///< now, instead of when what the system tells has settled, for two seconds at most

signals:
    void changed();

private:
    void watch();

    WatchedFile m_file;
    QByteArray m_state;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    QElapsedTimer m_sinceFirst; ///< time that the system has said so, since the last look
};

} // namespace agent0::desktop
