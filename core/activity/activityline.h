#pragma once

#include "activity/activityrecord.h"

namespace agent0 {

/// Where a line of the log is.
struct ActivityPlace {
    int file = 0;
    qint64 offset = 0;
    bool operator==(const ActivityPlace &) const = default;
};

/// What a list shows of a record beside what filters need. Texts as the line has them, escaped.
struct ActivityBrief {
    QByteArrayView action;
    QByteArrayView subject;
    QByteArrayView method;
    QByteArrayView host;
    QByteArrayView path;
    int status = 0;
    Milliseconds took{0};
};

/// One line, read only as far as filters need. Its texts are as the line has them, escaped. A view: the bytes
/// are the caller's.
class ActivityLine {
public:
    /// Nothing where the line does not begin and end as every record does.
    static std::optional<ActivityLine> of(QByteArrayView line, ActivityPlace place = {});

    qint64 sequence = 0;
    Instant time;
    QByteArrayView kind;
    QByteArrayView connection;
    QByteArrayView leg;
    QByteArrayView result;
    QByteArrayView flow;
    QByteArrayView bytes;
    ActivityPlace place;
    qsizetype briefAt = 0; ///< where what brief() reads begins in bytes

    /// A little more of it, without reading it whole: for lists of very many.
    ActivityBrief brief() const;
    /// All of it. Fault::Malformed, code "activity_line", where it is not a record.
    Result<ActivityRecord> record() const;
};

/// What stands in a line behind its sequence number and before the chain: ,"time":…,"kind":… The texts are
/// bounded, the whole stays below 64 KiB.
QByteArray activityMembers(const ActivityRecord &record, const QString &profile);

/// Text as the lines have it, without the quotes.
QByteArray escapedText(const QString &text, qsizetype limit);
/// The text again.
QString unescapedText(QByteArrayView escaped);

} // namespace agent0
