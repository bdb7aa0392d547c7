#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>

namespace agent0 {

/// One event of a stream (HTML, "server-sent events").
struct ServerSentEvent {
    QByteArray type; ///< "message" when the server named none
    QByteArray data; ///< its lines joined by a line feed
};

/// How much an event stream may cost. Crossing a bound is Fault::Malformed.
struct EventStreamLimits {
    qsizetype lineBytes = 16 * 1024 * 1024;
    qsizetype eventBytes = 16 * 1024 * 1024;
    qsizetype idBytes = 4 * 1024; ///< a longer id is not kept
};

/// Takes an event stream apart as it arrives, wherever it is cut: lines end in CR, LF or CR LF, a byte order mark
/// at the very start is skipped, comments and unknown fields are ignored, an event without data is none, and one
/// that is not finished when the stream ends never happens.
class EventStreamParser {
public:
    explicit EventStreamParser(EventStreamLimits limits = {}) : m_limits(limits) { }

    /// The events that these bytes complete. Code "event_too_large" when a line or an event crosses its bound; the
    /// parser is then of no more use.
    Result<QList<ServerSentEvent>> feed(QByteArrayView bytes);

    /// Goes on with another connection for the same stream: what was begun is dropped, the last id and the time stay.
    void startAgain();

    /// What to ask for when the stream is taken up again, "" for nothing. Valid after the event that carried it.
    const QByteArray &lastEventId() const { return m_lastId; }
    /// How long the server wants us to wait before that.
    std::optional<Milliseconds> retry() const { return m_retry; }

private:
    void line(QByteArrayView line);
    void dispatch();

    EventStreamLimits m_limits;
    QByteArray m_line; ///< begun, not ended yet
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id; ///< becomes the last id with the event
    QByteArray m_lastId;
    std::optional<Milliseconds> m_retry;
    QList<ServerSentEvent> m_events;
    bool m_hasData = false;
    bool m_afterReturn = false; ///< a line feed now belongs to the line end before
    bool m_atStart = true;
};

} // namespace agent0
