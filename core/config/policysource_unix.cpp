#include "config/policysource.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace agent0 {

namespace {

constexpr qint64 LargestPolicy = 4 * 1024 * 1024;

std::unexpected<Error> policyFailure(QLatin1StringView code, const QString &message)
{
    return fail(Fault::Configuration, Leg::Configuration, code, message,
        u"Ask your administrator: the policy belongs to root, in folders of root's, writable by nobody else. "
        u"Until then nothing is done, because the policy cannot be obeyed."_s);
}

/// Whether nobody but root and the owner can have written there. A folder that all may write to but where nobody may replace
/// what is another's (like /tmp) does.
bool trusted(const struct stat &entry, unsigned owner)
{
    const bool ownedWell = entry.st_uid == 0 || entry.st_uid == owner;
    const bool sticky = S_ISDIR(entry.st_mode) && (entry.st_mode & S_ISVTX);
    return ownedWell && ((entry.st_mode & (S_IWGRP | S_IWOTH)) == 0 || sticky);
}

/// The folders above a path, as they are and behind links; "" when all can be trusted, else the one that cannot.
QString untrustedFolder(const QString &file, unsigned owner)
{
    for (const QString &start :
        {QFileInfo(file).absolutePath(), QFileInfo(QFileInfo(file).canonicalFilePath()).absolutePath()}) {
        for (QString folder = start;; folder = QFileInfo(folder).absolutePath()) {
            struct stat entry = {};
            if (::stat(QFile::encodeName(folder).constData(), &entry) != 0 || !trusted(entry, owner))
                return folder;
            if (folder == "/"_L1)
                break;
        }
    }
    return {};
}

/// The text of an open file that is what it should be.
Result<QByteArray> trustedText(QFile &file, const PolicySource &source)
{
    struct stat entry = {};
    if (::fstat(file.handle(), &entry) != 0 || !S_ISREG(entry.st_mode))
        return policyFailure("policy_unreadable"_L1, u"The managed policy %1 is not a file."_s.arg(source.file));
    if (!trusted(entry, source.owner))
        return policyFailure(
            "policy_untrusted"_L1, u"The managed policy %1 can be changed by others than root."_s.arg(source.file));
    if (const QString folder = untrustedFolder(source.file, source.owner); !folder.isEmpty())
        return policyFailure("policy_untrusted"_L1,
            u"The managed policy %1 can be replaced by others than root: see %2."_s.arg(source.file, folder));
    const QByteArray text = file.read(LargestPolicy + 1);
    if (text.size() > LargestPolicy || file.error() != QFileDevice::NoError)
        return policyFailure("policy_unreadable"_L1, u"The managed policy %1 cannot be read whole."_s.arg(source.file));
    return text;
}

} // namespace

PolicySource PolicySource::ofTheSystem()
{
#ifdef Q_OS_MACOS
    return {u"/Library/Application Support/agent0/policy.json"_s};
#else
    return {u"/etc/agent0/policy.json"_s};
#endif
}

Result<std::optional<QByteArray>> readPolicyText(const PolicySource &source)
{
    // Not blocking: a pipe put there must not hold the program.
    const int handle = ::open(QFile::encodeName(source.file).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) {
        const int why = errno;
        struct stat entry = {};
        // A dangling link is a policy that somebody meant.
        const bool dangling = ::lstat(QFile::encodeName(source.file).constData(), &entry) == 0;
        if ((why == ENOENT || why == ENOTDIR) && !dangling)
            return std::nullopt;
        return policyFailure("policy_unreadable"_L1,
            u"The managed policy %1 cannot be read: %2."_s.arg(source.file, qt_error_string(why)));
    }
    QFile file;
    if (!file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return policyFailure("policy_unreadable"_L1, u"The managed policy %1 cannot be read."_s.arg(source.file));
    auto text = trustedText(file, source);
    if (!text)
        return fail(text.error());
    return *text;
}

} // namespace agent0
