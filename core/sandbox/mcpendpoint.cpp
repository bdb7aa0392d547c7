#include "sandbox/mcpendpoint.h"

#include "base/strictjson.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0::sandbox {

namespace {

constexpr int InvalidRequest = -32600;
constexpr int HeaderMismatch = -32020;
constexpr int UnsupportedVersion = -32022;
constexpr size_t MostSessions = 1000;

const QString Stateless = u"2026-07-28"_s;
const QStringList WithSessions{u"2025-11-25"_s, u"2025-06-18"_s, u"2025-03-26"_s};

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QJsonObject serverInfo()
{
    return {{u"name"_s, u"todo0"_s}, {u"title"_s, u"Todo0 (sandbox)"_s}, {u"version"_s, u"1.0.0"_s}};
}

Response failure(const QJsonValue &id, int code, const QString &text, int status, const QJsonObject &data = {})
{
    QJsonObject error{{u"code"_s, code}, {u"message"_s, text}};
    if (!data.isEmpty())
        error[u"data"_s] = data;
    return Response::json(
        {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id.isUndefined() ? QJsonValue() : id}, {u"error"_s, error}}, status);
}

QJsonObject resultMessage(const QJsonValue &id, const QJsonObject &result)
{
    return {{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"result"_s, result}};
}

QByteArray event(const QJsonObject &message) { return "event: message\ndata: " + compact(message) + "\n\n"; }

Response eventStream(QByteArray events)
{
    Response response;
    response.set("Content-Type", "text/event-stream").set("Cache-Control", "no-cache");
    response.body = std::move(events);
    response.wire.framing = Wire::Framing::Chunked;
    return response;
}

QString decoded(const QByteArray &header)
{
    if (header.startsWith("=?base64?") && header.endsWith("?="))
        return QString::fromUtf8(QByteArray::fromBase64(header.sliced(9, header.size() - 11)));
    return QString::fromLatin1(header);
}

} // namespace

McpEndpoint::McpEndpoint(World &world, HttpServer &server, TodoStore &todos, Admit admit)
    : m_world(world),
      m_server(server),
      m_todo(todos, [&world] { return text(QByteArray::number(world.seconds())); }),
      m_admit(std::move(admit))
{
    m_server.routeLate("POST", "/mcp", [this](const Request &request, const Reply &reply) { post(request, reply); });
    m_server.routeLate("GET", "/mcp", [this](const Request &request, const Reply &reply) { get(request, reply); });
    m_server.route("DELETE", "/mcp", [this](const Request &request) { return remove(request); });
}

Scene McpEndpoint::scene(const Request &request) const
{
    return {request, m_server.name(), m_server.origin(), m_world.faults.trap()};
}

void McpEndpoint::post(const Request &request, const Reply &reply)
{
    reply.send(m_world.faults.around(Point::Mcp, scene(request), [&]() -> Response {
        Call call{request, parseJsonObject(request.body).value_or(QJsonObject()), {}, {}};
        const bool writes = McpTodo::writes(call.params().value(u"name"_s).toString());
        const Caller caller = m_admit(request, call.method() == "tools/call"_L1 && writes);
        if (caller.refusal)
            return *caller.refusal;
        call.person = caller.person;
        if (const auto bad = badShape(call))
            return *bad;
        const bool modern = call.params().value(u"_meta"_s)[u"io.modelcontextprotocol/protocolVersion"].isString();
        const bool wrongKind =
            m_world.faults.happens(modern ? "mcp-sessions-only"_L1 : "mcp-no-sessions"_L1, m_server.name());
        if (wrongKind)
            return modern ? failure({}, -32000, u"Bad Request: no session"_s, 400)
                          : failure(call.id(), UnsupportedVersion, u"Unsupported protocol version"_s, 400,
                                {{u"supported"_s, QJsonArray{Stateless}}});
        if (const auto refused = modern ? stateless(call) : inSession(call))
            return *refused;
        return answerTo(call, reply);
    }));
}

std::optional<Response> McpEndpoint::badShape(const Call &call) const
{
    const bool answer = call.message.contains(u"result"_s) || call.message.contains(u"error"_s);
    if (call.message.value(u"jsonrpc"_s) != u"2.0"_s || (call.method().isEmpty() && !answer))
        return failure({}, InvalidRequest, u"Invalid Request"_s, 400);
    return std::nullopt;
}

