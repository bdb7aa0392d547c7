#include "forward/collector.h"

#include "base/race.h"
#include "base/strictjson.h"
#include "http/skew.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr Milliseconds Gather{1'000};
constexpr Milliseconds LongestPause{60'000};
constexpr HttpLimits Limits{.deadline = Milliseconds(10'000), .bodyBytes = 64 * 1024};

/// OTLP 1.x, "Failures": only these mean "later"; what was refused otherwise is never sent again.
bool meansLater(int status) { return status == 429 || status == 502 || status == 503 || status == 504; }

/// "Partial success": how many records the collector did not take though it said 200.
qint64 rejected(const HttpResponse &answer)
{
    const auto body = parseJsonObject(answer.body);
    if (!body)
        return 0;
    const QJsonValue count = body->value("partialSuccess"_L1)["rejectedLogRecords"_L1];
    return qMax<qint64>(0, count.isString() ? count.toString().toLongLong() : count.toInteger());
}

ActivityRecord ofLost(qint64 count, Instant now)
{
    ActivityRecord record;
    record.time = now;
    record.kind = ActivityKind::RecordsLost;
    record.result = u"records_lost"_s;
    record.granted = {{u"lost"_s, count}};
    return record;
}

} // namespace

Collector::Collector(HttpClient &http, Clock &clock, QByteArray endpoint, ForwardSource source)
    : m_http(http), m_clock(clock), m_endpoint(std::move(endpoint)), m_source(std::move(source)), m_pause(Gather)
{
}

void Collector::add(const ActivityRecord &record)
{
    if (qsizetype(m_waiting.size()) == MostWaiting) {
        dropUntil(m_first + 1);
        ++m_lost;
    }
    m_waiting.push_back(otlpRecord(record));
    if (m_scope.idle())
        m_scope.start(work());
}

Task<> Collector::work()
{
    while (!m_waiting.empty()) {
        co_await m_clock.sleep(m_pause);
        co_await sendSome();
    }
}

Task<> Collector::finish(Milliseconds patience)
{
    m_scope.cancel();
    const Milliseconds end = m_clock.ticks() + patience;
    while (!m_waiting.empty() && m_clock.ticks() < end) {
        const auto sent = co_await before(m_clock.sleep(end - m_clock.ticks()), sendSome());
        if (!sent.value_or(false))
            co_return;
    }
}

Task<bool> Collector::sendSome()
{
    const qsizetype count = qMin(qsizetype(m_waiting.size()), MostAtOnce);
    const qint64 end = m_first + count;
    const qint64 told = m_lost;
    HttpRequest request = HttpRequest::post(m_endpoint).json(batch(count)).within(Limits);
    const auto answer = co_await m_http.send(std::move(request));
    if (answer && !meansLater(answer->status)) {
        settle(*answer, end, told);
        co_return true;
    }
    m_pause = std::min(m_pause * 2, LongestPause);
    const auto asked = answer ? retryAfter(*answer, m_clock.now()) : std::nullopt;
    if (asked)
        m_pause = std::max(m_pause, Milliseconds(*asked));
    co_return false;
}

void Collector::settle(const HttpResponse &answer, qint64 end, qint64 told)
{
    const bool taken = answer.status >= 200 && answer.status < 300;
    // What fell out of the full queue meanwhile is counted already, though it was sent after all.
    const qint64 settled = qMax<qint64>(0, end - m_first);
    dropUntil(end);
    m_lost += taken ? rejected(answer) - told : settled;
    m_pause = Gather;
}

QByteArray Collector::batch(qsizetype count) const
{
    QJsonArray records;
    for (qsizetype i = 0; i < count; ++i)
        records << m_waiting[std::size_t(i)];
    if (m_lost > 0)
        records << otlpRecord(ofLost(m_lost, m_clock.now()));
    return otlpRequest(records, m_source);
}

void Collector::dropUntil(qint64 end)
{
    for (; m_first < end && !m_waiting.empty(); ++m_first)
        m_waiting.pop_front();
}

} // namespace agent0
