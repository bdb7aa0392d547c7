#pragma once

#include "company.h"

namespace agent0::test {

/// Requests of an MCP client, written by hand.
class McpCaller {
public:
    explicit McpCaller(Company &company, std::optional<QByteArray> accessToken = std::nullopt)
        : m_company(company), m_token(accessToken ? *accessToken : company.accessToken())
    {
    }

    QByteArray revision = "2026-07-28";
    QByteArray capabilities = "{}";
    QByteArray progressToken; ///< JSON
    QByteArray session;
    sandbox::Header instead; ///< takes the place of the header of that name

    /// params: a JSON object. name: what Mcp-Name says.
    Received stateless(const QByteArray &method, const QByteArray &params, const QByteArray &name = {})
    {
        QByteArray meta = "\"io.modelcontextprotocol/protocolVersion\":\"" + revision
            + "\",\"io.modelcontextprotocol/clientCapabilities\":" + capabilities;
        if (!progressToken.isEmpty())
            meta += ",\"progressToken\":" + progressToken;
        const QByteArray whole = params.chopped(1) + (params.size() > 2 ? "," : "") + "\"_meta\":{" + meta + "}}";
        QList<sandbox::Header> headers{{"MCP-Protocol-Version", revision}, {"Mcp-Method", method}};
        if (!name.isEmpty())
            headers.append(sandbox::Header{"Mcp-Name", name});
        if (params.contains("\"filter\":\"open\""))
            headers.append(sandbox::Header{"Mcp-Param-Filter", "open"});
        return post(request(method, whole), headers);
    }
    Received inSession(const QByteArray &method, const QByteArray &params) { return post(request(method, params), {}); }
    Received notify(const QByteArray &method)
    {
        return post("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}", {});
    }
    Received get(const QByteArray &lastEventId)
    {
        return m_company.send("GET", address(), withToken({{"Last-Event-ID", lastEventId}}), {});
    }
    Received remove() { return m_company.send("DELETE", address(), withToken({}), {}); }

private:
    QByteArray address() const { return m_company.box.resourceOf("todo0") + "mcp"; }
    static QByteArray request(const QByteArray &method, const QByteArray &params)
    {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + '}';
    }
    QList<sandbox::Header> withToken(QList<sandbox::Header> headers) const
    {
        if (!m_token.isEmpty())
            headers.append(sandbox::Header{"Authorization", "Bearer " + m_token});
        if (!session.isEmpty())
            headers.append(sandbox::Header{"Mcp-Session-Id", session});
        return headers;
    }
    Received post(const QByteArray &body, QList<sandbox::Header> headers)
    {
        headers.removeIf([this](const sandbox::Header &one) { return one.name == instead.name; });
        if (!instead.name.isEmpty())
            headers.append(instead);
        headers.append(sandbox::Header{"Content-Type", "application/json"});
        return m_company.send("POST", address(), withToken(headers), body);
    }

    Company &m_company;
    QByteArray m_token;
};

} // namespace agent0::test
