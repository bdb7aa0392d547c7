#include "base/filelock.h"

#include "base/moment.h"
#include "base/privatefile.h"

#include <QDir>
#include <QFileInfo>

#include <windows.h>

namespace agent0 {

FileLock::~FileLock()
{
    if (m_handle != -1)
        CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

Result<std::optional<FileLock>> FileLock::tryAcquire(const QString &path)
{
    if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return fail(folder.error());
    // Opened without sharing: a second open fails until this one is closed, or its process dies.
    const HANDLE file = CreateFileW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(path).utf16()),
        GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file != INVALID_HANDLE_VALUE) {
        beginMoment(); // what the one before has written is seen from now on
        return FileLock(reinterpret_cast<qintptr>(file));
    }
    if (GetLastError() == ERROR_SHARING_VIOLATION)
        return std::nullopt;
    return fail(Fault::Failed, Leg::None, "lock_failed"_L1, u"The lock file %1 cannot be opened."_s.arg(path));
}

} // namespace agent0
