#include "models/activityentries.h"

#include "activity/activitywatch.h"
#include "base/displaytext.h"
#include "base/nextturn.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace agent0 {

namespace {

constexpr qint64 SliceMilliseconds = 8;
constexpr qsizetype MostInFlow = 500; // records of one flow that are looked at

} // namespace

ActivityEntries::ActivityEntries(QString folder) : m_folder(std::move(folder))
{
    number({}); // the empty text is number 0
}

void ActivityEntries::begin()
{
    if (!m_reading && m_scope.idle())
        m_scope.start(readAndFollow());
}

const ActivityEntry &ActivityEntries::at(qsizetype row) const
{
    const auto newer = qsizetype(m_newer.size());
    return row < newer ? m_newer[size_t(newer - 1 - row)] : m_older[size_t(row - newer)];
}

std::optional<quint32> ActivityEntries::numberOf(const QString &text) const
{
    const auto known = m_numbers.constFind(escapedText(text, 500));
    return known == m_numbers.constEnd() ? std::nullopt : std::optional(*known);
}

QList<ActivityRecord> ActivityEntries::flow(quint32 flow) const
{
    QList<ActivityPlace> places;
    for (qsizetype row = 0; row < size() && places.size() < MostInFlow; ++row) {
        if (at(row).flow == flow)
            places.prepend(at(row).place);
    }
    QList<ActivityRecord> records;
    for (const ActivityPlace place : places) {
        if (auto record = ActivityReader::at(m_folder, place))
            records << std::move(*record);
    }
    return records;
}

Task<> ActivityEntries::readAndFollow()
{
    m_reading = true;
    // Where what is new begins is fixed before what is old is read: nothing is missed.
    ActivityWatch watch(m_folder);
    ActivityReader news(m_folder);
    news.skipToEnd();
    BackwardActivityReader old(m_folder);
    while (readSlice(old))
        co_await nextTurn();
    m_reading = false;
    emit readingEnded();
    while (true) {
        while (readNews(news))
            co_await nextTurn();
        co_await watch.changed();
    }
}

/// False at the end.
bool ActivityEntries::readSlice(BackwardActivityReader &reader)
{
    QElapsedTimer slice;
    slice.start();
    std::vector<ActivityEntry> read;
    bool more = true;
    while (more && slice.elapsed() < SliceMilliseconds) {
        const auto line = reader.next();
        m_truncated = line && size() + qsizetype(read.size()) >= MostEntries;
        more = line && !m_truncated;
        if (more)
            read.push_back(entryOf(*line));
    }
    if (!read.empty()) {
        m_older.insert(m_older.end(), read.begin(), read.end());
        emit olderCame(qsizetype(read.size()));
    }
    return more;
}

/// True where there may be more.
bool ActivityEntries::readNews(ActivityReader &reader)
{
    QElapsedTimer slice;
    slice.start();
    const qint64 newest = size() > 0 ? at(0).sequence : 0;
    std::vector<ActivityEntry> read;
    auto line = reader.next();
    for (; line; line = slice.elapsed() < SliceMilliseconds ? reader.next() : std::nullopt) {
        if (line->sequence > newest)
            read.push_back(entryOf(*line));
    }
    if (!read.empty()) {
        m_newer.insert(m_newer.end(), read.begin(), read.end());
        emit newerCame(qsizetype(read.size()));
    }
    return !read.empty();
}

ActivityEntry ActivityEntries::entryOf(const ActivityLine &line)
{
    const ActivityBrief brief = line.brief();
    ActivityEntry entry;
    entry.place = line.place;
    entry.sequence = line.sequence;
    entry.time = line.time;
    entry.flow = number(line.flow);
    entry.action = number(brief.action);
    entry.subject = number(brief.subject);
    entry.connection = number(line.connection);
    entry.result = number(line.result);
    entry.method = number(brief.method);
    entry.host = number(brief.host);
    entry.path = number(brief.path);
    entry.status = brief.status;
    entry.took = int(std::clamp<qint64>(brief.took.count(), 0, std::numeric_limits<int>::max()));
    entry.kind = activityKindNamed(line.kind);
    entry.leg = legNamed(line.leg).value_or(Leg::None);
    return entry;
}

quint32 ActivityEntries::number(QByteArrayView escaped)
{
    // Looked up without a copy of its own; kept only where it is new.
    const QByteArray key = QByteArray::fromRawData(escaped.data(), escaped.size());
    if (const auto known = m_numbers.constFind(key); known != m_numbers.constEnd())
        return *known;
    const auto next = quint32(m_texts.size());
    m_texts.push_back(displayText(unescapedText(escaped)));
    m_numbers.insert(escaped.toByteArray(), next);
    return next;
}

} // namespace agent0
