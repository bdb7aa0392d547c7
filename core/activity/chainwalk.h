#pragma once

#include "activity/activitychain.h"
#include "activity/activityfiles.h"
#include "activity/activityverify.h"

#include <vector>

namespace agent0 {

/// A log as it was at a moment when nobody was writing.
struct ActivitySnapshot {
    std::optional<ActivityHead> head;
    QList<int> numbers;
    qint64 lastSize = 0; ///< of the newest file
};

/// Walks along the chain, from the oldest record to the end of the snapshot or the first problem. Once.
class ChainWalk {
public:
    ChainWalk(const ActivityFiles &files, ActivitySnapshot snapshot);
    ActivityVerdict run();

private:
    /// A line that is not the next of the chain. What follows tells whether it was changed, put in, or cut by
    /// a crash.
    struct Doubt {
        QByteArray bytes;
        int file = 0;
        qint64 line = 0;
        bool terminated = true;
        bool hasForm = false;
        bool intact = false;
        qint64 sequence = 0;
    };

    bool walkFile(int number);
    bool checkLine(QByteArrayView line, bool terminated);
    bool doubt(QByteArrayView line, bool terminated, const std::optional<ActivityChain::Link> &link);
    bool belongs(const ActivityChain::Link &link) const;
    bool resolveDoubts(QByteArrayView line);
    bool accept(QByteArrayView line, const ActivityChain::Link &link);
    void checkEnd();
    bool endedInACrash() const;
    Tampering verdictOn(const Doubt &doubt) const;
    bool blame(const Doubt &doubt, Tampering what);
    bool problem(Tampering what, const QString &file, qint64 line, const QString &message);

    const ActivityFiles &m_files;
    ActivitySnapshot m_snapshot;
    ActivityVerdict m_verdict;
    qint64 m_sequence = 0; // of the last good record
    QByteArray m_hash = ActivityChain::beginning();
    bool m_headMet = false;
    int m_file = 0;
    qint64 m_line = 0;
    std::vector<Doubt> m_doubts; // since the last good record
};

} // namespace agent0
