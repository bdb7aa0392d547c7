#include "sessionwatch.h"

#include "base/privatefile.h"
#include "vault/tokenvault.h"

#include <QDateTime>
#include <QFileInfo>

namespace agent0::desktop {

namespace {

constexpr std::chrono::milliseconds Written{300}; // a sign-in writes more than once

} // namespace

SessionWatch::SessionWatch(const QString &folder) : m_file(TokenVault::fileIn(folder)), m_state(state())
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(Written);
    connect(&m_settle, &QTimer::timeout, this, &SessionWatch::look);
    // The vault is replaced, never written to: the folder tells.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (!m_settle.isActive())
            m_settle.start();
    });
    // Where it cannot be made nobody can sign in either.
    (void)makePrivateFolder(folder);
    m_watcher.addPath(folder);
}

void SessionWatch::look()
{
    if (m_watcher.directories().isEmpty())
        m_watcher.addPath(QFileInfo(m_file).path()); // it went, and may be there again
    const QByteArray now = state();
    if (std::exchange(m_state, now) != now)
        emit changed();
}

QByteArray SessionWatch::state() const
{
    const QFileInfo file(m_file);
    return file.exists()
        ? QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + ' ' + QByteArray::number(file.size())
        : QByteArray("none");
}

} // namespace agent0::desktop
