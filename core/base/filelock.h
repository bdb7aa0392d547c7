#pragma once

#include "base/clock.h"
#include "base/result.h"

namespace agent0 {

/// An exclusive lock between processes (and within one), held until it is destroyed. The operating system
/// frees it when its holder dies, however that happens.
class FileLock {
public:
    FileLock(FileLock &&other) noexcept : m_handle(std::exchange(other.m_handle, -1)) { }
    FileLock &operator=(FileLock &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~FileLock();

    /// The lock, or nothing while somebody else holds it. Fault::Failed where the file cannot be opened.
    static Result<std::optional<FileLock>> tryAcquire(const QString &path);

    /// Waits for it. After patience Fault::Failed, code "lock_timeout".
    static Task<Result<FileLock>> acquire(QString path, Clock &clock, Milliseconds patience);

    /// For the end, when no event loop runs any more: blocks for a second at most. Nothing where it cannot be had.
    static std::optional<FileLock> acquireAtEnd(const QString &path);

private:
    explicit FileLock(qintptr handle) : m_handle(handle) { }
    qintptr m_handle;
};

} // namespace agent0
