#pragma once

#include "base/result.h"

namespace agent0 {

/// Why an address must not be sent to, nor opened in a browser: "" when it may be. The reason completes "the address …".
/// It may when it is absolute https, or http on loopback, has a host, and holds none but the characters of
/// RFC 3986: no user name, fragment, control character, blank, quotation mark or backslash (security.md 2.7).
QString addressProblem(const QString &address);

/// The same for an address that a server publishes about itself: a server that is not on this machine must not
/// lead to this machine.
QString publishedAddressProblem(const QString &address, const QString &publisher);

} // namespace agent0
