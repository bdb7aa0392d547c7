#include "activity/chainwalk.h"

#include "activity/activityline.h"
#include "activity/activitytail.h"
#include "activity/linescanner.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr std::size_t MostDoubts = 64;

QString wordsFor(Tampering what)
{
    switch (what) {
    case Tampering::Changed: return u"This line is not what was written."_s;
    case Tampering::Removed: return u"Records are missing before this line."_s;
    case Tampering::Inserted: return u"This line does not belong here."_s;
    case Tampering::Cut: return u"The end of this line is missing."_s;
    }
    Q_UNREACHABLE();
}

bool isCutLineMark(const ActivityLine &line) { return line.kind == "log_damaged" && line.result == "cut_line"; }

} // namespace

ChainWalk::ChainWalk(const ActivityFiles &files, ActivitySnapshot snapshot)
    : m_files(files), m_snapshot(std::move(snapshot))
{
}

ActivityVerdict ChainWalk::run()
{
    if (m_snapshot.numbers.isEmpty() && (!m_snapshot.head || m_snapshot.head->sequence == 0))
        return m_verdict;
    if (!m_snapshot.head) {
        problem(
            Tampering::Removed, u"head"_s, 0, u"The file that says where the log ends is missing or was changed."_s);
        return m_verdict;
    }
    m_sequence = m_snapshot.head->firstSequence - 1;
    for (const int number : m_snapshot.numbers) {
        if (!walkFile(number))
            return m_verdict;
    }
    checkEnd();
    return m_verdict;
}

bool ChainWalk::walkFile(int number)
{
    ++m_verdict.files;
    m_file = number;
    m_line = 0;
    LineScanner scanner(m_files.path(number));
    const qint64 end = number == m_snapshot.numbers.last() ? m_snapshot.lastSize : -1;
    while (end < 0 || scanner.offset() < end) {
        const auto line = scanner.next();
        if (!line)
            break;
        ++m_line;
        // The next writer may have ended a cut line since the snapshot.
        const bool terminated = line->terminated && line->offset + line->bytes.size() != end;
        if (!checkLine(line->bytes, terminated))
            return false;
        if (!terminated)
            break;
    }
    return true;
}

bool ChainWalk::checkLine(QByteArrayView line, bool terminated)
{
    const auto link = ActivityChain::link(line);
    if (link && link->intact && terminated && belongs(*link))
        return resolveDoubts(line) && accept(line, *link);
    return doubt(line, terminated, link);
}

bool ChainWalk::doubt(QByteArrayView line, bool terminated, const std::optional<ActivityChain::Link> &link)
{
    // Only lines without the form of a record may follow each other: a crash can cut several in a row.
    if (!m_doubts.empty() && (link || m_doubts.front().hasForm || m_doubts.size() == MostDoubts))
        return blame(m_doubts.front(), verdictOn(m_doubts.front()));
    m_doubts.push_back(Doubt{line.toByteArray(), m_file, m_line, terminated, link.has_value(), link && link->intact,
        link ? link->sequence : 0});
    return true;
}

bool ChainWalk::belongs(const ActivityChain::Link &link) const
{
    const ActivityHead &head = *m_snapshot.head;
    if (m_verdict.records > 0 || head.firstSequence == 1)
        return link.sequence == m_sequence + 1 && link.previous == m_hash;
    // What stood before the oldest file that is kept is gone: its first record is known by its number. Older
    // ones, which a crash kept rotation from removing, are known by what follows.
    const bool older = m_snapshot.numbers.first() < head.firstFile;
    return older ? link.sequence < head.firstSequence : link.sequence == head.firstSequence;
}

/// A good line tells about the ones before it: either it is the mark of the first, or they do not belong.
bool ChainWalk::resolveDoubts(QByteArrayView bytes)
{
    const auto line = ActivityLine::of(bytes);
    if (!isCutLineMark(*line))
        return m_doubts.empty() || blame(m_doubts.front(), Tampering::Inserted);
    if (m_doubts.empty())
        return problem(Tampering::Removed, ActivityFiles::name(m_file), m_line,
            u"The cut line that this record tells of is missing."_s);
    const Doubt cut = m_doubts.front();
    const auto record = line->record();
    if (!record || record->granted != cutLineNote(cut.bytes))
        return blame(cut, Tampering::Changed);
    m_doubts.erase(m_doubts.begin());
    ++m_verdict.cutLines;
    return true;
}

bool ChainWalk::accept(QByteArrayView bytes, const ActivityChain::Link &link)
{
    ++m_verdict.records;
    m_sequence = link.sequence;
    m_hash = link.hash.toByteArray();
    if (m_sequence == m_snapshot.head->sequence)
        m_headMet = m_hash == m_snapshot.head->hash;
    const auto line = ActivityLine::of(bytes);
    if (line->kind == "records_lost") {
        if (const auto record = line->record())
            m_verdict.lost += record->granted["lost"_L1].toInteger();
    }
    if (line->kind != "log_damaged" || isCutLineMark(*line))
        return true;
    return problem(Tampering::Removed, ActivityFiles::name(m_file), m_line,
        line->result == "end_missing"
            ? u"Records at the end were missing when this one was written."_s
            : u"The file that says where the log ends was missing when this record was written."_s);
}

void ChainWalk::checkEnd()
{
    const ActivityHead &head = *m_snapshot.head;
    if (!m_doubts.empty() && !endedInACrash())
        blame(m_doubts.front(), verdictOn(m_doubts.front()));
    else if (m_sequence < head.sequence)
        problem(Tampering::Removed, m_file ? ActivityFiles::name(m_file) : u"head"_s, m_line,
            u"The log ends after record %1, but had %2."_s.arg(m_sequence).arg(head.sequence));
    else if (head.sequence > 0 && !m_headMet)
        problem(
            Tampering::Changed, u"head"_s, 0, u"The file that says where the log ends names another last record."_s);
    else
        m_verdict.cutLines += int(m_doubts.size());
}

/// A writer was killed in the middle of a line; the next one will mark it.
bool ChainWalk::endedInACrash() const
{
    return !m_doubts.back().terminated && m_sequence >= m_snapshot.head->sequence
        && (m_doubts.size() == 1 || !m_doubts.front().hasForm);
}

Tampering ChainWalk::verdictOn(const Doubt &doubt) const
{
    if (m_sequence >= m_snapshot.head->sequence)
        return Tampering::Inserted;
    if (!doubt.intact || !doubt.terminated)
        return doubt.terminated ? Tampering::Changed : Tampering::Cut;
    if (doubt.sequence > m_sequence + 1)
        return Tampering::Removed;
    return doubt.sequence == m_sequence + 1 ? Tampering::Changed : Tampering::Inserted;
}

bool ChainWalk::blame(const Doubt &doubt, Tampering what)
{
    return problem(what, ActivityFiles::name(doubt.file), doubt.line, wordsFor(what));
}

bool ChainWalk::problem(Tampering what, const QString &file, qint64 line, const QString &message)
{
    m_verdict.problem = ActivityProblem{what, file, line, message};
    return false;
}

} // namespace agent0
