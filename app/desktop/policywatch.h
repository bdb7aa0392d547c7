#pragma once

#include "config/policysource.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace agent0::desktop {

/// Notices when the administrator's policy becomes another: written, replaced, put there or taken away.
class PolicyWatch : public QObject {
    Q_OBJECT

public:
    explicit PolicyWatch(PolicySource source);

    void look(); ///< now, instead of when the system says that something has changed

signals:
    void changed();

private:
    void watch();
    /// What tells one policy from another, readable or not.
    QByteArray state() const;

    PolicySource m_source;
    QByteArray m_state;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace agent0::desktop
