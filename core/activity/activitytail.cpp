#include "activity/activitytail.h"

#include "activity/linescanner.h"

namespace agent0 {

namespace {

constexpr qsizetype MostMarks = 64;

ActivityRecord damage(const QString &code, Facts found)
{
    ActivityRecord record;
    record.kind = ActivityKind::LogDamaged;
    record.result = code;
    record.granted = std::move(found);
    return record;
}

bool follows(const std::optional<ActivityChain::Link> &link, const ActivityHead &head)
{
    return link && link->intact && link->previous == head.hash && link->sequence == head.sequence + 1;
}

/// Takes up what was written behind the head: somebody was killed before the head could follow.
void takeUp(ActivityTail &tail, const ActivityFiles &files)
{
    LineScanner scanner(files.path(tail.head.file), tail.head.size);
    while (const auto line = scanner.next()) {
        const auto link = ActivityChain::link(line->bytes);
        if (follows(link, tail.head)) {
            tail.head.sequence = link->sequence;
            tail.head.hash = link->hash.toByteArray();
        } else if (!link && tail.damages.size() < MostMarks) {
            tail.damages.append(damage(u"cut_line"_s, cutLineNote(line->bytes)));
        }
        tail.needsLineEnd = !line->terminated;
        if (!line->terminated)
            break;
    }
    tail.head.size = std::max<qint64>(0, files.size(tail.head.file));
}

/// The last line anywhere that is a record, whatever the head says.
bool findLastRecord(ActivityHead &head, const ActivityFiles &files)
{
    const QList<int> numbers = files.numbers();
    for (auto number = numbers.crbegin(); number != numbers.crend(); ++number) {
        LineScanner scanner(files.path(*number));
        bool found = false;
        while (const auto line = scanner.next()) {
            const auto link = ActivityChain::link(line->bytes);
            if (!line->terminated)
                break;
            if (!link || !link->intact)
                continue;
            found = true;
            head.sequence = link->sequence;
            head.hash = link->hash.toByteArray();
            head.file = *number;
            head.size = scanner.offset();
        }
        if (found)
            return true;
    }
    return false;
}

void startAgain(ActivityTail &tail, const ActivityFiles &files, const QString &code)
{
    const qint64 promised = tail.head.sequence;
    ActivityHead found = ActivityHead::ofNewLog();
    const QList<int> numbers = files.numbers();
    findLastRecord(found, files);
    if (!numbers.isEmpty())
        found.file = std::max(found.file, numbers.first());
    found.firstFile = code == "head_missing"_L1 && !numbers.isEmpty() ? numbers.first() : tail.head.firstFile;
    found.firstSequence = code == "head_missing"_L1 ? 1 : tail.head.firstSequence;
    tail.head = found;
    tail.damages.append(damage(
        code, promised > found.sequence ? QJsonObject{{u"missing"_s, promised - found.sequence}} : QJsonObject()));
}

} // namespace

QJsonObject cutLineNote(QByteArrayView line)
{
    return {{u"bytes"_s, line.size()}, {u"sha256"_s, QString::fromLatin1(ActivityChain::digest(line))}};
}

ActivityTail ActivityTail::find(const ActivityFiles &files)
{
    ActivityTail tail;
    const auto head = ActivityHead::read(files);
    tail.head = head.value_or(ActivityHead::ofNewLog());
    const qint64 size = files.size(tail.head.file);
    if (!head && !files.numbers().isEmpty())
        startAgain(tail, files, u"head_missing"_s);
    else if (head && std::max<qint64>(size, 0) < head->size)
        startAgain(tail, files, u"end_missing"_s);
    if (files.size(tail.head.file) > tail.head.size)
        takeUp(tail, files);
    while (files.size(tail.head.file + 1) >= 0) {
        ++tail.head.file;
        tail.head.size = 0;
        tail.needsLineEnd = false;
        takeUp(tail, files);
    }
    return tail;
}

} // namespace agent0
