#pragma once

#include "http/httpsettings.h"

#include <QByteArray>

namespace agent0 {

class HttpRequest;

/// Where a request goes, as far as the rules need to know it.
struct HttpAddress {
    QByteArray host; ///< as written; an IPv6 address without its brackets
    bool secure = false; ///< https
    bool loopback = false; ///< 127.0.0.0/8 in four decimal parts, ::1 or localhost
    std::optional<ProxyWay> proxy = {}; ///< the one that was found for it
};

/// Reads an address by a grammar so narrow that no two parsers can differ over it: "https://" or "http://"
/// (loopback only), a host of letters, digits, dots, dashes and underscores or an IPv6 address in brackets,
/// an optional port, then path and query of printable ASCII. No user info, no fragment, no backslash in the
/// host. Fault::Configuration, code "address_invalid"; Fault::Untrusted, code "plain_http", for http to
/// elsewhere.
Result<HttpAddress> httpAddress(QByteArrayView url);

/// The address of a request, when all of it can be sent as it is: the address, a method and header names that
/// are tokens (RFC 9110 5.6.2), header values without control characters, and no header that frames the
/// message or names the host (those are the door's own). Fault::Configuration: "method_invalid",
/// "header_invalid", "header_reserved".
Result<HttpAddress> checkedRequest(const HttpRequest &request);

} // namespace agent0
