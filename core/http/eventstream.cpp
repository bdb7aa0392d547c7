#include "http/eventstream.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr QByteArrayView ByteOrderMark = "\xEF\xBB\xBF";
constexpr Milliseconds LongestRetry{3'600'000};

std::optional<Milliseconds> retryOf(QByteArrayView value)
{
    const bool digits = !value.isEmpty() && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return std::nullopt;
    return value.size() > 9 ? LongestRetry : std::min(LongestRetry, Milliseconds(value.toInt()));
}

const char *lineEnd(const char *from, const char *end)
{
    // Two passes over a piece are several times as fast as one that looks for either.
    const void *feed = memchr(from, '\n', size_t(end - from));
    const char *const upTo = feed ? static_cast<const char *>(feed) : end;
    const void *ret = memchr(from, '\r', size_t(upTo - from));
    return ret ? static_cast<const char *>(ret) : upTo;
}

} // namespace

Result<QList<ServerSentEvent>> EventStreamParser::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    if (at != end && std::exchange(m_afterReturn, false) && *at == '\n')
        ++at;
    while (at != end) {
        const char *const stop = lineEnd(at, end);
        const QByteArrayView part(at, stop);
        if (part.size() > m_limits.lineBytes - m_line.size())
            return fail(Fault::Malformed, Leg::Resource, "event_too_large"_L1,
                u"A line of the event stream is larger than %1 bytes."_s.arg(m_limits.lineBytes),
                u"Tell whoever runs the server."_s);
        if (stop == end) {
            m_line.append(part);
            break;
        }
        if (m_line.isEmpty()) {
            line(part);
        } else {
            m_line.append(part);
            const QByteArray whole = std::exchange(m_line, {});
            line(whole);
        }
        if (m_data.size() > m_limits.eventBytes)
            return fail(Fault::Malformed, Leg::Resource, "event_too_large"_L1,
                u"An event of the event stream is larger than %1 bytes."_s.arg(m_limits.eventBytes),
                u"Tell whoever runs the server."_s);
        at = stop + 1;
        if (*stop == '\r') {
            m_afterReturn = at == end;
            if (at != end && *at == '\n')
                ++at;
        }
    }
    return std::exchange(m_events, {});
}

void EventStreamParser::startAgain()
{
    m_line.clear();
    m_type.clear();
    m_data.clear();
    m_id = m_lastId;
    m_hasData = m_afterReturn = false;
    m_atStart = true;
}

void EventStreamParser::line(QByteArrayView line)
{
    if (std::exchange(m_atStart, false) && line.startsWith(ByteOrderMark))
        line = line.sliced(ByteOrderMark.size());
    if (line.isEmpty())
        return dispatch();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment
    const QByteArrayView field = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (field == "data") {
        if (std::exchange(m_hasData, true))
            m_data.append('\n');
        m_data.append(value);
    } else if (field == "event") {
        m_type = value.first(std::min<qsizetype>(value.size(), 256)).toByteArray();
    } else if (field == "id") {
        // HTML: an id with a NUL is ignored; one that no header can carry would be of no use.
        const bool sendable = std::ranges::all_of(value, [](char c) { return uchar(c) >= 0x20 && c != 0x7f; });
        if (sendable && value.size() <= m_limits.idBytes)
            m_id = value.toByteArray();
    } else if (field == "retry") {
        if (const auto time = retryOf(value))
            m_retry = time;
    }
}

void EventStreamParser::dispatch()
{
    m_lastId = m_id;
    if (std::exchange(m_hasData, false))
        m_events.append({m_type.isEmpty() ? QByteArray("message") : m_type, m_data});
    m_type.clear();
    m_data.clear();
}

} // namespace agent0
