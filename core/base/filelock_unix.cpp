#include "base/filelock.h"

#include "base/moment.h"
#include "base/privatefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace agent0 {

FileLock::~FileLock()
{
    if (m_handle >= 0)
        close(int(m_handle));
}

Result<std::optional<FileLock>> FileLock::tryAcquire(const QString &path)
{
    if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return fail(folder.error());
    const int file = open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return fail(Fault::Failed, Leg::None, "lock_failed"_L1,
            u"The lock file %1 cannot be opened: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))),
            u"Check that the folder exists, is yours and has room."_s);
    FileLock lock(file);
    // flock belongs to the open file, not to the process: two callers in one process exclude each other too.
    while (flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return std::nullopt;
        if (errno != EINTR)
            return fail(Fault::Failed, Leg::None, "lock_failed"_L1,
                u"The file %1 cannot be locked: %2."_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))),
                u"Check that its folder is on a file system that knows locks."_s);
    }
    beginMoment(); // what the one before has written is seen from now on
    return lock;
}

} // namespace agent0
