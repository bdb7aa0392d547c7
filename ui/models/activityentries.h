#pragma once

#include "activity/activityreader.h"
#include "base/task.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace agent0 {

/// One record as lists need it. Texts are numbers of ActivityEntries::text.
struct ActivityEntry {
    ActivityPlace place;
    qint64 sequence = 0;
    Instant time;
    quint32 flow = 0;
    quint32 action = 0;
    quint32 subject = 0;
    quint32 connection = 0;
    quint32 result = 0;
    quint32 method = 0;
    quint32 host = 0;
    quint32 path = 0;
    int status = 0;
    int took = 0; ///< milliseconds
    ActivityKind kind = ActivityKind::Unknown;
    Leg leg = Leg::None;
};

/// A profile's activity log, newest first, as small as lists of very many need it: some hundred bytes a record, each
/// text once. Read in slices of a few milliseconds, then followed; whatever is shown from it never waits for it.
class ActivityEntries : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype MostEntries = 250'000; ///< what is older is on disk only

    explicit ActivityEntries(QString folder);

    void begin(); ///< reads, then follows; once
    const QString &folder() const { return m_folder; }
    bool reading() const { return m_reading; } ///< what is older is still being read
    bool truncated() const { return m_truncated; } ///< there is more on disk than MostEntries

    qsizetype newer() const { return qsizetype(m_newer.size()); } ///< so many came since it began
    qsizetype size() const { return qsizetype(m_newer.size() + m_older.size()); }
    /// 0 is the newest.
    const ActivityEntry &at(qsizetype row) const;
    const QString &text(quint32 number) const { return m_texts[number]; }
    quint32 texts() const { return quint32(m_texts.size()); }
    std::optional<quint32> numberOf(const QString &text) const;
    /// The whole record, from the disk. Fails where the log has been rotated away meanwhile.
    Result<ActivityRecord> record(qsizetype row) const { return ActivityReader::at(m_folder, at(row).place); }
    /// All records of a flow that are at hand, oldest first.
    QList<ActivityRecord> flow(quint32 flow) const;

signals:
    void olderCame(qsizetype count); ///< behind all others
    void newerCame(qsizetype count); ///< before all others
    void readingEnded();

private:
    Task<> readAndFollow();
    bool readSlice(BackwardActivityReader &reader);
    bool readNews(ActivityReader &reader);
    ActivityEntry entryOf(const ActivityLine &line);
    quint32 number(QByteArrayView escaped);

    QString m_folder;
    std::vector<ActivityEntry> m_older; // newest first
    std::vector<ActivityEntry> m_newer; // newest last: came since
    std::vector<QString> m_texts;
    QHash<QByteArray, quint32> m_numbers;
    bool m_reading = false;
    bool m_truncated = false;
    TaskScope m_scope; // last: stops before the rest goes
};

} // namespace agent0
