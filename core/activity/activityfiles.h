#pragma once

#include "base/result.h"

#include <QList>

namespace agent0 {

/// The files of one log: FOLDER/activity-00000001.jsonl and so on, never renamed; the highest number is
/// written to.
class ActivityFiles {
public:
    explicit ActivityFiles(QString folder) : m_folder(std::move(folder)) { }

    const QString &folder() const { return m_folder; }
    QString path(int number) const;
    static QString name(int number);
    QList<int> numbers() const; ///< ascending
    qint64 size(int number) const; ///< -1 where there is none
    QString lockPath() const { return m_folder + u"/lock"_s; }
    QString headPath() const { return m_folder + u"/head"_s; }

private:
    QString m_folder;
};

/// FOLDER/head: where the chain ends, so that records missing at its end show, and where it begins after
/// rotation. Overwritten in place after every append, under the lock.
struct ActivityHead {
    qint64 sequence = 0; ///< of the last record
    QByteArray hash; ///< its hash
    int file = 1; ///< the file it is in
    qint64 size = 0; ///< of that file
    int firstFile = 1; ///< the oldest that is kept
    qint64 firstSequence = 1; ///< of its first record

    static ActivityHead ofNewLog();
    /// Nothing where there is no such file, or it is not what it was.
    static std::optional<ActivityHead> read(const ActivityFiles &files);
    bool write(const ActivityFiles &files) const;
    QByteArray text() const;
    bool operator==(const ActivityHead &) const = default;
};

} // namespace agent0
