#pragma once

#include "activity/activityreader.h"

namespace agent0 {

/// Who is signed in by what the log says, so that every process of a profile knows it, also one that only uses a token
/// which another obtained, and without asking the keychain.
class SignedInSubject {
public:
    explicit SignedInSubject(QString folder) : m_folder(std::move(folder)) { }

    /// What has changed since it was last asked: the subject after a sign-in, "" after a sign-out; nothing where neither
    /// came. The first time, what the newest record says.
    std::optional<QString> news();

private:
    std::optional<QString> ofNewestRecord() const;
    QString m_folder;
    std::optional<ActivityReader> m_reader;
};

} // namespace agent0
