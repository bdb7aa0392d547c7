#pragma once

#include "sandbox/httpserver.h"
#include "sandbox/mcptodo.h"
#include "sandbox/world.h"

#include <map>

namespace agent0::sandbox {

/// The MCP endpoint of one resource, at /mcp: Streamable HTTP with sessions (2025-03-26 to 2025-11-25) and without
/// (2026-07-28). Calls with progress and questions of the older revisions are answered by event streams, all else by
/// JSON. A stream that a fault cuts can be taken up again with GET and Last-Event-ID.
class McpEndpoint {
public:
    /// Who asks, or the answer that refuses. scope: what the call needs, "read" or "write".
    struct Caller {
        QString person;
        std::optional<Response> refusal;
    };
    using Admit = std::function<Caller(const Request &, bool writes)>;

    McpEndpoint(World &world, HttpServer &server, TodoStore &todos, Admit admit);

    int sessions() const { return int(m_sessions.size()); }

private:
    struct Session {
        QString revision;
        bool canAsk = false;
    };
    struct Call {
        Request request;
        QJsonObject message;
        QString revision;
        QString person;
        bool canAsk = false;

        QString method() const { return message.value(u"method"_s).toString(); }
        QJsonValue id() const { return message.value(u"id"_s); }
        QJsonObject params() const { return message.value(u"params"_s).toObject(); }
    };
    /// A call that waits for the person's answer, on its open stream.
    struct Pending {
        Reply reply;
        Call call;
    };

    void post(const Request &request, const Reply &reply);
    void get(const Request &request, const Reply &reply);
    Response remove(const Request &request);
    Scene scene(const Request &request) const;
    std::optional<Response> badShape(const Call &call) const;
    std::optional<Response> stateless(Call &call) const;
    std::optional<Response> inSession(Call &call);
    Response begin(const Call &call);
    Response answerTo(const Call &call, const Reply &reply);
    Response ask(const Call &call, const Reply &reply, const QJsonObject &form);
    void resume(const QJsonObject &message);
    Response cutShort(const QByteArray &result);
    Response streamed(const Call &call, const QByteArray &result, int steps);
    Response complete(const Call &call, const McpOutcome &outcome) const;

    World &m_world;
    HttpServer &m_server;
    McpTodo m_todo;
    Admit m_admit;
    std::map<QByteArray, Session> m_sessions;
    std::map<QString, Pending> m_pending;
    std::map<QByteArray, QByteArray> m_replays; ///< events by the id they come behind
    int m_lastQuestion = 0;
};

} // namespace agent0::sandbox
