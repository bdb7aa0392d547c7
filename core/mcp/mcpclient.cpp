#include "mcp/mcpclient.h"

#include "base/displaytext.h"
#include "base/jsonslice.h"
#include "mcp/mcpreading.h"
#include "mcp/revisions.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

constexpr int MostRounds = 10;
constexpr std::size_t MostServerAsks = 16;
constexpr qsizetype MostAddresses = 5;
constexpr Milliseconds RoundPause{250};
constexpr qint64 RpcUnsupportedRevision = -32022;

/// What the person has to open before the request is repeated.
QByteArray addressesIn(const QByteArray &answer)
{
    return jsonMember(jsonMember(jsonMember(answer, "error"), "data"), "elicitations").toByteArray();
}

} // namespace

/// A request under way: whoever drops it has the server told.
class McpClient::Asked {
public:
    Asked(std::weak_ptr<McpClient *> client, qint64 id) : m_client(std::move(client)), m_id(id) { }
    ~Asked()
    {
        const auto client = m_client.lock();
        if (!client)
            return;
        (*client)->m_progress.erase(m_id);
        if (!answered && !(*client)->m_transport->dropCancels())
            (*client)->m_scope.start((*client)->tellCancelled(m_id));
    }
    Asked(const Asked &) = delete;
    Asked &operator=(const Asked &) = delete;

    bool answered = false;

private:
    std::weak_ptr<McpClient *> m_client;
    qint64 m_id;
};

McpClient::McpClient(std::unique_ptr<McpTransport> transport, Clock &clock, McpHost host)
    : m_clock(clock),
      m_host(std::move(host)),
      m_transport(std::move(transport)),
      m_self(std::make_shared<McpClient *>(this))
{
    m_transport->deliverTo(this);
}

McpClient::~McpClient() { m_self.reset(); }

Task<> McpClient::close()
{
    m_scope.cancel();
    m_serverAsks.clear();
    co_await m_transport->close();
}

void McpClient::warn(const Error &error) const
{
    if (m_host.warned)
        m_host.warned(error);
}

/// One request and its answer, whatever it is.
Task<Result<RpcAnswer>> McpClient::once(McpAsk ask, QByteArray revision)
{
    const qint64 id = ++m_lastId;
    McpMessage message(ask.method, rpcRequest(id, ask.method, mcpParams(ask, revision, id, m_host)));
    message.id = id;
    message.headers = mcpHeaders(ask, revision);
    message.patience = ask.patience.value_or(m_host.patience);
    message.longest = ask.patience.value_or(message.longest);
    if (ask.progress)
        m_progress.emplace(id, ask.progress);
    Asked under(m_self, id);
    auto answer = co_await m_transport->request(std::move(message));
    under.answered = answer.has_value() || answer.error().fault != Fault::Network;
    co_return answer;
}

/// The same in the revision agreed on, and once more where that or the session is gone.
Task<Result<RpcAnswer>> McpClient::inSession(McpAsk ask)
{
    for (bool again = false;; again = true) {
        const auto server = co_await connect();
        if (!server)
            co_return fail(server.error());
        auto answer = co_await once(ask, server->revision);
        const bool lost = answer ? answer->error && answer->error->code == RpcUnsupportedRevision
                                 : answer.error().code == "session_lost"_L1;
        if (!lost || again)
            co_return answer;
        m_server.reset();
    }
}

Task<Result<RpcAnswer>> McpClient::ask(McpAsk ask)
{
    for (int round = 0; round < MostRounds; ++round) {
        auto answer = co_await inSession(ask);
        if (!answer)
            co_return fail(answer.error());
        if (answer->error) {
            if (answer->error->code == RpcAddressNeeded)
                co_await goToAddresses(addressesIn(answer->text));
            co_return fail(mcpRefusal(*answer->error, ask.method));
        }
        const QString type = answer->result.value("resultType"_L1).toString(u"complete"_s);
        if (type == "complete"_L1)
            co_return answer;
        if (type != "input_required"_L1)
            co_return brokenByServer("mcp_member"_L1, u"The MCP server gave a result of a type that nobody knows."_s);
        auto next = co_await withInput(std::move(ask), std::move(*answer));
        if (!next)
            co_return fail(next.error());
        ask = std::move(*next);
    }
    co_return brokenByServer(
        "endless_input"_L1, u"The MCP server went on asking for input after %1 rounds of one call."_s.arg(MostRounds));
}

/// The request once more, with what the server wanted (MCP 2026-07-28, multi round-trip requests).
Task<Result<McpAsk>> McpClient::withInput(McpAsk ask, RpcAnswer answer)
{
    const QByteArrayView result = jsonMember(answer.text, "result");
    const QList<JsonMember> wanted = jsonMembers(jsonMember(result, "inputRequests"));
    const QByteArrayView state = jsonMember(result, "requestState");
    if (wanted.isEmpty() && state.isEmpty())
        co_return brokenByServer("mcp_member"_L1, u"The MCP server wants input and does not say which."_s);
    ask.params.removeIf([](const auto &one) { return one.first == "inputResponses" || one.first == "requestState"; });
    QJsonObject responses;
    for (const JsonMember &request : wanted) {
        const QString method =
            QJsonDocument::fromJson(request.value.toByteArray()).object().value("method"_L1).toString();
        const auto response = co_await fulfil(method, jsonMember(request.value, "params").toByteArray());
        if (!response)
            co_return fail(response.error());
        responses.insert(QString::fromUtf8(request.name), *response);
    }
    if (wanted.isEmpty())
        co_await m_clock.sleep(RoundPause);
    else
        ask.params.append({"inputResponses", compactJson(responses)});
    // Opaque: it goes back byte for byte.
    if (!state.isEmpty())
        ask.params.append({"requestState", state.toByteArray()});
    co_return ask;
}

