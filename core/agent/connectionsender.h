#pragma once

#include "agent/parts.h"
#include "mcp/authorizedsender.h"

namespace agent0 {

/// The sender of one connection: its token, by whatever way the connection has access, and what DESIGN 6.5 says about refusals. A
/// server that asks for no token gets none: a connection by consent is tried without one first.
class ConnectionSender final : public AuthorizedSender {
public:
    ConnectionSender(AgentParts &parts, QString connectionId) : m_parts(parts), m_connectionId(std::move(connectionId))
    {
    }

    Task<Result<std::unique_ptr<HttpStream>>> send(HttpRequest request) override;

private:
    using Stream = Result<std::unique_ptr<HttpStream>>;
    using Token = std::optional<LiveToken>;
    Task<Result<Token>> firstToken(Connection connection);
    Task<Stream> open(HttpRequest request, Token token);
    Task<Stream> openUntilAccepted(Connection connection, HttpRequest request, Token token);

    AgentParts &m_parts;
    QString m_connectionId;
};

} // namespace agent0
