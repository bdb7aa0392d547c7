#include "config/profilestore.h"

#include "base/digest.h"
#include "base/filelock.h"
#include "base/privatefile.h"
#include "config/profilejson.h"
#include "config/profileshape.h"

#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>

namespace agent0 {

namespace {

constexpr qint64 LargestProfile = 4 * 1024 * 1024;

bool goodName(const QString &name)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\\z"_s);
    static const QRegularExpression ofFile(u"\\Afile-[0-9a-f]{16}\\z"_s);
    return form.match(name).hasMatch() && !ofFile.match(name).hasMatch();
}

Error homeMissing()
{
    return Error{Fault::Configuration, Leg::Configuration, u"home_missing"_s,
        u"There is no home folder: the variable HOME is not set."_s,
        u"Set HOME, or both XDG_CONFIG_HOME and XDG_DATA_HOME."_s, {}, {}};
}

/// Of a file that is not there yet, too: its folder decides.
QString canonicalPath(const QString &file)
{
    const QFileInfo info(file);
    if (info.exists())
        return info.canonicalFilePath();
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? info.absoluteFilePath() : QDir(folder).filePath(info.fileName());
}

/// Held while it lives.
Result<FileLock> lockOf(const ProfilePlace &place)
{
    if (auto folder = makePrivateFolder(place.dataFolder); !folder)
        return fail(folder.error().at(Leg::Configuration));
    auto lock = FileLock::tryAcquire(QDir(place.dataFolder).filePath(u"profile.lock"_s));
    if (!lock)
        return fail(lock.error().at(Leg::Configuration));
    if (!*lock)
        return fail(Fault::Failed, Leg::Configuration, "profile_busy"_L1,
            u"Another Agent0 is changing this profile just now."_s, u"Try again in a moment."_s);
    return std::move(**lock);
}

} // namespace

ProfileStore::ProfileStore(QString configFolder, QString dataFolder)
    : m_configFolder(std::move(configFolder)), m_dataFolder(std::move(dataFolder))
{
}

ProfileStore ProfileStore::ofThisPerson()
{
    // Without a home Qt would take the root folder.
    const bool homeless = qEnvironmentVariableIsEmpty("HOME") && QDir::homePath() == QDir::rootPath();
    const auto below = [homeless](QStandardPaths::StandardLocation where, const char *variable) {
        if (homeless && qEnvironmentVariableIsEmpty(variable))
            return QString();
        return QDir(QStandardPaths::writableLocation(where)).filePath(u"agent0"_s);
    };
    return {below(QStandardPaths::GenericConfigLocation, "XDG_CONFIG_HOME"),
        below(QStandardPaths::GenericDataLocation, "XDG_DATA_HOME")};
}

Result<ProfilePlace> ProfileStore::place(const QString &name) const
{
    if (!goodName(name))
        return fail(Fault::Configuration, Leg::Configuration, "profile_name"_L1,
            u"This is not the name of a profile."_s,
            u"Use up to 64 of A-Z, a-z, 0-9, '.', '_' and '-', beginning with a letter or digit."_s);
    if (m_configFolder.isEmpty() || m_dataFolder.isEmpty())
        return fail(homeMissing());
    return ProfilePlace{
        name, QDir(m_configFolder).filePath(u"profiles/%1.json"_s.arg(name)), QDir(m_dataFolder).filePath(name)};
}

Result<ProfilePlace> ProfileStore::placeOfFile(const QString &file) const
{
    if (m_dataFolder.isEmpty())
        return fail(homeMissing());
    const QString path = canonicalPath(file);
    const QByteArray hash = sha256(path.toUtf8()).toHex();
    const QString name = u"file-"_s + QString::fromLatin1(hash.first(16));
    return ProfilePlace{name, path, QDir(m_dataFolder).filePath(name)};
}

QStringList ProfileStore::names() const
{
    QStringList all;
    const QDir folder(QDir(m_configFolder).filePath(u"profiles"_s));
    for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        if (goodName(file.chopped(5)))
            all << file.chopped(5);
    }
    return all;
}

Result<std::optional<QJsonObject>> ProfileStore::read(const ProfilePlace &place)
{
    auto text = readPrivateFile(place.file, LargestProfile);
    if (!text)
        return fail(text.error().at(Leg::Configuration));
    if (!*text)
        return std::nullopt;
    auto object = parseConfiguration(**text, u"The profile %1"_s.arg(place.file));
    if (!object)
        return fail(object.error());
    return *object;
}

Result<> ProfileStore::write(const ProfilePlace &place, const QJsonObject &profile)
{
    auto written = writePrivateFile(place.file, orderedJson(profile, profileShape()));
    if (!written)
        return fail(written.error().at(Leg::Configuration));
    return {};
}

Result<> ProfileStore::change(const ProfilePlace &place, const Edit &edit)
{
    const auto lock = lockOf(place);
    if (!lock)
        return fail(lock.error());
    const auto old = read(place);
    if (!old)
        return fail(old.error());
    if (!*old)
        return fail(profileMissing(place));
    const auto changed = edit(**old);
    return changed ? write(place, *changed) : fail(changed.error());
}

Result<ProfilePlace> ProfileStore::adopt(const QString &file) const
{
    const auto from = placeOfFile(file);
    if (!from)
        return fail(from.error());
    const auto profile = read(*from);
    if (!profile)
        return fail(profile.error());
    if (!*profile)
        return fail(profileMissing(*from));
    const auto to = place(QFileInfo(file).completeBaseName());
    if (!to)
        return fail(to.error());
    if (const auto problems = readProfile(**profile, to->name).problems; !problems.isEmpty())
        return fail(failureOf(u"The profile %1"_s.arg(file), problems));
    if (QFileInfo::exists(to->file))
        return fail(Fault::Configuration, Leg::Configuration, "profile_exists"_L1,
            u"There is a profile already: %1"_s.arg(to->file),
            u"Give the file another name, or remove that profile."_s);
    const auto written = write(*to, **profile);
    if (!written)
        return fail(written.error());
    return *to;
}

Result<> ProfileStore::remove(const ProfilePlace &place)
{
    const auto lock = lockOf(place);
    if (!lock)
        return fail(lock.error());
    if (!QFileInfo::exists(place.file))
        return fail(profileMissing(place));
    if (!QFile::remove(place.file))
        return fail(Fault::Failed, Leg::Configuration, "file_not_removed"_L1,
            u"%1 could not be removed."_s.arg(place.file), u"Check who may write in that folder."_s);
    const QDir folder(place.dataFolder);
    for (const QFileInfo &one : folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        if (one.fileName() == "activity"_L1)
            continue;
        // What cannot be removed holds no secret that could be read: its key is gone from the keychain.
        if (one.isDir() && !one.isSymLink())
            QDir(one.filePath()).removeRecursively();
        else
            QFile::remove(one.filePath());
    }
    return {};
}

Error profileMissing(const ProfilePlace &place)
{
    return Error{Fault::Configuration, Leg::Configuration, u"profile_missing"_s,
        u"There is no profile %1 (%2)."_s.arg(place.name, place.file),
        u"Write one with `agent0ctl init`, or try everything with `agent0ctl demo`."_s, {}, {}};
}

} // namespace agent0
