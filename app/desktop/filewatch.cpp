#include "filewatch.h"

#include "vault/tokenvault.h"

#include <QDateTime>
#include <QFileInfo>

namespace agent0::desktop {

namespace {

constexpr std::chrono::milliseconds Settled{300}; // who writes seldom writes once: a new file, its rights, its name
constexpr qint64 LongestWait = 2000; // ms

} // namespace

WatchedFile WatchedFile::policy(PolicySource source)
{
    return {source.file, [source] {
                const auto text = readPolicyText(source);
                if (!text)
                    return "unreadable " + text.error().code.toUtf8();
                return *text ? "there " + **text : QByteArray("none");
            }};
}

WatchedFile WatchedFile::tokens(const QString &folder)
{
    const QString path = TokenVault::fileIn(folder);
    return {path, [path] {
                const QFileInfo file(path);
                return file.exists() ? QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' '
                        + QByteArray::number(file.size())
                                     : QByteArray("none");
            }};
}

FileWatch::FileWatch(WatchedFile file) : m_file(std::move(file)), m_state(m_file.state())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(Settled);
    connect(&m_settle, &QTimer::timeout, this, &FileWatch::look);
    const auto later = [this] {
        if (!m_settle.isActive())
            m_sinceFirst.start();
        if (!m_sinceFirst.hasExpired(LongestWait)) // who writes again and again is seen, too
            m_settle.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
    watch();
}

/// The file, and the folder it is in or would be in: what is replaced is another file.
void FileWatch::watch()
{
    const QFileInfo file(m_file.path);
    QString folder = file.absolutePath();
    // A drive that is gone has nothing above it.
    for (QString above; !QFileInfo(folder).isDir() && (above = QFileInfo(folder).absolutePath()) != folder;)
        folder = above;
    QStringList wanted{folder};
    if (file.exists())
        wanted << file.absoluteFilePath();
    for (const QString &path : wanted) {
        if (!m_watcher.files().contains(path) && !m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

void FileWatch::look()
{
    watch();
    const QByteArray now = m_file.state();
    if (std::exchange(m_state, now) != now)
        emit changed();
}

} // namespace agent0::desktop
