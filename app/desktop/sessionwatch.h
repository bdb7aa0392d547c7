#pragma once

#include <QFileSystemWatcher>
#include <QTimer>

namespace agent0::desktop {

/// Notices when the tokens of a profile become others, whoever wrote them: agent0ctl shares the session, and may end it.
class SessionWatch : public QObject {
    Q_OBJECT

public:
    /// folder: where the profile's vault is, or will be. Made where it is missing.
    explicit SessionWatch(const QString &folder);

signals:
    void changed();

private:
    void look();
    QByteArray state() const;

    QString m_file;
    QByteArray m_state;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace agent0::desktop
