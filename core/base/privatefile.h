#pragma once

#include "base/result.h"

#include <QByteArray>

class QFile;
class QSaveFile;

namespace agent0 {

/// Replaces a file as a whole: a temporary file beside it (mode 0600), synced, renamed. A crash leaves the
/// old content or the new, never a part. The folder is made with mode 0700 where it is missing.
Result<> writePrivateFile(const QString &path, QByteArrayView content);

/// The same in parts: opens file for writing with mode 0600, whatever the umask. It replaces what is there when it is committed.
bool openPrivately(QSaveFile &file);
/// Puts all that was written in the place of what is there. False, and what is there stays, where a part of it cannot be stored.
bool commitWhole(QSaveFile &file);

/// The whole file, or nothing where there is none. Fails when it is larger than limit bytes.
Result<std::optional<QByteArray>> readPrivateFile(const QString &path, qint64 limit = 16 * 1024 * 1024);

/// Which file it is, told without reading anything. Two that are there at the same time differ. Nothing where the system
/// cannot tell.
struct FileId {
    quint64 device = 0;
    quint64 number = 0;
    bool operator==(const FileId &) const = default;
};
std::optional<FileId> fileId(const QFile &open);
/// Of the file that the path leads to; also nothing where there is none.
std::optional<FileId> fileId(const QByteArray &encodedPath);

/// Removes the temporary files that writers of this file left beside it when they were killed. Only for who holds
/// the lock that all its writers hold.
void removeLeftovers(const QString &path);

/// Makes a folder, and those above it, for this user alone (mode 0700).
Result<> makePrivateFolder(const QString &path);

} // namespace agent0
