#pragma once

#include "base/clock.h"
#include "http/httprequest.h"
#include "mcp/jsonrpc.h"

namespace agent0 {

/// One message of ours, ready to go.
struct McpMessage {
    McpMessage(QByteArray method, QByteArray body) : method(std::move(method)), body(std::move(body)) { }

    QByteArray method; ///< "" for an answer of ours
    QByteArray body; ///< the JSON-RPC message
    std::optional<qint64> id; ///< of a request
    QList<HttpHeader> headers; ///< what the revision wants repeated outside the body; HTTP alone has a place for it
    Milliseconds patience{60'000}; ///< how long the server may be silent, while it does not wait for us
    Milliseconds longest{600'000}; ///< how long a request may take in all, however much is said
};

/// Takes what a server sends beside answers. Must not destroy the transport.
class McpInbox {
public:
    virtual ~McpInbox() = default;
    virtual void asked(RpcRequest request) = 0;
    /// Whether the server still waits for an answer of ours. Its silence means nothing then.
    virtual bool isAsked() const = 0;
    virtual void told(RpcNotification notification) = 0;
};

/// The way to one MCP server and back. Errors are of Leg::Resource unless access itself failed.
/// Codes: "mcp_status" (HTTP said no; Fault::Refused), "server_error" (Fault::Network), "session_lost"
/// (Fault::Refused: initialize again), "stream_cut" and "timeout" (Fault::Network), "rpc_wrong_id", "not_mcp" and those
/// of parseRpcMessage() and EventStreamParser (Fault::Malformed), "process_ended" and "process_failed" (stdio).
class McpTransport {
public:
    virtual ~McpTransport() = default;
    McpTransport() = default;
    McpTransport(const McpTransport &) = delete;
    McpTransport &operator=(const McpTransport &) = delete;

    void deliverTo(McpInbox *inbox) { m_inbox = inbox; }

    /// Sends a request and gives its answer, an error answer as well. What else comes goes to the inbox. Dropping the
    /// task stops waiting; whether the server is told is the caller's to decide.
    virtual Task<Result<RpcAnswer>> request(McpMessage message) = 0;
    /// Sends a notification, or an answer to the server.
    virtual Task<Result<>> send(McpMessage message) = 0;
    /// What the server says on its own, to the inbox, for as long as it does; ends at once where there is no such way.
    virtual Task<> listen() = 0;
    /// The revision that was agreed on; "" before.
    virtual void speak(QByteArray revision) = 0;
    /// Says goodbye where the revision has a word for it. Nothing may be asked afterwards.
    virtual Task<> close() = 0;
    /// Whether dropping a request tells the server that it is not wanted any more.
    virtual bool dropCancels() const = 0;

protected:
    McpInbox *m_inbox = nullptr;
};

} // namespace agent0
