#pragma once

#include "config/profile.h"
#include "mcp/authorizedsender.h"
#include "mcp/mcpclient.h"

namespace agent0 {

/// The MCP server of one connection, by the way the profile names: an address, or a command of this machine.
class McpConnection {
public:
    /// host: what it says of extensions, the revision and the patience is completed from the connection.
    McpConnection(std::unique_ptr<AuthorizedSender> sender, Clock &clock, const Connection &connection, McpHost host);

    McpClient &client() { return *m_client; }

private:
    std::unique_ptr<AuthorizedSender> m_sender;
    std::unique_ptr<McpClient> m_client; // before what it sends through
};

} // namespace agent0
