#pragma once

#include "sandbox/dpop.h"
#include "sandbox/httpserver.h"
#include "sandbox/mcpendpoint.h"
#include "sandbox/resourceauthorizationserver.h"
#include "sandbox/todostore.h"

namespace agent0::sandbox {

/// A todo REST API behind access tokens (RFC 6750, RFC 9449 7): GET and POST todos, GET, PUT and DELETE todos/{id}, with its
/// metadata (RFC 9728). Where it is set up so, the same todos as an MCP server at /mcp.
class ResourceServer {
public:
    struct Setup {
        QByteArray name; ///< "todo0-api"
        QString displayName;
        QString readScope;
        QString writeScope;
        QStringList seed;
        bool wrappedList; ///< {"todos": […]}, else a bare array
        bool numericIds;
        bool speaksMcp; ///< has an MCP endpoint beside the API
    };
    ResourceServer(
        World &world, const SandboxOptions &options, Setup setup, const ResourceAuthorizationServer &authority);

    Result<> start(quint16 port);
    /// From now on another authorization server gives access to it.
    void belongTo(const ResourceAuthorizationServer &authority) { m_authority = &authority; }
    QByteArray resource() const { return m_server.origin() + '/'; } ///< its identifier
    HttpServer &server() { return m_server; }
    TodoStore &todos() { return m_todos; }
    bool speaksMcp() const { return m_mcp.has_value(); }
    QByteArray mcpAddress() const { return m_server.origin() + "/mcp"; }

private:
    struct Caller {
        QString subject;
        QStringList scopes;
    };
    using Work = Response (ResourceServer::*)(const Request &, const QString &subject);
    void route(QByteArray method, QByteArray pattern, QString scope, Work work);
    Scene scene(const Request &request) const;
    Answer<Caller> caller(const Request &request);
    McpEndpoint::Caller mcpCaller(const Request &request, bool writes);
    Answer<QJsonObject> verified(const QByteArray &token);
    Problem challenge(int status, const QByteArray &error, const QString &why, const QString &scope = {},
        const QByteArray &scheme = "Bearer") const;
    Response metadata(const Request &request);
    Response list(const Request &request, const QString &subject);
    Response add(const Request &request, const QString &subject);
    Response show(const Request &request, const QString &subject);
    Response update(const Request &request, const QString &subject);
    Response remove(const Request &request, const QString &subject);

    World &m_world;
    Setup m_setup;
    const ResourceAuthorizationServer *m_authority;
    HttpServer m_server;
    DpopProofs m_proofs;
    TodoStore m_todos;
    std::optional<McpEndpoint> m_mcp;
    QHash<QByteArray, QJsonObject> m_verified; ///< claims of tokens whose signature was checked
};

} // namespace agent0::sandbox
