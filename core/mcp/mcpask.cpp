#include "mcp/mcpask.h"

#include "mcp/revisions.h"

#include <QJsonDocument>

namespace agent0 {

namespace {

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QJsonObject metaOf(const McpAsk &ask, QByteArrayView revision, qint64 id, const McpHost &host)
{
    QJsonObject meta;
    if (isStatelessRevision(revision)) {
        meta.insert("io.modelcontextprotocol/protocolVersion"_L1, QString::fromLatin1(revision));
        meta.insert("io.modelcontextprotocol/clientInfo"_L1, mcpClientInfo());
        meta.insert("io.modelcontextprotocol/clientCapabilities"_L1, mcpCapabilities(host));
        if (host.log)
            meta.insert("io.modelcontextprotocol/logLevel"_L1, host.logLevel);
    }
    if (ask.progress)
        meta.insert("progressToken"_L1, id);
    return meta;
}

} // namespace

McpAsk &&McpAsk::withText(QByteArray name, const QString &text) &&
{
    return std::move(*this).with(std::move(name), quoted(text));
}

QJsonObject mcpClientInfo()
{
    return {{u"name"_s, u"agent0"_s}, {u"title"_s, u"Agent0"_s}, {u"version"_s, QStringLiteral(AGENT0_VERSION)}};
}

QJsonObject mcpCapabilities(const McpHost &host)
{
    QJsonObject capabilities;
    if (host.elicit)
        capabilities.insert("elicitation"_L1, QJsonObject{{u"form"_s, QJsonObject()}, {u"url"_s, QJsonObject()}});
    if (host.roots)
        capabilities.insert("roots"_L1, QJsonObject());
    QJsonObject extensions;
    for (const QString &id : host.extensions)
        extensions.insert(id, QJsonObject());
    if (!extensions.isEmpty())
        capabilities.insert("extensions"_L1, extensions);
    return capabilities;
}

QByteArray mcpParams(const McpAsk &ask, QByteArrayView revision, qint64 id, const McpHost &host)
{
    QByteArray text;
    for (const auto &[name, json] : ask.params)
        text.append(text.isEmpty() ? "" : ",").append('"' + name + "\":" + json);
    if (const QJsonObject meta = metaOf(ask, revision, id, host); !meta.isEmpty())
        text.append(text.isEmpty() ? "" : ",").append("\"_meta\":" + compactJson(meta));
    return '{' + text + '}';
}

QList<HttpHeader> mcpHeaders(const McpAsk &ask, QByteArrayView revision)
{
    if (!isStatelessRevision(revision))
        return {};
    QList<HttpHeader> headers{{"Mcp-Method", ask.method}};
    if (!ask.subject.isEmpty())
        headers.append({"Mcp-Name", headerText(ask.subject)});
    return headers + ask.headers;
}

Error mcpRefusal(const RpcError &error, QByteArrayView method)
{
    const QString text = u"The MCP server refused %1: %2 (code %3)."_s.arg(
        QString::fromLatin1(method), error.message, QString::number(error.code));
    if (error.code == RpcMethodNotFound)
        return fail(Fault::Refused, Leg::Resource, "mcp_unknown_method"_L1, text, u"This server does not offer that."_s)
            .error();
    if (error.code == RpcInvalidParams)
        return fail(Fault::Refused, Leg::Resource, "mcp_invalid_params"_L1, text,
            u"Check the name and the arguments; list what there is with agent0ctl mcp."_s)
            .error();
    if (error.code == RpcAddressNeeded)
        return fail(Fault::Refused, Leg::Resource, "mcp_address_needed"_L1, text,
            u"Finish in the browser what the server wants there, then do the same again."_s)
            .error();
    return fail(Fault::Refused, Leg::Resource, "mcp_error"_L1, text, u"The text is the server's own."_s).error();
}

} // namespace agent0
