#pragma once

#include "base/clock.h"
#include "http/httprequest.h"

namespace agent0 {

/// What a status of 300 and above says of an MCP server, for the codes see McpTransport. sessionLost: a session was named
/// and the status may mean that it is gone. now: our own clock.
Error httpRefusal(const HttpResponse &answer, bool sessionLost, Instant now);

} // namespace agent0
