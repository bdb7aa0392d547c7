#pragma once

#include "mcp/jsonrpc.h"
#include "mcp/mcphost.h"

namespace agent0 {

using ProgressSink = std::function<void(const McpProgress &)>;

/// One request before it is written in the words of a revision.
struct McpAsk {
    explicit McpAsk(QByteArray method) : method(std::move(method)) { }
    McpAsk &&with(QByteArray name, QByteArray json) &&
    {
        params.append({std::move(name), std::move(json)});
        return std::move(*this);
    }
    McpAsk &&withText(QByteArray name, const QString &text) &&;
    /// What the call is about: the tool, the prompt or the address.
    McpAsk &&about(QString what) &&
    {
        subject = std::move(what);
        return std::move(*this);
    }

    QByteArray method;
    QList<std::pair<QByteArray, QByteArray>> params; ///< names and the JSON of their values, as it goes out
    QString subject;
    QList<HttpHeader> headers;
    ProgressSink progress;
    std::optional<Milliseconds> patience; ///< other than the host's; the request may then take as long in all
};

/// Who we are and what we offer, in every revision.
QJsonObject mcpClientInfo();
QJsonObject mcpCapabilities(const McpHost &host);

/// The parameters, "_meta" of the revision included.
QByteArray mcpParams(const McpAsk &ask, QByteArrayView revision, qint64 id, const McpHost &host);
/// The headers that revision wants of a request.
QList<HttpHeader> mcpHeaders(const McpAsk &ask, QByteArrayView revision);

/// A JSON-RPC error as an Error: Fault::Refused, code "mcp_error", "mcp_unknown_method" or "mcp_invalid_params".
Error mcpRefusal(const RpcError &error, QByteArrayView method);

} // namespace agent0
