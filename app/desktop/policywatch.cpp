#include "policywatch.h"

#include <QDir>
#include <QFileInfo>

namespace agent0::desktop {

namespace {

constexpr std::chrono::milliseconds Settled{300}; // a management tool writes, sets rights, renames

} // namespace

PolicyWatch::PolicyWatch(PolicySource source) : m_source(std::move(source)), m_state(state())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(Settled);
    connect(&m_settle, &QTimer::timeout, this, &PolicyWatch::look);
    const auto later = [this] { m_settle.start(); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
    watch();
}

/// The file, and the folder it is in or would be in: what is replaced is another file.
void PolicyWatch::watch()
{
    const QFileInfo file(m_source.file);
    QString folder = file.absolutePath();
    while (!QFileInfo(folder).isDir() && folder != QDir::rootPath())
        folder = QFileInfo(folder).absolutePath();
    QStringList wanted{folder};
    if (file.exists())
        wanted << file.absoluteFilePath();
    for (const QString &path : wanted) {
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

void PolicyWatch::look()
{
    watch();
    const QByteArray now = state();
    if (std::exchange(m_state, now) != now)
        emit changed();
}

QByteArray PolicyWatch::state() const
{
    const auto text = readPolicyText(m_source);
    if (!text)
        return "unreadable " + text.error().code.toUtf8();
    return *text ? "there " + **text : QByteArray("none");
}

} // namespace agent0::desktop
