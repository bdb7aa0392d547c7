#include "mcp/mcpclient.h"
#include "mcp/revisions.h"

#include "base/displaytext.h"

#include <algorithm>

namespace agent0 {

namespace {

constexpr qint64 UnsupportedRevision = -32022;
constexpr int MostWatches = 20;
constexpr Milliseconds WatchPatience{24 * 3'600'000};
constexpr Milliseconds WatchPause{2'000};

/// A name that is to be shown as it is, and how long at most.
QString shown(const QJsonObject &object, QLatin1StringView key, qsizetype limit)
{
    return displayText(object.value(key).toString(), limit);
}

McpServer serverOf(const QJsonObject &result, QByteArray revision)
{
    const QJsonObject meta = result.value("_meta"_L1).toObject();
    QJsonObject info = meta.value("io.modelcontextprotocol/serverInfo"_L1).toObject();
    if (info.isEmpty())
        info = result.value("serverInfo"_L1).toObject();
    return {std::move(revision), shown(info, "name"_L1, 100), shown(info, "title"_L1, 100),
        shown(info, "version"_L1, 60), result.value("instructions"_L1).toString(),
        result.value("capabilities"_L1).toObject()};
}

std::unexpected<Error> noRevision(const QString &theirs)
{
    QStringList ours;
    for (const QByteArrayView revision : McpRevisions)
        ours << QString::fromLatin1(revision);
    return fail(Fault::Refused, Leg::Resource, "mcp_revision"_L1,
        u"The MCP server speaks no revision of the protocol that this program speaks (theirs: %1; ours: %2)."_s.arg(
            displayText(theirs, 200), ours.join(u", "_s)),
        u"Update the program or the server, whichever is older; or name one with the connection's api.protocol."_s);
}

/// The filter of subscriptions/listen for what that server tells of; "" for nothing.
QByteArray changesOf(const QJsonObject &capabilities)
{
    QJsonObject filter;
    for (const QString &list : {u"tools"_s, u"resources"_s, u"prompts"_s}) {
        if (capabilities.value(list)[u"listChanged"].toBool())
            filter[list + u"ListChanged"_s] = true;
    }
    return filter.isEmpty() ? QByteArray() : compactJson(filter);
}

QString joined(const QJsonArray &texts)
{
    QStringList all;
    for (const QJsonValue &text : texts)
        all << text.toString();
    return all.join(u", "_s);
}

/// Whether a failed first question may mean that the server wants the handshake: it said no in some way of its own.
bool mayWantHandshake(const Error &error)
{
    return error.leg == Leg::Resource
        && (error.code == "mcp_status"_L1 || error.code == "not_mcp"_L1 || error.code == "session_lost"_L1
            || error.code == "process_silent"_L1);
}

} // namespace

Task<Result<McpServer>> McpClient::connect()
{
    if (m_server)
        co_return *m_server;
    const auto turn = co_await m_connecting.enter();
    if (m_server)
        co_return *m_server;
    auto server = co_await negotiate();
    if (!server)
        co_return fail(server.error());
    m_server = *server;
    if (m_host.remember && m_host.revision.isEmpty())
        m_scope.start(m_host.remember(server->revision));
    if (m_host.changed && isStatelessRevision(server->revision))
        m_scope.start(watch());
    co_return server;
}

/// Listens for what changes, as the stateless revision has it; in the others it comes by itself.
Task<> McpClient::watch()
{
    const QByteArray filter = changesOf(m_server->capabilities);
    for (int times = 1; !filter.isEmpty() && times <= MostWatches; ++times) {
        McpAsk listen = McpAsk("subscriptions/listen").with("notifications", filter);
        listen.patience = WatchPatience;
        const auto ended = co_await once(std::move(listen), StatelessRevision.toByteArray());
        if (ended && ended->error)
            co_return;
        co_await m_clock.sleep(WatchPause * times);
    }
}

Task<Result<McpServer>> McpClient::negotiate()
{
    const QByteArray &wanted = m_host.revision;
    if (!wanted.isEmpty() && !isStatelessRevision(wanted))
        co_return co_await initialize();
    if (wanted.isEmpty() && m_host.recall) {
        const QByteArray before = co_await m_host.recall();
        if (!before.isEmpty() && !isStatelessRevision(before)) {
            auto server = co_await initialize();
            if (server || server.error().leg != Leg::Resource)
                co_return server;
        }
    }
    for (bool again = false;; again = true) {
        const auto answer = co_await discover();
        if (!answer && (!mayWantHandshake(answer.error()) || !wanted.isEmpty()))
            co_return fail(answer.error());
        if (!answer)
            co_return co_await initialize();
        const bool refused = answer->error && answer->error->code == UnsupportedRevision;
        const QJsonArray listed = answer->error ? answer->error->data.toObject().value("supported"_L1).toArray()
                                                : answer->result.value("supportedVersions"_L1).toArray();
        const QByteArray best = bestRevision(listed);
        if (isStatelessRevision(best) && !answer->error)
            co_return serverOf(answer->result, best);
        if (isStatelessRevision(best) && refused && !again)
            continue;
        if (!wanted.isEmpty() || (best.isEmpty() && !listed.isEmpty()))
            co_return noRevision(joined(listed));
        co_return co_await initialize();
    }
}

Task<Result<RpcAnswer>> McpClient::discover()
{
    m_transport->speak(StatelessRevision.toByteArray());
    co_return co_await once(McpAsk("server/discover"), StatelessRevision.toByteArray());
}

/// The handshake of the revisions with sessions.
Task<Result<McpServer>> McpClient::initialize()
{
    m_transport->speak({});
    const QByteArray offered = m_host.revision.isEmpty() ? SessionRevision.toByteArray() : m_host.revision;
    McpAsk ask = McpAsk("initialize")
                     .with("protocolVersion", '"' + offered + '"')
                     .with("capabilities", compactJson(mcpCapabilities(m_host)))
                     .with("clientInfo", compactJson(mcpClientInfo()));
    const auto answer = co_await once(std::move(ask), offered);
    if (!answer)
        co_return fail(answer.error());
    if (answer->error)
        co_return fail(mcpRefusal(*answer->error, "initialize"));
    const QByteArray theirs = answer->result.value("protocolVersion"_L1).toString().toLatin1();
    const bool known = std::ranges::find(McpRevisions, QByteArrayView(theirs)) != McpRevisions.end();
    if (!known || isStatelessRevision(theirs))
        co_return noRevision(QString::fromLatin1(theirs));
    m_transport->speak(theirs);
    const auto ready = co_await m_transport->send(
        McpMessage("notifications/initialized", rpcNotification("notifications/initialized", {})));
    if (!ready)
        co_return fail(ready.error());
    m_scope.start(m_transport->listen());
    co_return serverOf(answer->result, theirs);
}

} // namespace agent0
