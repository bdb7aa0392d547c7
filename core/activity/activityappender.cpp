#include "activity/activityappender.h"

#include "activity/activityline.h"
#include "activity/activitytail.h"
#include "activity/linescanner.h"
#include "base/filelock.h"

#include <QFile>
#include <QFileInfo>

namespace agent0 {

namespace {

constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

qsizetype sizeOf(const QByteArrayList &members)
{
    constexpr qsizetype SealBytes = 180; // sequence number and hashes
    qsizetype sum = 0;
    for (const QByteArray &one : members)
        sum += one.size() + SealBytes;
    return sum;
}

} // namespace

ActivityAppender::ActivityAppender(Clock &clock, QString folder, QString profile, ActivityLimits limits)
    : m_clock(clock), m_files(std::move(folder)), m_profile(std::move(profile)), m_limits(limits)
{
}

ActivityAppender::Outcome ActivityAppender::append(const QByteArrayList &members, qint64 lost)
{
    const auto lock = FileLock::tryAcquire(m_files.lockPath());
    if (!lock)
        return Outcome::Failed;
    if (!*lock)
        return Outcome::Busy;
    auto tail = ActivityTail::find(m_files);
    // A log without a head would look as if somebody had taken it away: the head comes first.
    if (tail.head == ActivityHead::ofNewLog() && !tail.head.write(m_files))
        return Outcome::Failed;
    const bool rotated = beginFileIfFull(tail, sizeOf(members));
    const ActivityHead before = tail.head;
    const QByteArray lines = linesFor(members, lost, tail);
    if (!write(before, lines))
        return Outcome::Failed;
    tail.head.size = before.size + lines.size();
    if (rotated)
        dropOldFiles(tail.head);
    tail.head.write(m_files);
    return Outcome::Written;
}

QByteArray ActivityAppender::linesFor(const QByteArrayList &members, qint64 lost, ActivityTail &tail)
{
    QByteArray lines;
    lines.reserve(sizeOf(members) + 2048);
    if (tail.needsLineEnd)
        lines.append('\n');
    if (lost > 0) {
        ActivityRecord record;
        record.kind = ActivityKind::RecordsLost;
        record.result = u"records_lost"_s;
        record.granted = {{u"lost"_s, lost}};
        tail.damages.append(record);
    }
    for (ActivityRecord &damage : tail.damages) {
        damage.time = m_clock.now();
        ActivityChain::seal(lines, ++tail.head.sequence, activityMembers(damage, m_profile), tail.head.hash);
    }
    for (const QByteArray &one : members)
        ActivityChain::seal(lines, ++tail.head.sequence, one, tail.head.hash);
    return lines;
}

bool ActivityAppender::beginFileIfFull(ActivityTail &tail, qsizetype growth)
{
    // A cut line is marked in the file it is in.
    if (tail.head.size == 0 || tail.needsLineEnd || tail.head.size + growth <= m_limits.fileBytes)
        return false;
    ++tail.head.file;
    tail.head.size = 0;
    return true;
}

bool ActivityAppender::write(const ActivityHead &before, const QByteArray &lines)
{
    QFile file(m_files.path(before.file));
    // The folder is the person's own, but a link in it could still lead the records elsewhere.
    if (QFileInfo(file.fileName()).isSymLink() || !file.open(QIODevice::Append | QIODevice::Unbuffered, OwnerOnly))
        return false;
    if (file.write(lines) == lines.size())
        return true;
    // Half of it may stand there. If even this fails, the next writer marks the cut line.
    file.resize(before.size);
    return false;
}

void ActivityAppender::dropOldFiles(ActivityHead &head)
{
    const QList<int> numbers = m_files.numbers();
    if (numbers.size() <= m_limits.filesKept)
        return;
    const int first = numbers[numbers.size() - m_limits.filesKept];
    LineScanner scanner(m_files.path(first));
    const auto line = scanner.next();
    const auto link = line ? ActivityChain::link(line->bytes) : std::nullopt;
    if (!link)
        return;
    head.firstFile = first;
    head.firstSequence = link->sequence;
    // The head first: killed in between, too much is left rather than too little.
    head.write(m_files);
    for (const int number : numbers) {
        if (number < first)
            QFile::remove(m_files.path(number));
    }
}

} // namespace agent0
