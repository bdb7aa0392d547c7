#pragma once

#include "forward/otlp.h"
#include "http/httpclient.h"

#include <deque>

namespace agent0 {

/// Sends records to a collector of OpenTelemetry: OTLP over HTTP, JSON. Never in the way of the work that is recorded: a collector
/// that is slow, away or refuses costs nothing but memory within a bound, and beyond that records, which are counted; the next
/// that get through say how many. The activity log on disk has them all.
class Collector {
public:
    /// endpoint: the whole address, such as https://otel.acme.example/v1/logs. http, which must record no exchange of its own (it
    /// would have no end), and clock must outlive it.
    Collector(HttpClient &http, Clock &clock, QByteArray endpoint, ForwardSource source);

    void add(const ActivityRecord &record);
    /// Sends what waits without waiting for more; done when all is sent, one attempt failed, or patience is over.
    Task<> finish(Milliseconds patience);

    qint64 lost() const { return m_lost; } ///< not sent, and not yet told
    static constexpr qsizetype MostWaiting = 2048;
    static constexpr qsizetype MostAtOnce = 256;

private:
    Task<> work();
    Task<bool> sendSome();
    QByteArray batch(qsizetype count) const;
    void settle(const HttpResponse &answer, qint64 end, qint64 told);
    void dropUntil(qint64 end);

    HttpClient &m_http;
    Clock &m_clock;
    QByteArray m_endpoint;
    ForwardSource m_source;
    std::deque<QJsonObject> m_waiting;
    qint64 m_first = 0; ///< how many went before the first that waits
    qint64 m_lost = 0;
    Milliseconds m_pause;
    TaskScope m_scope; // last
};

} // namespace agent0
