#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace agent0 {

/// Where one profile is: its file, what its secrets are called, and the folder of its vault and locks.
struct ProfilePlace {
    QString name;
    QString file;
    QString dataFolder;
};

/// The profiles of one person: files in a folder, written whole and for their owner alone (mode 0600).
///
/// Fails with Fault::Configuration at Leg::Configuration: profile_name, profile_missing, json_invalid, home_missing; Fault::Failed
/// where the disk refuses.
class ProfileStore {
public:
    /// The folders of the program's own; profiles are in configFolder/profiles.
    ProfileStore(QString configFolder, QString dataFolder);
    /// $XDG_CONFIG_HOME/agent0 and $XDG_DATA_HOME/agent0, or the platform's own places.
    static ProfileStore ofThisPerson();

    /// [A-Za-z0-9._-]{1,64}, beginning with a letter, a digit or '_', and nothing that could be taken for the name of a file
    /// given by its path.
    Result<ProfilePlace> place(const QString &name) const;
    /// A profile in a file of any place. Its secrets are those of the file's canonical path.
    Result<ProfilePlace> placeOfFile(const QString &file) const;

    /// The names of the profiles that there are, sorted.
    QStringList names() const;

    /// The file as JSON, its shape not yet checked; nothing where there is no file.
    static Result<std::optional<QJsonObject>> read(const ProfilePlace &place);
    /// Checks nothing: see change().
    static Result<> write(const ProfilePlace &place, const QJsonObject &profile);

    /// Reads, changes and writes under a lock, so that two changes at once both last. Writes nothing where edit fails. Fails
    /// with code "profile_busy" while another process changes it, "profile_missing" where there is no file.
    using Edit = std::function<Result<QJsonObject>(QJsonObject profile)>;
    static Result<> change(const ProfilePlace &place, const Edit &edit);

    /// A copy of the profile in a file of any place, under that file's own name. Fails also where it is no good profile, and with
    /// "profile_exists".
    Result<ProfilePlace> adopt(const QString &file) const;

    /// Takes the file away, and what its data folder keeps but the activity log: what was done stays known. Fails with
    /// "profile_busy" while another process changes it, "profile_missing" where there is no file, "file_not_removed".
    static Result<> remove(const ProfilePlace &place);

private:
    QString m_configFolder;
    QString m_dataFolder;
};

/// "There is no profile NAME", with what to do.
Error profileMissing(const ProfilePlace &place);

} // namespace agent0
