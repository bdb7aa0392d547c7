#include "activity/activityreader.h"

namespace agent0 {

ActivityReader::ActivityReader(QString folder, const ActivityFilter &filter)
    : m_files(std::move(folder)), m_match(filter)
{
}

bool ActivityReader::openNextFile()
{
    int next = m_number + 1;
    if (!m_scanner || m_files.size(next) < 0) {
        if (m_scanner && m_files.size(m_number) >= 0)
            return false;
        // At the beginning, or where rotation took away what was to come.
        const QList<int> numbers = m_files.numbers();
        const auto later = std::ranges::find_if(numbers, [&](int number) { return number > m_number; });
        if (later == numbers.end())
            return false;
        next = *later;
    }
    m_number = next;
    m_scanner.emplace(m_files.path(next));
    return true;
}

std::optional<ActivityLine> ActivityReader::next()
{
    if (!m_scanner && !openNextFile())
        return std::nullopt;
    while (true) {
        const auto scanned = m_scanner->next();
        if (!scanned || !scanned->terminated) {
            if (!openNextFile())
                return std::nullopt;
            continue;
        }
        const auto line = ActivityLine::of(scanned->bytes, ActivityPlace{m_number, scanned->offset});
        if (line && m_match.matches(*line))
            return line;
    }
}

void ActivityReader::skipToEnd()
{
    const QList<int> numbers = m_files.numbers();
    if (numbers.isEmpty())
        return;
    m_number = numbers.last();
    // A line that is being written now is new.
    BackwardLineScanner last(m_files.path(m_number));
    const auto line = last.next();
    m_scanner.emplace(m_files.path(m_number), line ? line->offset + line->bytes.size() + 1 : 0);
}

Result<ActivityRecord> ActivityReader::at(const QString &folder, ActivityPlace place)
{
    LineScanner scanner(ActivityFiles(folder).path(place.file), place.offset);
    const auto scanned = scanner.next();
    const auto line = scanned ? ActivityLine::of(scanned->bytes, place) : std::nullopt;
    if (!line)
        return fail(Fault::Malformed, Leg::None, "activity_line"_L1,
            u"This record of the activity log is no longer there."_s,
            u"The oldest records make room for new ones; read the log again."_s);
    return line->record();
}

BackwardActivityReader::BackwardActivityReader(QString folder, const ActivityFilter &filter)
    : m_files(std::move(folder)), m_match(filter), m_numbers(m_files.numbers())
{
}

std::optional<ActivityLine> BackwardActivityReader::next()
{
    while (true) {
        const auto scanned = m_scanner ? m_scanner->next() : std::nullopt;
        if (!scanned) {
            if (m_numbers.isEmpty())
                return std::nullopt;
            m_number = m_numbers.takeLast();
            m_scanner.emplace(m_files.path(m_number));
            continue;
        }
        const auto line = ActivityLine::of(scanned->bytes, ActivityPlace{m_number, scanned->offset});
        if (line && m_match.matches(*line))
            return line;
    }
}

} // namespace agent0
