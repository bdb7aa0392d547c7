#pragma once

#include "config/finding.h"

namespace agent0 {

/// What is wrong with one text of a profile: nothing, or a finding whose path the caller adds. None of them changes
/// the text, and none repeats it: what is typed by mistake may be a secret.
using TextCheck = std::optional<Finding> (*)(const QString &text);

/// client_id (RFC 6749 appendix A.1) and the like: visible ASCII, not empty, no blank at either end.
std::optional<Finding> checkIdentifier(const QString &text);
/// The id of a connection: [a-z0-9][a-z0-9._-]{0,63}.
std::optional<Finding> checkConnectionId(const QString &text);
/// https, or http on loopback; no user name, no password, no fragment.
std::optional<Finding> checkAddress(const QString &text);
/// The same, or "".
std::optional<Finding> checkOptionalAddress(const QString &text);
/// "", or a region of Amazon's: "eu-central-1".
std::optional<Finding> checkRegion(const QString &text);
/// An address without a query (RFC 8414 section 2).
std::optional<Finding> checkIssuer(const QString &text);
/// An absolute URI without a fragment (RFC 8707 section 2), of any scheme.
std::optional<Finding> checkUri(const QString &text);
/// The same, or "".
std::optional<Finding> checkOptionalUri(const QString &text);
/// The path of a redirect address: begins with '/', no query, no fragment.
std::optional<Finding> checkRedirectPath(const QString &text);
/// One scope (RFC 6749 section 3.3).
std::optional<Finding> checkScope(const QString &text);
/// "" (the system's), "none", or an http, https or socks5 address, perhaps with a user's name, without a password.
std::optional<Finding> checkProxy(const QString &text);
/// An absolute path, or "".
std::optional<Finding> checkFilePath(const QString &text);
/// "", or a JSON list of objects that each have a "type" (RFC 9396 2).
std::optional<Finding> checkAuthorizationDetails(const QString &text);
/// One word of a command: not empty, no NUL, no line break.
std::optional<Finding> checkWord(const QString &text);
/// "NAME=value" of an environment.
std::optional<Finding> checkVariable(const QString &text);
/// Whether a name is one that secrets go by: "API_KEY", "token", "password".
bool looksLikeSecretName(const QString &name);
/// Any text on one line.
std::optional<Finding> checkLabel(const QString &text);

} // namespace agent0
