#pragma once

#include "mcp/authorizedsender.h"
#include "http/eventstream.h"
#include "mcp/mcptransport.h"

namespace agent0 {

/// MCP's Streamable HTTP, of the revisions with sessions (to 2025-11-25) and without (2026-07-28). A POST is answered
/// by JSON or an event stream. A stream that ends before its answer is taken up again where the server gave it an id,
/// no sooner than it asked (a second where it asked nothing), a few times; not in the stateless revision. However slowly
/// and in however many streams an answer comes, it is bounded by the message's longest and by one size for the whole.
class StreamableHttp final : public McpTransport {
public:
    /// url: sent byte for byte. connection: for errors and the trace. sender must outlive this.
    StreamableHttp(AuthorizedSender &sender, Clock &clock, QByteArray url, QString connection);

    Task<Result<RpcAnswer>> request(McpMessage message) override;
    Task<Result<>> send(McpMessage message) override;
    Task<> listen() override;
    void speak(QByteArray revision) override;
    Task<> close() override;
    bool dropCancels() const override { return isStateless(); }

private:
    using Stream = std::unique_ptr<HttpStream>;

    bool isStateless() const;
    HttpRequest written(QByteArray method, const McpMessage &message) const;
    Task<Result<Stream>> take(QByteArray lastEventId, McpMessage message);
    Task<Result<RpcAnswer>> read(Stream stream, McpMessage message);
    Task<Result<RpcAnswer>> readStream(Stream stream, McpMessage message);
    Task<Result<Stream>> resumed(const EventStreamParser &parser, McpMessage message, int tries);
    Task<bool> hear(Stream stream, EventStreamParser *parser);
    Result<RpcAnswer> judge(const McpMessage &message, const HttpResponse &answer);
    Result<> keepSession(const McpMessage &message, const HttpResponse &head);
    Result<std::optional<RpcAnswer>> sort(const QList<ServerSentEvent> &events, std::optional<qint64> id);

    AuthorizedSender &m_sender;
    Clock &m_clock;
    QByteArray m_url;
    QString m_connection;
    QByteArray m_revision;
    QByteArray m_session;
    TaskScope m_scope;
};

} // namespace agent0
