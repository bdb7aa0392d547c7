#include "mcp/streamablehttp.h"

#include "base/displaytext.h"
#include "base/race.h"
#include "mcp/httprefusal.h"
#include "mcp/revisions.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype LargestAnswer = 64 * 1024 * 1024;
constexpr int MostResumptions = 5;
constexpr Milliseconds UsualRetry{1'000};
constexpr Milliseconds ShortestRetry{500};
constexpr Milliseconds GoodbyePatience{3'000};
constexpr Milliseconds LongestEnding{2'000};
constexpr qsizetype LargestEnding = 64 * 1024;
constexpr Milliseconds ListeningSilence{24 * 3'600'000};

bool isEventStream(const HttpResponse &head)
{
    return head.status == 200 && head.header("Content-Type").toLower().startsWith("text/event-stream");
}

Task<bool> readOut(std::unique_ptr<HttpStream> stream)
{
    const auto rest = co_await wholeAnswer(std::move(stream), LargestEnding, Leg::Resource);
    co_return rest.has_value();
}

/// Reads the end of a stream that has said all, so that its connection can be used again.
Task<> finish(std::unique_ptr<HttpStream> stream, Clock *clock)
{
    Task<bool> reading = readOut(std::move(stream));
    const auto done = co_await before(clock->sleep(LongestEnding), std::move(reading));
    Q_UNUSED(done)
}

std::unexpected<Error> streamCut()
{
    return fail(Fault::Network, Leg::Resource, "stream_cut"_L1,
        u"The MCP server's event stream ended before the answer came."_s,
        u"Try again; if it stays, look for a proxy that cuts long answers."_s);
}

std::unexpected<Error> tooMuch()
{
    return fail(Fault::Malformed, Leg::Resource, "answer_too_large"_L1,
        u"The MCP server said more than %1 MB without an answer."_s.arg(LargestAnswer / (1024 * 1024)),
        u"Tell whoever runs the server."_s);
}

std::unexpected<Error> tookTooLong(Milliseconds longest)
{
    return fail(Fault::Network, Leg::Resource, "timeout"_L1,
        u"The MCP server had not answered after %1 seconds."_s.arg(longest.count() / 1000),
        u"Try again later, or allow more time with --timeout."_s);
}

} // namespace

StreamableHttp::StreamableHttp(AuthorizedSender &sender, Clock &clock, QByteArray url, QString connection)
    : m_sender(sender), m_clock(clock), m_url(std::move(url)), m_connection(std::move(connection))
{
}

bool StreamableHttp::isStateless() const { return isStatelessRevision(m_revision); }

void StreamableHttp::speak(QByteArray revision)
{
    m_revision = std::move(revision);
    if (m_revision.isEmpty() || isStateless())
        m_session.clear();
}

HttpRequest StreamableHttp::written(QByteArray method, const McpMessage &message) const
{
    HttpRequest request(std::move(method), m_url);
    request.leg = Leg::Resource;
    request.connection = m_connection;
    request.limits.deadline = message.patience;
    request.limits.silence = message.patience;
    request.limits.bodyBytes = LargestAnswer;
    request.headers = message.headers;
    const QByteArray wanted = request.method == "GET" ? "text/event-stream" : "application/json, text/event-stream";
    request.headers.append({"Accept", wanted});
    if (!m_revision.isEmpty())
        request.headers.append({"MCP-Protocol-Version", m_revision});
    if (!m_session.isEmpty())
        request.headers.append({"Mcp-Session-Id", m_session});
    if (!message.body.isEmpty())
        return std::move(request).json(message.body);
    return request;
}

Task<Result<RpcAnswer>> StreamableHttp::request(McpMessage message)
{
    auto stream = co_await m_sender.send(written("POST", message));
    if (!stream)
        co_return fail(stream.error());
    if (const auto kept = keepSession(message, (*stream)->head()); !kept)
        co_return fail(kept.error());
    // From here on nobody but the server is waited for.
    const Milliseconds longest = message.longest;
    auto answer = co_await before(m_clock.sleep(longest), read(std::move(*stream), std::move(message)));
    if (!answer)
        co_return tookTooLong(longest);
    co_return std::move(*answer);
}

Task<Result<RpcAnswer>> StreamableHttp::read(Stream stream, McpMessage message)
{
    if (isEventStream(stream->head()))
        co_return co_await readStream(std::move(stream), std::move(message));
    const auto answer = co_await wholeAnswer(std::move(stream), LargestAnswer, Leg::Resource);
    if (!answer)
        co_return fail(answer.error());
    co_return judge(message, *answer);
}

Task<Result<>> StreamableHttp::send(McpMessage message)
{
    auto stream = co_await m_sender.send(written("POST", message));
    if (!stream)
        co_return fail(stream.error());
    const HttpResponse head = (*stream)->head();
    m_scope.start(finish(std::move(*stream), &m_clock));
    if (head.status < 300)
        co_return Result<>(); // what its body says means nothing
    co_return fail(httpRefusal(head, !m_session.isEmpty(), m_clock.now()));
}

Result<> StreamableHttp::keepSession(const McpMessage &message, const HttpResponse &head)
{
    const QByteArray session = head.header("Mcp-Session-Id");
    if (message.method != "initialize" || head.status != 200 || session.isEmpty())
        return {};
    const bool visible = std::ranges::all_of(session, [](char c) { return c > 0x20 && c < 0x7f; });
    if (!visible || session.size() > 4096)
        return fail(Fault::Malformed, Leg::Resource, "not_mcp"_L1,
            u"The MCP server gave a session id that no header can carry."_s, u"Tell whoever runs the server."_s);
    m_session = session;
    return {};
}

/// What an answer without a stream means.
Result<RpcAnswer> StreamableHttp::judge(const McpMessage &message, const HttpResponse &answer)
{
    const bool lost = answer.status == 404 && !m_session.isEmpty();
    const bool says = answer.isJson() && !answer.body.isEmpty() && !lost;
    auto parsed = says ? parseRpcMessage(answer.body) : Result<RpcMessage>(RpcNotification{});
    auto *said = parsed ? std::get_if<RpcAnswer>(&*parsed) : nullptr;
    const bool ours = said && (said->id.toInteger(-1) == *message.id || (said->error && said->id.isNull()));
    if (answer.status >= 300) {
        if (ours && said->error)
            return std::move(*said);
        return fail(httpRefusal(answer, lost, m_clock.now()));
    }
    if (!parsed)
        return fail(parsed.error());
    if (!says)
        return fail(Fault::Malformed, Leg::Resource, "not_mcp"_L1,
            u"The address answered with neither JSON nor an event stream (status %1, %2)."_s.arg(answer.status)
                .arg(displayText(QString::fromLatin1(answer.header("Content-Type")), 60)),
            u"Check that api.baseUrl is the address of the MCP server itself."_s);
    if (!ours)
        return fail(Fault::Malformed, Leg::Resource, "rpc_wrong_id"_L1,
            u"The MCP server answered another request than the one it was asked."_s,
            u"Tell whoever runs the server."_s);
    return std::move(*said);
}

/// Hands on what the events say; gives the answer to that request, where it is among them.
Result<std::optional<RpcAnswer>> StreamableHttp::sort(const QList<ServerSentEvent> &events, std::optional<qint64> id)
{
    for (const ServerSentEvent &event : events) {
        if (event.type != "message" || event.data.trimmed().isEmpty())
            continue;
        auto message = parseRpcMessage(event.data);
        if (!message)
            return fail(message.error());
        if (auto *told = std::get_if<RpcNotification>(&*message)) {
            m_inbox->told(std::move(*told));
        } else if (auto *asked = std::get_if<RpcRequest>(&*message)) {
            m_inbox->asked(std::move(*asked));
        } else if (auto *answer = std::get_if<RpcAnswer>(&*message); id) {
            const bool ours = answer->id.toInteger(-1) == *id || (answer->error && answer->id.isNull());
            if (ours)
                return std::move(*answer);
            return fail(Fault::Malformed, Leg::Resource, "rpc_wrong_id"_L1,
                u"The MCP server answered a request that nobody made on this stream."_s,
                u"Tell whoever runs the server."_s);
        }
    }
    return std::nullopt;
}

Task<Result<RpcAnswer>> StreamableHttp::readStream(Stream stream, McpMessage message)
{
    EventStreamParser parser;
    qsizetype heard = 0;
    for (int resumptions = 0;;) {
        stream->allowSilence(m_inbox->isAsked() ? message.longest : message.patience);
        const auto piece = co_await stream->next();
        if (!piece || piece->isEmpty()) {
            if (isStateless() || parser.lastEventId().isEmpty() || ++resumptions > MostResumptions)
                co_return piece ? streamCut() : fail(piece.error());
            auto again = co_await resumed(parser, message, resumptions);
            if (!again)
                co_return fail(again.error());
            stream = std::move(*again);
            parser.startAgain();
            continue;
        }
        heard += piece->size();
        if (heard > LargestAnswer)
            co_return tooMuch();
        const auto events = parser.feed(*piece);
        if (!events)
            co_return fail(events.error());
        auto answer = sort(*events, message.id);
        if (!answer)
            co_return fail(answer.error());
        if (*answer) {
            m_scope.start(finish(std::move(stream), &m_clock));
            co_return std::move(**answer);
        }
    }
}

/// The rest of a stream that was cut, after the time the server asked for.
Task<Result<StreamableHttp::Stream>> StreamableHttp::resumed(
    const EventStreamParser &parser, McpMessage message, int tries)
{
    co_await m_clock.sleep(parser.retry().value_or(UsualRetry * tries));
    auto stream = co_await take(parser.lastEventId(), message);
    if (!stream)
        co_return fail(stream.error());
    if (!isEventStream((*stream)->head()))
        co_return streamCut();
    co_return std::move(*stream);
}

Task<Result<StreamableHttp::Stream>> StreamableHttp::take(QByteArray lastEventId, McpMessage message)
{
    message.body.clear();
    message.headers.clear();
    if (!lastEventId.isEmpty())
        message.headers.append({"Last-Event-ID", lastEventId});
    co_return co_await m_sender.send(written("GET", message));
}

Task<> StreamableHttp::listen()
{
    if (isStateless())
        co_return;
    EventStreamParser parser;
    McpMessage message({}, {});
    message.patience = ListeningSilence;
    for (int failures = 0; failures < MostResumptions; ++failures) {
        auto stream = co_await take(parser.lastEventId(), message);
        // 405 is how a server says that it has nothing to tell on its own.
        if (!stream || !isEventStream((*stream)->head()))
            co_return;
        const bool said = co_await hear(std::move(*stream), &parser);
        if (said)
            failures = 0;
        parser.startAgain();
        // Whatever the server wishes: streams that end at once are not asked for in a circle.
        co_await m_clock.sleep(std::max(ShortestRetry, parser.retry().value_or(UsualRetry * (failures + 1))));
    }
}

/// Everything of one stream; whether there was anything.
Task<bool> StreamableHttp::hear(Stream stream, EventStreamParser *parser)
{
    for (bool said = false;; said = true) {
        const auto piece = co_await stream->next();
        if (!piece || piece->isEmpty())
            co_return said;
        const auto events = parser->feed(*piece);
        if (!events || !sort(*events, std::nullopt))
            co_return false;
    }
}

Task<> StreamableHttp::close()
{
    if (m_session.isEmpty())
        co_return;
    McpMessage message({}, {});
    message.patience = GoodbyePatience;
    const HttpRequest goodbye = written("DELETE", message);
    m_session.clear();
    // A server may refuse to end a session, or be gone: there is nobody left who would care.
    const auto ended = co_await m_sender.send(goodbye);
    Q_UNUSED(ended)
}

} // namespace agent0
