#pragma once

#include "http/httprequest.h"

namespace agent0 {

/// What a status of 300 and above says of an MCP server, for the codes see McpTransport. sessionLost: a session was named
/// and the status may mean that it is gone.
Error httpRefusal(const HttpResponse &answer, bool sessionLost);

} // namespace agent0
