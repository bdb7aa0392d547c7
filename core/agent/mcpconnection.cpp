#include "agent/mcpconnection.h"

#include "mcp/stdiotransport.h"
#include "mcp/streamablehttp.h"

namespace agent0 {

namespace {

constexpr auto EnterpriseManaged = "io.modelcontextprotocol/enterprise-managed-authorization"_L1;
constexpr auto SkillsExtension = "io.modelcontextprotocol/skills"_L1;

McpHost completed(McpHost host, const Connection &connection)
{
    if (connection.access == Access::Xaa)
        host.extensions << EnterpriseManaged;
    host.extensions << SkillsExtension;
    if (host.revision.isEmpty() && connection.apiProtocol != "auto"_L1)
        host.revision = connection.apiProtocol.toLatin1();
    return host;
}

std::unique_ptr<McpTransport> transportOf(AuthorizedSender *sender, Clock &clock, const Connection &connection)
{
    if (connection.apiCommand.isEmpty())
        return std::make_unique<StreamableHttp>(*sender, clock, connection.apiBaseUrl.toUtf8(), connection.id);
    return std::make_unique<StdioTransport>(clock,
        McpCommand{connection.apiCommand.constFirst(), connection.apiCommand.sliced(1), connection.apiEnvironment,
            connection.apiFolder});
}

} // namespace

McpConnection::McpConnection(
    std::unique_ptr<AuthorizedSender> sender, Clock &clock, const Connection &connection, McpHost host)
    : m_sender(std::move(sender)),
      m_client(std::make_unique<McpClient>(
          transportOf(m_sender.get(), clock, connection), clock, completed(std::move(host), connection)))
{
}

} // namespace agent0
