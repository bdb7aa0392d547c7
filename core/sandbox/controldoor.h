#pragma once

#include "sandbox/httpserver.h"

namespace agent0::sandbox {

class Sandbox;

/// The sandbox's own door for tests of other processes. Every request needs "Authorization: Bearer TOKEN".
///
///     GET    /control/log, /control/counts, /control/faults
///     DELETE /control/log
///     POST   /control/fault/{name}      what FaultSwitch::set() takes, percent-encoded
///     DELETE /control/fault/{name}, /control/faults
///     POST   /control/rotate-keys       ?overlap=0 publishes the new keys alone
///     POST   /control/expire/{what}     access-tokens | id-tokens | sessions
///     POST   /control/revoke/refresh-tokens
///     POST   /control/advance/{seconds} all clocks of the sandbox go ahead
///     POST   /control/policy            {"allow", "person", "client", "resource", "scopes"}
///     DELETE /control/policy            back to the beginning
void addControlRoutes(HttpServer &server, Sandbox &sandbox, const QByteArray &token);

} // namespace agent0::sandbox
