#pragma once

#include "base/clock.h"
#include "vault/tokenvault.h"

namespace agent0 {

/// The revision that the MCP server at that address was agreed on last, "" where nobody knows, or not for a week: servers learn new
/// ones.
Task<QByteArray> recalledRevision(TokenVault *vault, Clock *clock, QString server);
/// Keeps it for other processes, where it is another one or its week is over. The stateless one needs no keeping: asking for it is
/// how a server is met.
Task<> rememberRevision(TokenVault *vault, Clock *clock, QString server, QByteArray revision);

} // namespace agent0