/// MCP 2026-07-28: what a request says of itself, in its body and in its headers.
std::optional<Response> McpEndpoint::stateless(Call &call) const
{
    const QJsonValue meta = call.params().value(u"_meta"_s);
    const QString revision = meta[u"io.modelcontextprotocol/protocolVersion"].toString();
    if (revision != text(call.request.header("MCP-Protocol-Version")))
        return failure(call.id(), HeaderMismatch, u"MCP-Protocol-Version differs from the body"_s, 400);
    if (revision != Stateless)
        return failure(call.id(), UnsupportedVersion, u"Unsupported protocol version"_s, 400,
            {{u"supported"_s, QJsonArray::fromStringList(QStringList(WithSessions) << Stateless)},
                {u"requested"_s, revision}});
    if (!meta[u"io.modelcontextprotocol/clientCapabilities"].isObject())
        return failure(call.id(), McpInvalidParams, u"clientCapabilities are missing"_s, 400);
    if (text(call.request.header("Mcp-Method")) != call.method())
        return failure(call.id(), HeaderMismatch, u"Mcp-Method differs from the body"_s, 400);
    const QString subject = call.params().value(call.method() == "resources/read"_L1 ? u"uri"_s : u"name"_s).toString();
    const bool named = QStringList{u"tools/call"_s, u"resources/read"_s, u"prompts/get"_s}.contains(call.method());
    if (named && decoded(call.request.header("Mcp-Name")) != subject)
        return failure(call.id(), HeaderMismatch, u"Mcp-Name differs from the body"_s, 400);
    const QString filter = call.params().value(u"arguments"_s)[u"filter"].toString();
    if (subject == "list_todos"_L1 && decoded(call.request.header("Mcp-Param-Filter")) != filter)
        return failure(call.id(), HeaderMismatch, u"Mcp-Param-Filter differs from the body"_s, 400);
    call.revision = revision;
    call.canAsk = meta[u"io.modelcontextprotocol/clientCapabilities"][u"elicitation"].isObject();
    return std::nullopt;
}

std::optional<Response> McpEndpoint::inSession(Call &call)
{
    if (call.method() == "initialize"_L1)
        return begin(call);
    const QByteArray id = call.request.header("Mcp-Session-Id");
    if (id.isEmpty())
        return failure(call.id(), -32000, u"Bad Request: no session"_s, 400);
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return failure(call.id(), -32001, u"Session not found"_s, 404);
    const QString named = text(call.request.header("MCP-Protocol-Version"));
    if (!named.isEmpty() && !WithSessions.contains(named))
        return failure(call.id(), -32000, u"Bad Request: unsupported protocol version"_s, 400);
    call.revision = session->second.revision;
    call.canAsk = session->second.canAsk;
    if (call.method().isEmpty()) {
        resume(call.message);
        return Response::empty(202);
    }
    return call.id().isUndefined() ? std::optional(Response::empty(202)) : std::nullopt;
}

Response McpEndpoint::begin(const Call &call)
{
    const QString wanted = call.params().value(u"protocolVersion"_s).toString();
    const QString revision = WithSessions.contains(wanted) ? wanted : WithSessions.first();
    if (m_sessions.size() >= MostSessions)
        m_sessions.clear();
    const QByteArray id = m_world.token();
    m_sessions[id] = {revision, call.params().value(u"capabilities"_s)[u"elicitation"].isObject()};
    const QJsonObject result{{u"protocolVersion"_s, revision}, {u"capabilities"_s, McpTodo::capabilities()},
        {u"serverInfo"_s, serverInfo()}, {u"instructions"_s, u"Todos of the signed-in person."_s}};
    return Response::json(resultMessage(call.id(), result)).add("Mcp-Session-Id", id);
}

Response McpEndpoint::answerTo(const Call &call, const Reply &reply)
{
    if (call.method() == "server/discover"_L1 && call.revision == Stateless)
        return complete(call,
            McpOutcome::given(
                {{u"supportedVersions"_s, QJsonArray::fromStringList(QStringList{Stateless} + WithSessions)},
                    {u"capabilities"_s, McpTodo::capabilities()},
                    {u"instructions"_s, u"Todos of the signed-in person."_s}}));
    const QJsonObject answer = call.params().value(u"inputResponses"_s)[u"question"].toObject();
    const McpOutcome outcome = m_todo.call(call.person, call.method(), call.params(), answer, call.canAsk);
    if (!outcome.question.isEmpty() && call.revision != Stateless)
        return ask(call, reply, outcome.question);
    const Response whole = complete(call, outcome);
    if (call.method() == "tools/call"_L1 && m_world.faults.happens("mcp-stream-resumes"_L1, m_server.name()))
        return cutShort(whole.body);
    const bool wantsProgress = !call.params().value(u"_meta"_s)[u"progressToken"].isUndefined();
    return outcome.steps > 0 && wantsProgress ? streamed(call, whole.body, outcome.steps) : whole;
}