/// The result of what a server wants of us. params: as text, since forms have an order.
Task<Result<QJsonObject>> McpClient::fulfil(QString method, QByteArray params)
{
    if (method == "ping"_L1)
        co_return QJsonObject();
    if (method == "roots/list"_L1 && m_host.roots)
        co_return QJsonObject{{u"roots"_s, *m_host.roots}};
    if (method == "elicitation/create"_L1 && m_host.elicit)
        co_return co_await elicited(std::move(params));
    co_return fail(Fault::Refused, Leg::Resource, "not_offered"_L1,
        u"The MCP server asked for \"%1\", which this program does not offer."_s.arg(displayText(method, 80)));
}

Task<Result<QJsonObject>> McpClient::elicited(QByteArray params)
{
    const auto form = readElicitation(params);
    if (!form && form.error().fault == Fault::Malformed)
        co_return fail(form.error());
    if (!form) {
        warn(form.error());
        co_return QJsonObject{{u"action"_s, u"decline"_s}};
    }
    const auto turn = co_await m_questions.enter();
    const auto reply = co_await m_host.elicit(*form);
    auto result = elicitationResult(*form, reply);
    if (result)
        co_return std::move(*result);
    warn(result.error());
    co_return QJsonObject{{u"action"_s, u"cancel"_s}};
}

/// What the person does there is not told to us: the refused request is theirs to repeat.
Task<> McpClient::goToAddresses(QByteArray wanted)
{
    const QList<QByteArrayView> addresses = jsonEntries(wanted);
    for (qsizetype i = 0; m_host.elicit && i < std::min(addresses.size(), MostAddresses); ++i) {
        const auto asked = co_await elicited(addresses.at(i).toByteArray());
        if (!asked || asked->value("action"_L1).toString() != "accept"_L1)
            co_return;
    }
}

void McpClient::asked(RpcRequest request)
{
    m_serverAsks.remove_if([](const ServerAsk &one) { return one.work.idle(); });
    if (m_serverAsks.size() >= MostServerAsks) {
        warn(brokenByServer("too_many_asks"_L1, u"The MCP server asks for too much at once."_s).error());
        return;
    }
    ServerAsk &ask = m_serverAsks.emplace_back(request.id);
    ask.work.start(answerServer(std::move(request)));
}

bool McpClient::isAsked() const
{
    return std::ranges::any_of(m_serverAsks, [](const ServerAsk &one) { return !one.work.idle(); });
}

Task<> McpClient::answerServer(RpcRequest request)
{
    const auto result = co_await fulfil(request.method, jsonMember(request.text, "params").toByteArray());
    const bool unknown = !result && result.error().code == "not_offered"_L1;
    const QByteArray body = result ? rpcResult(request.id, *result)
                                   : rpcFailure(request.id, unknown ? RpcMethodNotFound : RpcInvalidParams,
                                         unknown ? u"not offered"_s : u"invalid parameters"_s);
    McpMessage message(QByteArray(), body);
    co_await sendMessage(std::move(message));
}

/// Nobody waits for what becomes of it.
Task<> McpClient::sendMessage(McpMessage message)
{
    message.patience = m_host.patience;
    const auto sent = co_await m_transport->send(std::move(message));
    if (!sent)
        warn(sent.error());
}

Task<> McpClient::tellCancelled(qint64 id)
{
    const QByteArray params = R"({"requestId":)" + QByteArray::number(id) + '}';
    co_await sendMessage(McpMessage("notifications/cancelled", rpcNotification("notifications/cancelled", params)));
}

void McpClient::told(RpcNotification notification)
{
    const QString &method = notification.method;
    if (method == "notifications/progress"_L1) {
        const auto sink = m_progress.find(notification.params.value("progressToken"_L1).toInteger(-1));
        if (sink != m_progress.end()) {
            const ProgressSink tell = sink->second; // may end the request
            tell(readMcpProgress(notification.params));
        }
    } else if (method == "notifications/cancelled"_L1) {
        for (ServerAsk &ask : m_serverAsks) {
            if (ask.id == notification.params.value("requestId"_L1))
                ask.work.cancel(); // and no answer: nobody waits for it
        }
    } else if (method == "notifications/message"_L1 && m_host.log) {
        m_host.log(readMcpLogMessage(notification.params));
    } else if (method.endsWith("/list_changed"_L1) && m_host.changed) {
        const QString list = method.section(u'/', 1, 1);
        if (QStringList{u"tools"_s, u"resources"_s, u"prompts"_s}.contains(list))
            m_host.changed(list);
    }
}

} // namespace agent0
