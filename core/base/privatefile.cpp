#include "base/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace agent0 {

namespace {

std::unexpected<Error> fileFailure(QLatin1StringView code, const QString &what, const QString &why)
{
    return fail(Fault::Failed, Leg::None, code, u"%1: %2."_s.arg(what, why),
        u"Check that the folder exists, is yours and has room."_s);
}

} // namespace

Result<> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString parent = QFileInfo(path).absolutePath();
    if (parent != path) {
        if (const auto made = makePrivateFolder(parent); !made)
            return made;
    }
    constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QDir().mkdir(path, OwnerOnly) && !QFileInfo(path).isDir())
        return fileFailure("folder_failed"_L1, u"The folder %1 cannot be made"_s.arg(path), u"it was refused"_s);
    return {};
}

Result<> writePrivateFile(const QString &path, QByteArrayView content)
{
    if (const auto folder = makePrivateFolder(QFileInfo(path).absolutePath()); !folder)
        return folder;
    QSaveFile file(path);
    if (!openPrivately(file) || file.write(content.data(), content.size()) != content.size() || !commitWhole(file))
        return fileFailure("write_failed"_L1, u"The file %1 cannot be written"_s.arg(path), file.errorString());
    return {};
}

// Set while the file is still empty: nobody else ever sees the content.
bool openPrivately(QSaveFile &file)
{
    constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    return file.open(QIODevice::WriteOnly) && file.setPermissions(OwnerOnly);
}

// commit() alone puts an empty file in the old one's place when the disk takes nothing of what is still buffered.
bool commitWhole(QSaveFile &file) { return file.flush() && file.commit(); }

Result<std::optional<QByteArray>> readPrivateFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return std::nullopt;
    if (!file.open(QIODevice::ReadOnly))
        return fileFailure("read_failed"_L1, u"The file %1 cannot be read"_s.arg(path), file.errorString());
    QByteArray content = file.read(limit + 1);
    if (content.size() > limit)
        return fileFailure("file_too_large"_L1, u"The file %1 cannot be read"_s.arg(path), u"it is too large"_s);
    return content;
}

#ifdef Q_OS_UNIX
std::optional<FileId> fileId(const QFile &open)
{
    struct stat found{};
    return fstat(open.handle(), &found) == 0 ? std::optional(FileId{found.st_dev, found.st_ino}) : std::nullopt;
}

std::optional<FileId> fileId(const QByteArray &encodedPath)
{
    struct stat found{};
    return stat(encodedPath.constData(), &found) == 0 ? std::optional(FileId{found.st_dev, found.st_ino})
                                                      : std::nullopt;
}
#else
std::optional<FileId> fileId(const QFile &) { return {}; }
std::optional<FileId> fileId(const QByteArray &) { return {}; }
#endif

void removeLeftovers(const QString &path)
{
    const QFileInfo file(path);
    QDir folder = file.absoluteDir();
    // QSaveFile writes to NAME.XXXXXX, six letters.
    static const QRegularExpression sixLetters(u"\\.[A-Za-z]{6}$"_s);
    for (const QString &name : folder.entryList({file.fileName() + u".??????"_s}, QDir::Files | QDir::Hidden)) {
        if (name.contains(sixLetters) && name != file.fileName() + u".broken"_s)
            folder.remove(name);
    }
}

} // namespace agent0
