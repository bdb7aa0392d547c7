#include "activity/flowrecorder.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr Milliseconds LooseGap{2000};

QString newFlowId(const RandomBytes &random) { return QString::fromLatin1(random(8).toHex()); }

/// Host and path of an address, which is never normalised.
void splitAddress(const QString &url, ActivityRecord &record)
{
    const qsizetype scheme = url.indexOf(u"://"_s);
    const qsizetype host = scheme < 0 ? 0 : scheme + 3;
    qsizetype path = host;
    while (path < url.size() && url[path] != u'/' && url[path] != u'?')
        ++path;
    record.host = url.sliced(host, path - host);
    // user:password@ has no place in a log.
    record.host = record.host.sliced(record.host.lastIndexOf(u'@') + 1);
    record.path = path < url.size() ? url.sliced(path) : u"/"_s;
}

QString resultOf(const TraceRecord &exchange)
{
    if (exchange.status == 0)
        return exchange.failure.isEmpty() ? u"no_answer"_s : exchange.failure;
    if (exchange.status < 400)
        return u"ok"_s;
    // RFC 6749 5.2: the server's own code says more than the status.
    const QString error = exchange.answerFields.value("error"_L1);
    const bool plain = !error.isEmpty() && error.size() <= 80 && !error.contains(u' ') && !error.contains(u'{');
    return plain ? displayText(error, 80) : u"http_%1"_s.arg(exchange.status);
}

Facts withServersId(Facts granted, const std::optional<Error> &failure)
{
    // What the administrator needs to find the other side's own record of it.
    if (failure && failure->oauth && !failure->oauth->requestId.isEmpty())
        granted.insert(u"request_id"_s, displayText(failure->oauth->requestId, 200));
    if (failure && failure->oauth && !failure->oauth->code.isEmpty())
        granted.insert(u"oauth_error"_s, displayText(failure->oauth->code, 200));
    return granted;
}

} // namespace

std::optional<ActivityKind> activityKindFor(Leg leg, bool failed)
{
    switch (leg) {
    case Leg::SignIn: return ActivityKind::SignIn;
    case Leg::SignOut: return ActivityKind::SignOut;
    case Leg::Refresh: return ActivityKind::TokenRefreshed;
    case Leg::Exchange: return failed ? ActivityKind::AccessRefused : ActivityKind::IdJagIssued;
    case Leg::Consent:
    case Leg::Redemption: return failed ? ActivityKind::AccessRefused : ActivityKind::AccessGranted;
    case Leg::Resource: return ActivityKind::Call;
    case Leg::Revocation: return ActivityKind::AccessRevoked;
    case Leg::None:
    case Leg::Configuration:
    case Leg::Keychain:
    case Leg::Model:
    case Leg::Discovery: break;
    }
    return std::nullopt;
}

FlowRecorder::FlowRecorder(ActivityLog &log, Clock &clock, RandomBytes random)
    : m_log(log), m_clock(clock), m_random(std::move(random)), m_signedIn(log.folder())
{
}

FlowRecorder::Flow::~Flow()
{
    if (m_recorder)
        m_recorder->end(m_id);
}

FlowRecorder::Flow FlowRecorder::begin(QString action, QString connection)
{
    m_open.push_back({newFlowId(m_random), std::move(action), std::move(connection)});
    return Flow(this, m_open.back().id);
}

void FlowRecorder::end(const QString &id)
{
    std::erase_if(m_open, [&](const Open &flow) { return flow.id == id; });
}

void FlowRecorder::lookWhoIsSignedIn()
{
    if (const auto news = m_signedIn.news())
        m_subject = *news;
}

void FlowRecorder::setSubject(QString subject)
{
    m_subject = std::move(subject);
    for (Open &flow : m_open)
        flow.subjectKnown = true;
}

FlowRecorder::Open *FlowRecorder::flowOf(const QString &connection)
{
    const auto newest = std::ranges::find(m_open.rbegin(), m_open.rend(), connection, &Open::connection);
    if (newest != m_open.rend())
        return &*newest;
    return m_open.empty() ? nullptr : &m_open.back();
}

void FlowRecorder::place(ActivityRecord &record)
{
    if (Open *flow = flowOf(record.connection)) {
        if (!std::exchange(flow->subjectKnown, true))
            lookWhoIsSignedIn();
        record.flow = flow->id;
        record.action = flow->action;
        record.subject = m_subject;
        return;
    }
    auto &[id, used] = m_loose[record.connection];
    if (id.isEmpty() || m_clock.ticks() - used > LooseGap) {
        lookWhoIsSignedIn();
        id = newFlowId(m_random);
    }
    used = m_clock.ticks();
    record.flow = id;
    record.subject = m_subject;
}

void FlowRecorder::exchange(const TraceRecord &exchange)
{
    ActivityRecord record;
    record.time = exchange.began;
    record.kind = ActivityKind::Exchange;
    record.connection = exchange.connection;
    record.leg = exchange.leg;
    record.result = resultOf(exchange);
    record.method = exchange.method;
    splitAddress(exchange.url, record);
    record.status = exchange.status;
    record.took = exchange.took;
    record.requestHeaders = exchange.requestHeaders;
    record.requestFields = exchange.requestFields;
    record.answerHeaders = exchange.answerHeaders;
    record.answerFields = exchange.answerFields;
    place(record);
    m_log.append(record);
}

void FlowRecorder::event(const ActivityEvent &event)
{
    ActivityRecord record;
    record.time = m_clock.now() - event.took;
    record.kind = event.kind;
    record.connection = event.connection;
    record.leg = event.leg;
    record.result = event.failure ? event.failure->code : u"ok"_s;
    record.took = event.took;
    record.asked = event.asked;
    record.granted = withServersId(event.granted, event.failure);
    place(record);
    m_log.append(record);
    if (event.kind == ActivityKind::SignOut && !event.failure)
        m_subject.clear();
}

TraceSink FlowRecorder::sink()
{
    return [this](const TraceRecord &record) { exchange(record); };
}

} // namespace agent0