Response McpEndpoint::complete(const Call &call, const McpOutcome &outcome) const
{
    if (outcome.errorCode)
        return failure(call.id(), outcome.errorCode, outcome.errorText,
            outcome.errorCode == McpMethodNotFound && call.revision == Stateless ? 404 : 200);
    QJsonObject result = outcome.result;
    if (call.revision == Stateless && !outcome.question.isEmpty())
        result = {{u"inputRequests"_s,
                      QJsonObject{{u"question"_s,
                          QJsonObject{{u"method"_s, u"elicitation/create"_s}, {u"params"_s, outcome.question}}}}},
            {u"requestState"_s, text(m_world.token())}};
    if (call.revision == Stateless) {
        result[u"resultType"_s] = outcome.question.isEmpty() ? u"complete"_s : u"input_required"_s;
        result[u"_meta"_s] = QJsonObject{{u"io.modelcontextprotocol/serverInfo"_s, serverInfo()}};
    }
    return Response::json(resultMessage(call.id(), result));
}

/// A stream that ends before its answer, which waits for whoever takes it up.
Response McpEndpoint::cutShort(const QByteArray &result)
{
    const QByteArray id = m_world.token();
    m_replays[id] = "event: message\ndata: " + result + "\n\n";
    return eventStream("id: " + id + "\nretry: 10\ndata: \n\n");
}

Response McpEndpoint::streamed(const Call &call, const QByteArray &result, int steps)
{
    QByteArray events;
    for (int step = 1; step <= steps; ++step) {
        const QJsonObject progress{{u"progressToken"_s, call.params().value(u"_meta"_s)[u"progressToken"]},
            {u"progress"_s, step}, {u"total"_s, steps}, {u"message"_s, u"Todo %1 of %2"_s.arg(step).arg(steps)}};
        events +=
            event({{u"jsonrpc"_s, u"2.0"_s}, {u"method"_s, u"notifications/progress"_s}, {u"params"_s, progress}});
    }
    return eventStream(events + "event: message\ndata: " + result + "\n\n");
}

/// A question of a revision with sessions: the stream stays open until the answer comes by another request.
Response McpEndpoint::ask(const Call &call, const Reply &reply, const QJsonObject &form)
{
    const QString id = u"question-%1"_s.arg(++m_lastQuestion);
    m_pending.insert_or_assign(id, Pending{reply, call});
    Response response = eventStream(
        event({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, id}, {u"method"_s, u"elicitation/create"_s}, {u"params"_s, form}}));
    response.wire.framing = Wire::Framing::ChunksUnfinished;
    response.wire.ending = Wire::Ending::GoesOn;
    return response;
}

void McpEndpoint::resume(const QJsonObject &message)
{
    const auto pending = m_pending.find(message.value(u"id"_s).toString());
    if (pending == m_pending.end())
        return;
    const Pending waiting = pending->second;
    m_pending.erase(pending);
    QJsonObject answer = message.value(u"result"_s).toObject();
    if (answer.isEmpty())
        answer = {{u"action"_s, u"cancel"_s}};
    const McpOutcome outcome =
        m_todo.call(waiting.call.person, waiting.call.method(), waiting.call.params(), answer, true);
    waiting.reply.goOn("event: message\ndata: " + complete(waiting.call, outcome).body + "\n\n");
}

/// Taking up a stream that was cut; there is nothing the server says on its own.
void McpEndpoint::get(const Request &request, const Reply &reply)
{
    const Caller caller = m_admit(request, false);
    const QByteArray last = request.header("Last-Event-ID");
    if (caller.refusal)
        return reply.send(*caller.refusal);
    const QByteArray rest = m_replays.contains(last) ? m_replays.extract(last).mapped() : QByteArray();
    reply.send(rest.isEmpty() ? Response::empty(405).add("Allow", "POST, DELETE") : eventStream(rest));
}

Response McpEndpoint::remove(const Request &request)
{
    const Caller caller = m_admit(request, false);
    if (caller.refusal)
        return *caller.refusal;
    return Response::empty(m_sessions.erase(request.header("Mcp-Session-Id")) > 0 ? 200 : 404);
}

} // namespace agent0::sandbox
